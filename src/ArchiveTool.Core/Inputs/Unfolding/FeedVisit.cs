using System.Collections.Concurrent;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>A feed that a run read, and the entries that came of it.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Answer">What its server said; null for a file.</param>
internal sealed record FeedVisit(PostInput Feed, InputAnswer? Answer)
{
    /// <summary>How long the feed asks to be left alone.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>The feed as it came.</summary>
    public required InputBytes Bytes { get; init; }

    /// <summary>The identities of the entries that were worked on.</summary>
    public ConcurrentQueue<string> Entries { get; } = new();

    /// <summary>Whether entries were read to its end.</summary>
    public bool IsWhole { get; set; }
}
