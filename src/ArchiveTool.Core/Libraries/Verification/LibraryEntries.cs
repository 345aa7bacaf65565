using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>What stands in a library's directory, and what does not belong there: links, pipes, devices.</summary>
internal sealed class LibraryEntries(LibraryDirectory directory)
{
    // What desktops leave in every folder that was looked at.
    private static readonly HashSet<string> Litter = new(StringComparer.OrdinalIgnoreCase)
    {
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    };

    private static readonly RelativePath[] Content =
    [
        LibraryLayout.Posts,
        LibraryLayout.Assets,
        LibraryLayout.Thumbnails,
    ];

    private static readonly RelativePath[] OwnFiles =
    [
        LibraryLayout.Settings,
        LibraryLayout.Database,
        .. ((string[])["-wal", "-shm", "-journal"]).Select(suffix =>
            RelativePath.Parse(LibraryLayout.Database.Name + suffix)
        ),
        LibraryLayout.IndexPage,
        LibraryLayout.Lock,
        LibraryLayout.LockHolder,
        LibraryLayout.Journal,
    ];

    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly HashSet<Slug> slugs = [];

    /// <summary>Every regular file where only the tool writes, by path.</summary>
    public IReadOnlySet<string> Files => files;

    /// <summary>The posts that have a folder with anything in it.</summary>
    public IReadOnlySet<Slug> Slugs => slugs;

    /// <summary>Whether all folders could be listed.</summary>
    public bool AreComplete { get; private set; } = true;

    /// <summary>Lists everything once.</summary>
    /// <returns>What does not belong in a library.</returns>
    public IReadOnlyList<LibraryDamage> List()
    {
        var damage = new List<LibraryDamage>();
        foreach (var path in OwnFiles)
        {
            Guard(path, damage, () => Expect(path, EntryKind.File, damage));
        }

        foreach (
            var path in (RelativePath[])[.. Content, LibraryLayout.Browsing, LibraryLayout.Feeds, LibraryLayout.Working]
        )
        {
            Guard(path, damage, () => Expect(path, EntryKind.Folder, damage));
        }

        foreach (var path in (RelativePath[])[LibraryLayout.Temporary, LibraryLayout.Changing])
        {
            Guard(path, damage, () => Expect(path, EntryKind.Folder, damage));
        }

        foreach (var path in (RelativePath[])[.. Content, LibraryLayout.Browsing, LibraryLayout.Feeds])
        {
            ListFolder(path, damage);
        }

        return [.. damage.DistinctBy(item => item.Path, StringComparer.Ordinal)];
    }

    private void ListFolder(RelativePath top, List<LibraryDamage> damage)
    {
        var open = new Stack<RelativePath>([top]);
        while (open.TryPop(out var folder))
        {
            IReadOnlyList<FolderEntry> entries = [];
            Guard(folder, damage, () => entries = directory.List(folder));
            foreach (var entry in entries)
            {
                Add(entry, open, damage);
            }
        }
    }

    private void Add(FolderEntry entry, Stack<RelativePath> open, List<LibraryDamage> damage)
    {
        switch (entry.Kind)
        {
            case EntryKind.Folder:
                open.Push(entry.Path);
                break;
            case EntryKind.File:
                AddFile(entry.Path, damage);
                break;
            default:
                AreComplete = false;
                damage.Add(Foreign(entry.Path, entry.Kind, EntryKind.File));
                break;
        }
    }

    private void AddFile(RelativePath path, List<LibraryDamage> damage)
    {
        if (Litter.Contains(path.Name) || path.IsWithin(LibraryLayout.Browsing) || path.IsWithin(LibraryLayout.Feeds))
        {
            return;
        }

        if (path.Names is ["posts", var name, _, ..])
        {
            if (!Slug.TryParse(name, out var slug))
            {
                AreComplete = false;
                damage.Add(
                    new LibraryDamage(
                        DamageKind.ForeignEntry,
                        $"posts/{name}",
                        $"posts/{name} is not the folder of a post: the tool makes no such name; move it elsewhere"
                    )
                );
                return;
            }

            slugs.Add(slug);
        }

        files.Add(path.ToString());
    }

    private void Expect(RelativePath path, EntryKind kind, List<LibraryDamage> damage)
    {
        if (directory.Find(path) is { } found && found.Kind != kind)
        {
            AreComplete = false;
            damage.Add(Foreign(path, found.Kind, kind));
        }
    }

    private void Guard(RelativePath path, List<LibraryDamage> damage, Action list)
    {
        try
        {
            list();
        }
        catch (ForeignEntryException exception)
        {
            AreComplete = false;
            damage.Add(new LibraryDamage(DamageKind.ForeignEntry, exception.Path.ToString(), exception.Message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            AreComplete = false;
            damage.Add(
                new LibraryDamage(
                    DamageKind.Unreadable,
                    path.ToString(),
                    $"{path} cannot be read: {exception.Message}; look at the disk"
                )
            );
        }
    }

    private static LibraryDamage Foreign(RelativePath path, EntryKind found, EntryKind expected) =>
        new(DamageKind.ForeignEntry, path.ToString(), new ForeignEntryException(path, found, expected).Message);
}
