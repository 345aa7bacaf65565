using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Localizing.Recording;

namespace ArchiveTool.Core.Localizing.Writing;

/// <summary>
/// Writes changes into a site: first the record's line, then the pictures, then the post by a rename. A kill at any
/// instant leaves the post old or new, and in both cases whole.
/// </summary>
/// <param name="record">The site's record, taken.</param>
/// <param name="header">The run.</param>
internal sealed class ChangeWriter(SiteRecord record, RunHeader header)
{
    /// <summary>Writes a change.</summary>
    /// <returns>Why the file was left alone, or null.</returns>
    public string? Write(SourceChange change)
    {
        if (!ForeignFile.ReadAll(change.Path, ForeignFile.MostWholeBytes).AsSpan().SequenceEqual(change.Before.Span))
        {
            return $"{change.Path} was changed while it was worked on and was left alone; run it again";
        }

        var staged = change.Pictures.Where(picture => picture.Source is not null).Select(Stage).ToList();
        var folders = FindMissingFolders(change.Pictures);
        record.Append(header, change.ToRecord(record.Root, folders));
        foreach (var (temporary, path) in staged)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }

        Replace(change.Path, change.After);
        return null;
    }

    /// <summary>Puts bytes in a file's place by a rename; its mode stays.</summary>
    public void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = Path.Combine(record.Temporary, Path.GetRandomFileName());
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>
    /// Brings bytes to the site's own file system, where a rename puts them in their place. A picture is for everybody to
    /// read, as what an author saves there is.
    /// </summary>
    private (string Temporary, string Path) Stage(NewPicture picture)
    {
        var temporary = Path.Combine(record.Temporary, Path.GetRandomFileName());
        File.Copy(picture.Source!, temporary);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Public =
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(temporary, Public);
        }

        return (temporary, picture.Path);
    }

    private static List<string> FindMissingFolders(IReadOnlyList<NewPicture> pictures)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var picture in pictures.Where(picture => picture.Source is not null))
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
