using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>How long a verdict is worth something. A failure is never: whoever repairs a link wants to see it so.</summary>
/// <param name="Longest">The age of a plain success.</param>
public sealed record LinkCacheAges(TimeSpan Longest)
{
    private const int ShareOfTemporary = 4;

    /// <summary>How long a verdict of this kind is kept; none for zero.</summary>
    public TimeSpan Of(LinkStatus status, Reason reason) =>
        status switch
        {
            // Where a temporary redirect leads is sooner another place.
            LinkStatus.Alive when reason == Reason.MovedTemporarily => Longest / ShareOfTemporary,
            LinkStatus.Alive or LinkStatus.Redirected => Longest,
            _ => TimeSpan.Zero,
        };
}
