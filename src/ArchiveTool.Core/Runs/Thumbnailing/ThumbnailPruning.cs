using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>Removes thumbnails that no manifest names.</summary>
internal static class ThumbnailPruning
{
    public static (int Files, long Bytes) Prune(Library library, IReadOnlySet<string> needed)
    {
        var root = new DirectoryInfo(library.Layout.Thumbnails);
        if (!root.Exists)
        {
            return (0, 0);
        }

        var (files, bytes) = (0, 0L);
        foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = library.Layout.Relative(file.FullName);
            if (!needed.Contains(path))
            {
                (files, bytes) = (files + 1, bytes + file.Length);
                library.Index.ForgetFile(path);
                file.Delete();
            }
        }

        // Deepest first, so that a folder of empty folders goes too.
        foreach (
            var folder in root.EnumerateDirectories("*", SearchOption.AllDirectories)
                .OrderByDescending(folder => folder.FullName.Length)
                .Where(folder => !folder.EnumerateFileSystemInfos().Any())
        )
        {
            folder.Delete();
        }

        return (files, bytes);
    }
}
