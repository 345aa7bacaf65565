using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Removes bodies that no post uses any more, with their thumbnails. The files go first: until the index forgets a body,
/// it is known as one that goes.
/// </summary>
internal static class UnusedFileSweeper
{
    public static (int Files, long Bytes) Sweep(Library library)
    {
        var unused = library.Index.Unused();
        if (unused.Count == 0)
        {
            return (0, 0);
        }

        var (files, bytes) = (0, 0L);
        var widths = library
            .Directory.List(LibraryLayout.Thumbnails)
            .Where(entry => entry.Kind == EntryKind.Folder)
            .Select(entry => entry.Path)
            .ToList();
        foreach (var asset in unused)
        {
            var thumbnails = widths.SelectMany(width => GetThumbnails(library.Directory, width, asset.Sha256));
            foreach (var path in thumbnails.Prepend(asset.Path).ToList())
            {
                var length = Delete(library, path);
                (files, bytes) = (files + (length is null ? 0 : 1), bytes + (length ?? 0));
            }
        }

        library.Index.Forget(unused);
        return (files, bytes);
    }

    private static IEnumerable<RelativePath> GetThumbnails(
        LibraryDirectory directory,
        RelativePath width,
        string sha256
    ) =>
        directory
            .List(width / sha256[..2])
            .Where(entry => entry.Path.Name.StartsWith(sha256 + ".", StringComparison.Ordinal))
            .Select(entry => entry.Path);

    private static long? Delete(Library library, RelativePath path)
    {
        library.Index.ForgetFile(path);
        if (library.Directory.Find(path) is not { IsFile: true } file)
        {
            return null;
        }

        library.Directory.Delete(path);
        if (library.Directory.List(path.Parent).Count == 0)
        {
            library.Directory.DeleteFolder(path.Parent);
        }

        return file.Length;
    }
}
