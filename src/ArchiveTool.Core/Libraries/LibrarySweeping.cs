namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Removes bodies that no post uses any more, with their thumbnails. The files go first: until the index forgets a body,
/// it is known as one that goes.
/// </summary>
internal static class LibrarySweeping
{
    public static (int Files, long Bytes) Sweep(Library library)
    {
        var unused = library.Index.Unused();
        if (unused.Count == 0)
        {
            return (0, 0);
        }

        var (files, bytes) = (0, 0L);
        var widths = Directory.Exists(library.Layout.Thumbnails)
            ? Directory.GetDirectories(library.Layout.Thumbnails)
            : [];
        foreach (var asset in unused)
        {
            var thumbnails = widths.SelectMany(width => ThumbnailsOf(width, asset.Sha256));
            foreach (var path in thumbnails.Select(library.Layout.Relative).Prepend(asset.Path).ToList())
            {
                var length = Delete(library, path);
                (files, bytes) = (files + (length is null ? 0 : 1), bytes + (length ?? 0));
            }
        }

        library.Index.Forget(unused);
        return (files, bytes);
    }

    private static IEnumerable<string> ThumbnailsOf(string width, string sha256)
    {
        var folder = Path.Combine(width, sha256[..2]);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, sha256 + ".*") : [];
    }

    private static long? Delete(Library library, string path)
    {
        library.Index.ForgetFile(path);
        var file = new FileInfo(library.Layout.Absolute(path));
        if (!file.Exists)
        {
            return null;
        }

        var length = file.Length;
        file.Delete();
        if (file.Directory is { } folder && !folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
        }

        return length;
    }
}
