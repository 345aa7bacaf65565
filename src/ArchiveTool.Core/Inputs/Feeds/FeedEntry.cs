namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>One entry of a feed.</summary>
internal sealed record FeedEntry
{
    /// <summary>The <c>guid</c> or <c>id</c>; null if absent.</summary>
    public string? Id { get; init; }

    /// <summary>The absolute address of its page; null if absent.</summary>
    public string? Link { get; init; }

    /// <summary>What its link and its files are resolved against, or null where that is the feed's.</summary>
    public string? Around { get; init; }

    /// <summary>What relative addresses in its content are resolved against, or null where that is its link.</summary>
    public string? Base { get; init; }

    /// <summary>Its title as text; null if absent.</summary>
    public string? Title { get; init; }

    /// <summary>Its author, or the feed's; null if absent.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, else updated; null if absent or unreadable.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Its categories as text.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its content as HTML; empty if absent.</summary>
    public string Content { get; init; } = "";

    /// <summary>What the feed calls its content.</summary>
    public EntryText ContentKind { get; init; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<FeedMedia> Media { get; init; } = [];
}
