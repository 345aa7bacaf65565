using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>
/// The deadline of one attempt: headers within the timeout, then in every further window of that length a least rate on
/// average, so that a drip ends and an honest large body does not.
/// </summary>
internal sealed class AttemptTimeout : IDisposable
{
    private const double LeastBytesPerSecond = 1000;

    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration outer;
    private readonly CancellationToken outerToken;
    private readonly TimeSpan window;
    private readonly ITimer timer;
    private long inWindow;
    private bool isBody;

    public AttemptTimeout(TimeSpan window, TimeProvider time, CancellationToken cancellationToken)
    {
        this.window = window;
        outerToken = cancellationToken;
        outer = cancellationToken.UnsafeRegister(static state => ((AttemptTimeout)state!).source.Cancel(), this);
        timer = time.CreateTimer(static state => ((AttemptTimeout)state!).Tick(), this, window, window);
    }

    /// <summary>Cancelled when time is up, or from outside.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Why the clock ended the attempt; <see cref="Reason.Ok"/> where it did not.</summary>
    public Reason Verdict { get; private set; } = Reason.Ok;

    /// <summary>Whether the cancellation came from outside, so that it is nobody's failure.</summary>
    public bool IsOuter => outerToken.IsCancellationRequested;

    /// <summary>The headers are there: from now on bytes count.</summary>
    public void EnterBody()
    {
        Volatile.Write(ref isBody, true);
        timer.Change(window, window);
    }

    public void Received(int bytes) => Interlocked.Add(ref inWindow, bytes);

    public void Dispose()
    {
        timer.Dispose();
        outer.Dispose();
        source.Dispose();
    }

    private void Tick()
    {
        var received = Interlocked.Exchange(ref inWindow, 0);
        var isInBody = Volatile.Read(ref isBody);
        if (isInBody && received >= LeastBytesPerSecond * window.TotalSeconds)
        {
            return;
        }

        Verdict = isInBody ? Reason.TooSlow : Reason.Timeout;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer fired.
        }
    }
}
