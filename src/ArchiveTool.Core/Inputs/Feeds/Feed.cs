namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>A feed as it was read.</summary>
/// <param name="Entries">Its entries in their order, at most as many as were asked for.</param>
/// <param name="HasMore">Whether entries beyond these were left.</param>
/// <param name="Damage">Where and why reading ended early, for people; null if it did not.</param>
internal sealed record Feed(IReadOnlyList<FeedEntry> Entries, bool HasMore, string? Damage)
{
    /// <summary>How long it asks to be left alone after it was read; zero if it says nothing.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether a text in it was longer than a feed's may be, and was cut.</summary>
    public bool WasCut { get; init; }
}
