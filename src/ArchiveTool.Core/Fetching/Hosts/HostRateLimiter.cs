using System.Threading.RateLimiting;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>
/// Lets requests to one host through: so many at a time, with a pause between their starts. A host that asks for less
/// (429, 503) gets half as many at a time and longer pauses, and each success brings some of that back; one that refuses after
/// it served has its limit learned. First come, first served.
/// </summary>
internal sealed class HostRateLimiter(FetchOptions options, TimeProvider time) : RateLimiter, IHostGate
{
    private const int TooManyRequests = 429;
    private const int HopelessAfter = 3;
    private static readonly TimeSpan FirstPenalty = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPenalty = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource<RateLimitLease>> waiting = [];
    private readonly LearnedLimit limit = new();
    private ITimer? timer;
    private int width = options.PerHost;
    private int inFlight;
    private int successes;
    private int refusals;
    private TimeSpan penalty;
    private DateTimeOffset nextStart = DateTimeOffset.MinValue;
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    ValueTask<RateLimitLease> IHostGate.AcquireAsync(CancellationToken cancellationToken) =>
        AcquireAsync(permitCount: 1, cancellationToken);

    /// <inheritdoc/>
    public bool Learn(HopOutcome outcome)
    {
        var isWaitedFor = false;
        lock (gate)
        {
            if (IsOverLimit(outcome) && limit.Refuse(outcome, time.GetUtcNow()))
            {
                isWaitedFor = true;
            }
            else if (options.IsPaced && limit.IsHopeless(time.GetUtcNow()))
            {
                closedUntil = Later(closedUntil, time.GetUtcNow() + LearnedLimit.Patience);
            }
            else if (outcome.IsSlowDown)
            {
                Slow(outcome.RetryAfter);
            }
            else if (outcome.Hop.Status is not null && !outcome.IsHostTrouble)
            {
                limit.Serve(outcome);
                refusals = 0;
                penalty = penalty > FirstPenalty ? penalty / 2 : TimeSpan.Zero;
                if (width < options.PerHost && ++successes >= width)
                {
                    successes = 0;
                    width++;
                }
            }
        }

        Pump();
        return isWaitedFor;
    }

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        throw new NotSupportedException("a host is waited for");

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (time.GetUtcNow() < closedUntil)
            {
                return ValueTask.FromResult<RateLimitLease>(new Lease(null));
            }

            if (waiting.Count == 0 && IsOpen(time.GetUtcNow()))
            {
                return ValueTask.FromResult<RateLimitLease>(Begin());
            }
        }

        return new ValueTask<RateLimitLease>(WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> WaitAsync(CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource<RateLimitLease>();
        LinkedListNode<TaskCompletionSource<RateLimitLease>> place;
        lock (gate)
        {
            place = waiting.AddLast(turn);
        }

        Pump();
        await using var _ = cancellationToken.UnsafeRegister(
            state =>
            {
                if (GiveUp(place))
                {
                    ((TaskCompletionSource<RateLimitLease>)state!).TrySetCanceled(cancellationToken);
                }
            },
            turn
        );
        return await turn.Task;
    }

    /// <summary>Leaves the queue; false where the turn has come.</summary>
    private bool GiveUp(LinkedListNode<TaskCompletionSource<RateLimitLease>> place)
    {
        lock (gate)
        {
            if (place.List is null)
            {
                return false;
            }

            waiting.Remove(place);
            return true;
        }
    }

    private void Slow(TimeSpan? retryAfter)
    {
        if (!options.IsPaced)
        {
            return;
        }

        (width, successes) = (Math.Max(1, width / 2), 0);
        penalty = penalty == TimeSpan.Zero ? FirstPenalty : penalty * 2;
        penalty = penalty > LongestPenalty ? LongestPenalty : penalty;
        var now = time.GetUtcNow();
        if (retryAfter is not { } asked)
        {
            nextStart = Later(nextStart, now + penalty);
        }
        else if (asked <= options.LongestRetryAfter)
        {
            nextStart = Later(nextStart, now + asked);
        }
        else if (++refusals >= HopelessAfter)
        {
            // Not one URL but the host: it said often enough when to come back.
            closedUntil = Later(closedUntil, now + asked);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private bool IsOverLimit(HopOutcome outcome) =>
        options.IsPaced
        && outcome is { IsSlowDown: true, Hop.Status: TooManyRequests }
        && !(outcome.RetryAfter > options.LongestRetryAfter);

    private bool IsOpen(DateTimeOffset now) =>
        inFlight < width && now >= nextStart && (!options.IsPaced || limit.IsOpen(now, inFlight));

    private Lease Begin()
    {
        inFlight++;
        var pause = options.IsPaced ? options.Delay + penalty : TimeSpan.Zero;
        if (pause > TimeSpan.Zero)
        {
            nextStart = Later(nextStart, time.GetUtcNow() + pause);
        }

        return new Lease(this);
    }

    private void End()
    {
        lock (gate)
        {
            inFlight--;
        }

        Pump();
    }

    /// <summary>
    /// Starts the requests whose turn it is, on this thread: if it were queued, the host's next request would wait behind
    /// all answers that have come meanwhile.
    /// </summary>
    private void Pump()
    {
        while (TakeTurn() is var (turn, lease))
        {
            turn.TrySetResult(lease);
        }
    }

    private (TaskCompletionSource<RateLimitLease> Turn, Lease Lease)? TakeTurn()
    {
        lock (gate)
        {
            // One time for all: what is due between two looks at the clock would be waited for by nobody.
            var now = time.GetUtcNow();
            var isClosed = now < closedUntil;
            if (waiting.First is { } next && (isClosed || IsOpen(now)))
            {
                waiting.RemoveFirst();
                return (next.Value, isClosed ? new Lease(null) : Begin());
            }

            var opening = limit.GetOpening(now);
            var pause = (opening is { } later ? Later(later, nextStart) : nextStart) - now;
            if (waiting.Count > 0 && inFlight < width && pause > TimeSpan.Zero)
            {
                timer ??= time.CreateTimer(
                    static gate => ((HostRateLimiter)gate!).Pump(),
                    this,
                    Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan
                );
                timer.Change(pause + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            }

            return null;
        }
    }

    private sealed class Lease(HostRateLimiter? gate) : RateLimitLease
    {
        private HostRateLimiter? gate = gate;

        public override bool IsAcquired { get; } = gate is not null;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Exchange(ref gate, null)?.End();
            base.Dispose(disposing);
        }
    }
}
