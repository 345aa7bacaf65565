using ArchiveTool.Core.Fetching.Exchanges;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>What is remembered of a feed that an earlier run read.</summary>
/// <param name="Validators">To ask by; null to ask for the whole feed.</param>
/// <param name="Unfinished">Entries to be worked on again where the feed has nothing new.</param>
internal sealed record FeedMemo(Validators? Validators, IReadOnlyList<string> Unfinished)
{
    /// <summary>The feed has nothing new before it, by its own word; null if it says nothing.</summary>
    public DateTimeOffset? FreshUntil { get; init; }

    /// <summary>The server asked not to be asked before it; null if it did not.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
