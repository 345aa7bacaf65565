namespace ArchiveTool.Testing;

/// <summary>
/// A clock for tests that must not sleep: a wait ends at once, and the clock jumps as far as was asked.
/// What ticks again and again (the windows of an attempt's deadline) ends when the test says so.
/// </summary>
public sealed class JumpingTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<TimeSpan> waits = [];
    private readonly HashSet<JumpingTimer> windows = [];
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What was waited for so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
            {
                return [.. waits];
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Lets a window end for everybody who is in one: in the first since its timer was made, or in one that was begun anew
    /// (a body's, after the headers).
    /// </summary>
    public void EndWindows(bool begunAnew)
    {
        List<JumpingTimer> ending;
        lock (gate)
        {
            ending = [.. windows.Where(window => window.IsBegunAnew == begunAnew)];
        }

        foreach (var window in ending)
        {
            window.Fire();
        }
    }

    /// <summary>Lets one window after the other end until the work is done, however slow the machine.</summary>
    public async Task<T> EndWindowsUntilAsync<T>(Task<T> work, bool begunAnew)
    {
        ArgumentNullException.ThrowIfNull(work);
        while (!work.IsCompleted)
        {
            EndWindows(begunAnew);
            await Task.Yield();
        }

        return await work;
    }

    private void Jump(TimeSpan by)
    {
        lock (gate)
        {
            waits.Add(by);
            now += by;
        }
    }

    private sealed class JumpingTimer(JumpingTime time, TimerCallback callback, object? state) : ITimer
    {
        private bool isBegun;

        public bool IsBegunAnew { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero)
            {
                return true;
            }

            if (period <= TimeSpan.Zero)
            {
                time.Jump(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
                return true;
            }

            lock (time.gate)
            {
                IsBegunAnew = isBegun;
                isBegun = true;
                time.windows.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.windows.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
