using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Puts a post's new folder in the place of its old one by renames, so that after a kill at any instant the one or the
/// other can be had whole.
/// </summary>
internal static class PostSwap
{
    /// <summary>Puts the staged folder in its place.</summary>
    public static void Swap(LibraryLayout layout, string slug)
    {
        var (folder, replaced) = (layout.PostFolder(slug), layout.Replaced(slug));
        var isReplacing = Directory.Exists(folder);
        if (isReplacing)
        {
            Move(folder, replaced);
        }

        try
        {
            Move(layout.Staged(slug), folder);
        }
        catch when (isReplacing)
        {
            Move(replaced, folder);
            throw;
        }

        DropReplaced(layout, slug);
    }

    /// <summary>Takes a post's folder out, whole or not at all.</summary>
    public static void Remove(LibraryLayout layout, string slug)
    {
        if (Directory.Exists(layout.PostFolder(slug)))
        {
            Move(layout.PostFolder(slug), layout.Removed(slug));
            Directory.Delete(layout.Removed(slug), recursive: true);
        }
    }

    /// <summary>After a kill: old folders whose place is empty go back, all else is done to its end.</summary>
    public static void Recover(LibraryLayout layout)
    {
        var slugs = Directory.Exists(layout.AllReplaced)
            ? Directory.GetDirectories(layout.AllReplaced).Select(Path.GetFileName)
            : [];
        foreach (var slug in slugs.OfType<string>())
        {
            if (Directory.Exists(layout.PostFolder(slug)))
            {
                DropReplaced(layout, slug);
            }
            else
            {
                Move(layout.Replaced(slug), layout.PostFolder(slug));
            }
        }

        if (Directory.Exists(layout.Changing))
        {
            Directory.Delete(layout.Changing, recursive: true);
        }
    }

    private static void DropReplaced(LibraryLayout layout, string slug)
    {
        var replaced = layout.Replaced(slug);
        if (!Directory.Exists(replaced))
        {
            return;
        }

        // What somebody laid beside the post is not ours to delete.
        foreach (var foreign in Directory.EnumerateFileSystemEntries(replaced).Where(path => !IsOurs(path)).ToList())
        {
            var target = Path.Combine(layout.PostFolder(slug), Path.GetFileName(foreign));
            if (!Path.Exists(target))
            {
                Directory.Move(foreign, target);
            }
        }

        Directory.Delete(replaced, recursive: true);
    }

    private static bool IsOurs(string path) =>
        Path.GetFileName(path) is "manifest.json" or "index.html"
        || Path.GetFileNameWithoutExtension(path) is "original" or "post";

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Directory.Move(from, to);
    }
}
