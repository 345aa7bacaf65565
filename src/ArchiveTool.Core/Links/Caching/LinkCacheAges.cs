using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>
/// How long a verdict stays valid. A failure is valid for a short time only: somebody who repairs a link wants to see it.
/// </summary>
/// <param name="Longest">The age of a plain success.</param>
/// <param name="Failures">The age of a failure; zero to ask for failures each time.</param>
internal sealed record LinkCacheAges(TimeSpan Longest, TimeSpan Failures = default)
{
    private const int ShareOfTemporary = 4;

    /// <summary>How long a verdict of this kind is kept; none for zero.</summary>
    public TimeSpan GetAge(LinkStatus status, Reason reason) =>
        status switch
        {
            // Where a temporary redirect leads is sooner another place.
            LinkStatus.Alive when reason == Reason.MovedTemporarily => Longest / ShareOfTemporary,
            LinkStatus.Alive or LinkStatus.Redirected => Longest,
            LinkStatus.Skipped => TimeSpan.Zero,
            _ => Failures,
        };
}
