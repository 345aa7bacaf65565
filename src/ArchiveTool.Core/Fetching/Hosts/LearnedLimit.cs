using ArchiveTool.Core.Fetching.Exchanges;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>
/// How many requests a host allows in what time, learned from its first refusal (429): what it served before is the number,
/// and the time until it serves again is the period. While it refuses, one request at a time asks whether it still does.
/// Not safe for concurrent use.
/// </summary>
internal sealed class LearnedLimit
{
    private const int MostRemembered = 1024;
    private const int QuickProbes = 10;
    private const int MostGrowth = 10;

    // A host that has served this many times what the limit says may allow more than it did.
    private const int RoundsBeforeMore = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    // Requests reach the host later than they start, some more than others.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(30);

    /// <summary>How long a host that served before is asked whether it does again, and then left in peace.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> served = [];
    private int limit;
    private TimeSpan period;
    private int sinceResumed;
    private DateTimeOffset resumedAt;
    private bool isRefused;
    private DateTimeOffset refusedAt;
    private DateTimeOffset nextProbe;
    private int probes;

    /// <summary>Takes note of an answer that is no refusal.</summary>
    public void Serve(HopOutcome outcome)
    {
        served.Enqueue(outcome.At);
        if (served.Count > MostRemembered)
        {
            served.Dequeue();
        }

        if (isRefused && outcome.At > refusedAt)
        {
            Resume(outcome.At);
            return;
        }

        if (++sinceResumed == 1)
        {
            resumedAt = outcome.At;
        }

        if (limit > 0 && sinceResumed >= RoundsBeforeMore * limit)
        {
            limit += Math.Max(1, limit / 4);
            sinceResumed = 0;
        }
    }

    /// <summary>Takes note of a refusal; false if nothing can be learned from it, as the host never served or has not for long.</summary>
    public bool Refuse(HopOutcome outcome, DateTimeOffset now)
    {
        if (limit == 0 && sinceResumed == 0)
        {
            return false;
        }

        if (isRefused && outcome.At <= refusedAt)
        {
            // Was under way when the host began to refuse.
            return true;
        }

        if (!isRefused)
        {
            (isRefused, refusedAt, probes) = (true, now, 0);
        }

        nextProbe = now + (outcome.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : Pause());
        probes++;
        return now - refusedAt < Patience;
    }

    /// <summary>Whether the host has refused everything for long.</summary>
    public bool IsHopeless(DateTimeOffset now) => isRefused && now - refusedAt >= Patience;

    /// <summary>Whether a request may start.</summary>
    public bool IsOpen(DateTimeOffset now, int inFlight) =>
        isRefused ? inFlight == 0 && now >= nextProbe : limit == 0 || CountRecent(now) + inFlight < limit;

    /// <summary>When a request may start, if none that is under way changes that; null for now.</summary>
    public DateTimeOffset? GetOpening(DateTimeOffset now) =>
        isRefused ? nextProbe
        : limit > 0 && CountRecent(now) >= limit ? served.Peek() + period
        : null;

    private TimeSpan Pause()
    {
        var pause =
            probes < QuickProbes ? FirstPause : FirstPause * Math.Pow(1.5, Math.Min(probes - QuickProbes, MostGrowth));
        return pause < LongestPause ? pause : LongestPause;
    }

    private void Resume(DateTimeOffset at)
    {
        var measured = at - resumedAt + Margin;
        if (limit == 0 || sinceResumed < limit)
        {
            (limit, period) = (Math.Max(1, sinceResumed), measured);
        }
        else
        {
            // It was asked for no more than the limit and refused: the period is longer.
            var longer = period * 1.15;
            period = sinceResumed == limit && measured > longer ? measured : longer;
        }

        (isRefused, sinceResumed, resumedAt) = (false, 1, at);
    }

    private int CountRecent(DateTimeOffset now)
    {
        while (served.TryPeek(out var oldest) && now - oldest >= period)
        {
            served.Dequeue();
        }

        return served.Count;
    }
}
