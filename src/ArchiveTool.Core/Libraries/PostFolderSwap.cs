using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Puts a post's new folder in the place of its old one by renames: after a crash either the old or the new folder is
/// intact.
/// </summary>
internal static class PostFolderSwap
{
    /// <summary>Puts the staged folder in its place; the one that stood there waits for <see cref="DropReplaced"/>.</summary>
    /// <exception cref="ForeignEntryException">Something that is not a folder stands there.</exception>
    public static void Swap(LibraryDirectory directory, Slug slug)
    {
        var (folder, replaced) = (LibraryLayout.PostFolder(slug), LibraryLayout.Replaced(slug));
        directory.RequireFolderOrNothing(folder);
        var isReplacing = directory.IsFolder(folder);
        if (isReplacing)
        {
            Move(directory, folder, replaced);
        }

        try
        {
            Move(directory, LibraryLayout.Staged(slug), folder);
        }
        catch when (isReplacing)
        {
            Move(directory, replaced, folder);
            throw;
        }
    }

    /// <summary>Takes a post's folder out, whole or not at all.</summary>
    /// <exception cref="ForeignEntryException">Something that is not a folder stands there.</exception>
    public static void Remove(LibraryDirectory directory, Slug slug)
    {
        directory.RequireFolderOrNothing(LibraryLayout.PostFolder(slug));
        if (directory.IsFolder(LibraryLayout.PostFolder(slug)))
        {
            Move(directory, LibraryLayout.PostFolder(slug), LibraryLayout.Removed(slug));
            directory.DeleteTree(LibraryLayout.Removed(slug));
        }
    }

    /// <summary>After a kill: old folders whose place is empty go back, all else is done to its end.</summary>
    public static void Recover(LibraryDirectory directory)
    {
        foreach (var entry in directory.List(LibraryLayout.AllReplaced).Where(entry => entry.Kind == EntryKind.Folder))
        {
            if (!Slug.TryParse(entry.Path.Name, out var slug))
            {
                continue;
            }

            if (directory.Find(LibraryLayout.PostFolder(slug)) is null)
            {
                Move(directory, LibraryLayout.Replaced(slug), LibraryLayout.PostFolder(slug));
            }
            else
            {
                DropReplaced(directory, slug);
            }
        }

        directory.DeleteTree(LibraryLayout.Changing);
    }

    /// <summary>Deletes the folder that was replaced.</summary>
    public static void DropReplaced(LibraryDirectory directory, Slug slug)
    {
        var replaced = LibraryLayout.Replaced(slug);
        if (!directory.IsFolder(replaced))
        {
            return;
        }

        // What somebody laid beside the post is not ours to delete.
        foreach (var foreign in directory.List(replaced).Where(entry => !IsOurs(directory, replaced, entry)).ToList())
        {
            var target = LibraryLayout.PostFolder(slug) / foreign.Path.Name;
            if (directory.Find(target) is null)
            {
                directory.Rename(foreign.Path, target);
            }
        }

        directory.DeleteTree(replaced);
    }

    private static bool IsOurs(LibraryDirectory directory, RelativePath folder, FolderEntry entry) =>
        entry.Path.Name is "manifest.json" or "index.html" or LibraryLayout.VersionsName
        || Path.GetFileNameWithoutExtension(entry.Path.Name) is "original" or "post"
        || (entry.Kind == EntryKind.Folder && PostCopies.AreAll(directory, folder, entry.Path));

    private static void Move(LibraryDirectory directory, RelativePath from, RelativePath to)
    {
        directory.CreateFolder(to.Parent);
        directory.Rename(from, to);
    }
}
