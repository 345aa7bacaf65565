using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Judgements;

/// <summary>What the catalogue says of one URL, without the network.</summary>
/// <param name="Tracking">What tracks the reader, or null.</param>
/// <param name="Affiliate">Who earns, or null.</param>
/// <param name="Destination">
/// The innermost destination that the URL shows, or null. For a shop's own URL with an account in it, the URL without.
/// </param>
/// <param name="WouldCountAClick">Whether asking for the URL itself would count as a customer's click.</param>
public sealed record UrlJudgement(
    TrackingFinding? Tracking,
    AffiliateFinding? Affiliate,
    WebUrl? Destination,
    bool WouldCountAClick
)
{
    /// <summary>Nothing to say.</summary>
    public static UrlJudgement Nothing { get; } = new(null, null, null, false);

    /// <summary>Whether the URL is a shortener's: where it leads, only asking shows, and no shop pays for that.</summary>
    public bool IsShortener { get; init; }

    /// <summary>What the link may be, where no entry of the catalogue knows it; or null.</summary>
    public LikelyFinding? Likely { get; init; }

    /// <summary>Where the entry stands that decided: <c>file:line</c>; null if none did.</summary>
    public string? DecidedBy => Entry?.Place;

    /// <summary>The entry that decided; null if none did.</summary>
    internal IKnowledgeEntry? Entry { get; init; }
}
