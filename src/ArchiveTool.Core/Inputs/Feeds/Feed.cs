namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>A feed as it was read.</summary>
/// <param name="Entries">Its entries in their order that were wanted, at most as many as were asked for.</param>
/// <param name="HasMore">Whether entries beyond these were left.</param>
/// <param name="Damage">Where and why reading ended early, for people; null if it did not.</param>
internal sealed record Feed(IReadOnlyList<FeedEntry> Entries, bool HasMore, string? Damage)
{
    /// <summary>How long it asks to be left alone after it was read; zero if it says nothing.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>How many entries were read, wanted or not.</summary>
    public int Count { get; init; } = Entries.Count;

    /// <summary>Where it is not well-formed, for people; null if it is.</summary>
    public string? Mended { get; init; }

    /// <summary>Whether a text in it was longer than a feed's may be, and was cut.</summary>
    public bool WasCut { get; init; }
}
