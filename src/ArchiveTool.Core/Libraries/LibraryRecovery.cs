using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;

namespace ArchiveTool.Core.Libraries;

/// <summary>Brings a library into order that a killed run left, before anything else is done with it.</summary>
internal static class LibraryRecovery
{
    /// <summary>Every post is whole again, as it was or as it was to become, and the index says so.</summary>
    public static async Task RecoverAsync(
        LibraryLayout layout,
        LibraryIndex index,
        IReadOnlyList<JournalEntry> journal,
        CancellationToken cancellationToken
    )
    {
        PostSwap.Recover(layout);
        foreach (var slug in Unfinished(journal))
        {
            if (await ManifestFile.TryReadAsync(layout.Manifest(slug), cancellationToken) is { } manifest)
            {
                IndexRebuilding.Put(index, layout, manifest);
            }
            else if (!Directory.Exists(layout.PostFolder(slug)))
            {
                index.Remove(slug);
            }
        }
    }

    /// <summary>The posts that were begun and not finished.</summary>
    public static IReadOnlySet<string> Unfinished(IReadOnlyList<JournalEntry> journal)
    {
        var unfinished = new HashSet<string>(StringComparer.Ordinal);
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
    public static Dictionary<string, KnownAsset> Pending(LibraryLayout layout, IReadOnlyList<JournalEntry> journal)
    {
        var pending = new Dictionary<string, KnownAsset>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry is { Asset: { } asset, Fetch: { } fetch } && File.Exists(layout.Absolute(asset.Path)))
            {
                pending[fetch.Url] = new KnownAsset(asset, fetch);
            }
        }

        return pending;
    }
}
