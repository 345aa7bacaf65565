using ArchiveTool.Core.Libraries;

namespace ArchiveTool.Core.Archiving;

/// <summary>Removes thumbnails that no manifest names.</summary>
internal static class ThumbnailPruning
{
    public static (int Files, long Bytes) Prune(LibraryLayout layout, IReadOnlySet<string> needed)
    {
        var root = new DirectoryInfo(layout.Thumbnails);
        if (!root.Exists)
        {
            return (0, 0);
        }

        var (files, bytes) = (0, 0L);
        foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(layout.Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (!needed.Contains(path))
            {
                (files, bytes) = (files + 1, bytes + file.Length);
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
