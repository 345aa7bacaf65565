using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>Removes thumbnails that no manifest names.</summary>
internal static class ThumbnailPruning
{
    public static (int Files, long Bytes) Prune(Library library, IReadOnlySet<string> needed)
    {
        var (files, bytes) = (0, 0L);
        var folders = new List<RelativePath>([LibraryLayout.Thumbnails]);

        // Grows while it is gone through: each folder before those in it.
        for (var i = 0; i < folders.Count; i++)
        {
            foreach (var entry in library.Directory.List(folders[i]))
            {
                if (entry.Kind == EntryKind.Folder)
                {
                    folders.Add(entry.Path);
                }
                else if (
                    !needed.Contains(entry.Path.ToString())
                    && library.Directory.Find(entry.Path) is { IsFile: true } file
                )
                {
                    (files, bytes) = (files + 1, bytes + file.Length);
                    library.Index.ForgetFile(entry.Path);
                    library.Directory.Delete(entry.Path);
                }
            }
        }

        // Deepest first, so that a folder of empty folders goes too.
        foreach (var folder in folders.Skip(1).Reverse().Where(folder => library.Directory.List(folder).Count == 0))
        {
            library.Directory.DeleteFolder(folder);
        }

        return (files, bytes);
    }
}
