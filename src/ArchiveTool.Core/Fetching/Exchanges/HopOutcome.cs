using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>What came of one attempt at one hop.</summary>
internal sealed record HopOutcome
{
    public required Hop Hop { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="Reason.Ok"/> for redirects and 304 too.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Whether another try could help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether it says that the host as a whole is in trouble.</summary>
    public bool IsHostTrouble { get; init; }

    /// <summary>Whether the host asks to be left in peace: 429, 503.</summary>
    public bool IsSlowDown { get; init; }

    /// <summary>Whether the host's limit refused it, and the next attempt starts when the limit allows.</summary>
    public bool IsWaitedFor { get; init; }

    public bool IsRedirect { get; init; }

    public bool IsNotModified { get; init; }

    /// <summary>How long the server asks us to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public ReadOnlyMemory<byte> Head { get; init; }

    public long Received { get; init; }

    public string? Detail { get; init; }

    public Attempt ToAttempt() => new(Hop.Url, At, Hop.Elapsed, Reason, Hop.Status, Hop.ReferrerSent, Received, Detail);
}
