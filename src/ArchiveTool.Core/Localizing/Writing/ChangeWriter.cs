using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// Writes changes into a site: the new bytes beside their places and the record's line, then, when the device has both, the
/// pictures get their names, and last the post. Changes that are ready at about the same time wait together for the device. A
/// kill at any instant, and a loss of power, leaves each post old or new, and in both cases whole.
/// </summary>
/// <param name="record">The site's record, taken.</param>
/// <param name="header">The run.</param>
internal sealed class ChangeWriter(SiteRecord record, RunHeader header)
{
    private readonly SharedFlush device = new(record.Flush);
    private readonly HashSet<string> coming = new(StringComparer.Ordinal);
    private Task last = Task.CompletedTask;

    /// <summary>Writes a change; the next one may be begun before it is done. Not for concurrent use.</summary>
    /// <returns>What was written, or why the file was left alone.</returns>
    public Task<Outcome<WrittenChange>> WriteAsync(SourceChange change)
    {
        var written = WriteAfterAsync(change, last);
        last = written;
        return written;
    }

    /// <summary>Puts bytes in a file's place by a rename, at once; its mode stays.</summary>
    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = Stage(new FileInfo(path), bytes, toDisk: true);
        File.Move(temporary, path, overwrite: true);
    }

    private async Task<Outcome<WrittenChange>> WriteAfterAsync(SourceChange change, Task before)
    {
        try
        {
            var place = new FileInfo(change.Path);
            if (!IsStill(change))
            {
                return Refuse(change);
            }

            var (size, time) = (place.Length, place.LastWriteTimeUtc);
            var created = change.Pictures.Where(IsMissing).ToList();
            var pictures = created.ConvertAll(Stage);
            var post = Stage(place, change.After, toDisk: !SiteRecord.FlushesAll);
            var stamp = FileStamp.Read(post)!.Value;
            var line = change.ToRecord(record.Root, FindMissingFolders(created), created);
            record.Append(header, line);
            await device.WaitAsync();
            await before;
            foreach (var (temporary, path) in pictures)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(temporary, path, overwrite: true);
            }

            place.Refresh();
            if (place.Length != size || place.LastWriteTimeUtc != time)
            {
                return Refuse(change);
            }

            // One that shares a picture with this one may have failed to bring it.
            return change.Pictures.FirstOrDefault(picture => !File.Exists(picture.Path)) is { } missing
                ? new Failure($"{change.Path} was left as it is: {missing.Path} could not be written")
                : Place(post);

            Outcome<WrittenChange> Place(string temporary)
            {
                File.Move(temporary, change.Path, overwrite: true);
                return new WrittenChange(line, stamp);
            }
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return new Failure($"{change.Path} was left as it is: {exception.Message}");
        }
    }

    private static Failure Refuse(SourceChange change) =>
        new($"{change.Path} was changed while it was worked on and was left alone; run it again");

    private static bool IsStill(SourceChange change) =>
        ForeignFile.ReadAll(change.Path, ForeignFile.MostWholeBytes).AsSpan().SequenceEqual(change.Before.Span);

    /// <summary>Whether a picture's file has to be made for this change: not by one that is on its way already.</summary>
    private bool IsMissing(NewPicture picture) =>
        picture.Source is not null && !File.Exists(picture.Path) && coming.Add(picture.Path);

    /// <summary>Writes the new bytes of a file beside its place.</summary>
    private string Stage(FileInfo place, ReadOnlySpan<byte> bytes, bool toDisk)
    {
        var temporary = Path.Combine(record.Temporary, Path.GetRandomFileName());
        using var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, place.UnixFileMode);
        }

        if (toDisk)
        {
            RandomAccess.FlushToDisk(file);
        }

        return temporary;
    }

    /// <summary>
    /// Brings bytes to the site's own file system, where a rename puts them in their place. A picture is for everybody to
    /// read, as what an author saves there is.
    /// </summary>
    private (string Temporary, string Path) Stage(NewPicture picture)
    {
        var temporary = Path.Combine(record.Temporary, Path.GetRandomFileName());
        if (picture.IsShared)
        {
            File.Copy(picture.Source!, temporary);
        }
        else
        {
            File.Move(picture.Source!, temporary);
        }

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Public =
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(temporary, Public);
        }

        if (!SiteRecord.FlushesAll)
        {
            AtomicFile.Flush(temporary);
        }

        return (temporary, picture.Path);
    }

    private static List<string> FindMissingFolders(IReadOnlyList<NewPicture> pictures)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var picture in pictures)
        {
            for (
                var folder = Path.GetDirectoryName(picture.Path);
                folder is not null && !Directory.Exists(folder) && missing.Add(folder);
                folder = Path.GetDirectoryName(folder)
            ) { }
        }

        return [.. missing];
    }
}
