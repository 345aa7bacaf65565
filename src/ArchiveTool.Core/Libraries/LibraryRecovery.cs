using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries;

/// <summary>Brings a library into order that a killed run left, before anything else is done with it.</summary>
internal static class LibraryRecovery
{
    /// <summary>Every post is whole again, as it was or as it was to become, and the index says so.</summary>
    public static async Task RecoverAsync(
        LibraryDirectory directory,
        ILibraryIndex index,
        IReadOnlyList<JournalEntry> journal,
        CancellationToken cancellationToken
    )
    {
        PostFolderSwap.Recover(directory);
        foreach (var slug in Unfinished(journal))
        {
            if (await ManifestFile.TryReadAsync(directory, slug, cancellationToken) is { } manifest)
            {
                IndexRebuilding.Put(index, directory, manifest);
            }
            else if (directory.Find(LibraryLayout.PostFolder(slug)) is null)
            {
                index.Remove(slug);
            }
        }
    }

    /// <summary>The posts that were begun and not finished.</summary>
    public static IReadOnlySet<Slug> Unfinished(IReadOnlyList<JournalEntry> journal)
    {
        var unfinished = new HashSet<Slug>();
        foreach (var entry in journal)
        {
            if (entry.Begun is { } begun)
            {
                unfinished.Add(begun);
            }
            else if (entry.Finished is { } finished)
            {
                unfinished.Remove(finished);
            }
        }

        return unfinished;
    }

    /// <summary>The bodies that the journal names and that stand in the library, by the URLs that gave them.</summary>
    public static Dictionary<string, KnownAsset> Pending(
        LibraryDirectory directory,
        IReadOnlyList<JournalEntry> journal
    )
    {
        var pending = new Dictionary<string, KnownAsset>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry is { Asset: { } asset, Fetch: { } fetch } && IsWhole(directory, asset))
            {
                pending[fetch.Url] = new KnownAsset(asset, fetch);
            }
        }

        return pending;
    }

    /// <summary>After a loss of power a file may have its name and its length, and not its bytes.</summary>
    private static bool IsWhole(LibraryDirectory directory, ManifestAsset asset) =>
        directory.Has(asset) && FileHash.Compute(directory, asset.Path).Hash.Sha256 == asset.Sha256;
}
