using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.Localizing.Results;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// Takes a run back: its posts byte for byte, then the files that it made and nothing else uses. What was edited since
/// stays, and is told edit by edit. Killed, it goes on where it was.
/// </summary>
/// <param name="record">The site's record, taken.</param>
internal sealed class RunUndo(SiteRecord record)
{
    private readonly List<ChangedFile> files = [];
    private readonly List<Problem> problems = [];
    private readonly List<ChangedPicture> removed = [];

    /// <summary>Takes a run back.</summary>
    public ChangeResult Undo(RunRecord run)
    {
        var writer = new ChangeWriter(record, run.Header);
        var left = new List<RecordedFile>();
        foreach (var file in run.Files.Reverse())
        {
            if (TryTakeBack(file, writer) is { Count: > 0 } edits)
            {
                left.Add(file with { Edits = edits, Pictures = [.. file.Pictures.Where(one => IsUsed(one, edits))] });
            }
        }

        left.Reverse();
        var others = record.Read().Where(other => other.Header.Run != run.Header.Run).SelectMany(other => other.Files);
        RemovePictures(run, [.. others, .. left]);
        record.Replace(run with { Files = left });
        files.Reverse();
        return new ChangeResult
        {
            Command = run.Header.Command,
            IsUndo = true,
            Runs = [run.Header.Run],
            Files = files,
            Pictures = removed,
            Problems = problems,
        };
    }

    /// <summary>One file that cannot be read or written costs none of the others, and stays in the record.</summary>
    private IReadOnlyList<RecordedEdit> TryTakeBack(RecordedFile file, ChangeWriter writer)
    {
        try
        {
            return TakeBack(file, writer);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            Tell(
                file.Path,
                $"{file.Path} was left as it is: {exception.Message}; put that right and undo the run again"
            );
            return file.Edits;
        }
    }

    /// <summary>Takes back what a run did to one file.</summary>
    /// <returns>The edits that remain.</returns>
    private IReadOnlyList<RecordedEdit> TakeBack(RecordedFile file, ChangeWriter writer)
    {
        if (record.GetPath(file.Path) is not { } path || !File.Exists(path))
        {
            Tell(file.Path, $"{file.Path} is gone; nothing of it was taken back");
            return [];
        }

        var current = ForeignFile.ReadAll(path, ForeignFile.MostWholeBytes);
        var hash = SourceChange.GetHash(current);
        if (hash == file.Before)
        {
            return [];
        }

        if (hash == file.After && EditReversal.Reverse(current, file) is var before && Hash(before) == file.Before)
        {
            Replace(path, current, before, file.Edits, writer);
            return [];
        }

        var (bytes, left) = EditReversal.ReverseFound(current, file);
        foreach (var edit in left)
        {
            Tell(
                path,
                $"{file.Path} was edited since: the change at line {edit.Line}, column {edit.Column} from {Show(edit.GetBefore())} to {Show(edit.GetAfter())} was not found there again and is not taken back; change it by hand"
            );
        }

        Replace(path, current, bytes, [.. file.Edits.Except(left)], writer);
        return left;
    }

    private void Replace(
        string path,
        byte[] current,
        byte[] bytes,
        IReadOnlyList<RecordedEdit> edits,
        ChangeWriter writer
    )
    {
        if (edits.Count == 0)
        {
            return;
        }

        writer.Replace(path, bytes);
        var places = edits.Select(edit => new ChangedPlace(
            new Documents.Text.SourceSpan(edit.Offset, edit.GetBefore().Length, edit.Line, edit.Column),
            "",
            "",
            Show(edit.GetAfter()),
            Show(edit.GetBefore()),
            null
        ));
        files.Add(new ChangedFile(path, [.. places]) { Before = Hash(current), After = Hash(bytes) });
    }

    private void RemovePictures(RunRecord run, IReadOnlyList<RecordedFile> others)
    {
        var used = others
            .SelectMany(file => file.Pictures)
            .Select(picture => picture.Path)
            .ToHashSet(StringComparer.Ordinal);
        var made = run
            .Files.SelectMany(file => file.Pictures)
            .Where(picture => picture.IsCreated && !used.Contains(picture.Path))
            .DistinctBy(picture => picture.Path, StringComparer.Ordinal)
            .ToList();
        IReadOnlySet<string> named =
            made.Count == 0
                ? new HashSet<string>(StringComparer.Ordinal)
                : new SourceMentions(record.Root).Find(made.Select(one => one.Path));
        foreach (var picture in made)
        {
            try
            {
                Remove(picture, isNamed: named.Contains(picture.Path));
            }
            catch (Exception exception) when (DiskTrouble.Is(exception))
            {
                Tell(picture.Path, $"{picture.Path} was kept: {exception.Message}");
            }
        }

        var folders = run.Files.SelectMany(file => file.Folders).Distinct(StringComparer.Ordinal);
        foreach (var folder in folders.OrderByDescending(folder => folder.Length))
        {
            if (
                record.GetPath(folder) is { } path
                && Directory.Exists(path)
                && !Directory.EnumerateFileSystemEntries(path).Any()
            )
            {
                Directory.Delete(path);
            }
        }
    }

    private void Remove(RecordedPicture picture, bool isNamed)
    {
        if (record.GetPath(picture.Path) is not { } path || !File.Exists(path))
        {
            return;
        }

        if (isNamed)
        {
            Tell(path, $"{picture.Path} was kept: another file of the site names it");
        }
        else if (Hash(ForeignFile.ReadAll(path, ForeignFile.MostWholeBytes)) != picture.Sha256)
        {
            Tell(path, $"{picture.Path} was kept: it was changed since");
        }
        else
        {
            File.Delete(path);
            removed.Add(new ChangedPicture(path, picture.Url, picture.Sha256, picture.Bytes, IsNew: false));
        }
    }

    private static bool IsUsed(RecordedPicture picture, IReadOnlyList<RecordedEdit> edits)
    {
        var name = picture.Path[(picture.Path.LastIndexOf('/') + 1)..];
        return edits.Any(edit =>
            Uri.UnescapeDataString(Show(edit.GetAfter())).Contains(name, StringComparison.Ordinal)
        );
    }

    private void Tell(string path, string message) =>
        problems.Add(new Problem(ProblemCode.Input, Reason.Unreadable, path, message));

    private static string Hash(byte[] bytes) => SourceChange.GetHash(bytes);

    private static string Show(byte[] text) => Encoding.UTF8.GetString(text);
}
