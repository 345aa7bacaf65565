using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// One line of the journal: a body that is about to stand in the library though no manifest names it yet, or a post
/// whose folder is about to change, or has changed. It lets a run that was cut off go on without fetching again, and
/// keeps <c>verify</c> from calling the body an orphan.
/// </summary>
/// <param name="Asset">What is known of the body; null for a post's line.</param>
/// <param name="Fetch">How its URL gave it; null for a local file's body and for one that was derived.</param>
internal sealed record JournalEntry(ManifestAsset? Asset, ManifestFetch? Fetch)
{
    /// <summary>The slug of a post that is about to be written or removed.</summary>
    public Slug? Begun { get; init; }

    /// <summary>The slug of a post that is done, the index included.</summary>
    public Slug? Finished { get; init; }

    /// <summary>A post is about to be written or removed.</summary>
    public static JournalEntry Begin(Slug slug) => new(null, null) { Begun = slug };

    /// <summary>A post is done, the index included.</summary>
    public static JournalEntry Finish(Slug slug) => new(null, null) { Finished = slug };
}
