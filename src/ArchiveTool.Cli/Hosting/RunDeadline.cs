namespace ArchiveTool.Cli.Hosting;

/// <summary>The time that <c>--deadline</c> leaves a run: ends it as an interruption does.</summary>
internal sealed class RunDeadline : IDisposable
{
    private readonly CancellationTokenSource ending;
    private readonly CancellationToken interruption;

    /// <summary>Begins to count.</summary>
    /// <param name="limit">How long; null for as long as it takes.</param>
    /// <param name="interruption">Ends the run too.</param>
    public RunDeadline(TimeSpan? limit, CancellationToken interruption)
    {
        this.interruption = interruption;
        ending = CancellationTokenSource.CreateLinkedTokenSource(interruption);
        if (limit is { } time)
        {
            ending.CancelAfter(time);
        }
    }

    /// <summary>Ends the run.</summary>
    public CancellationToken Token => ending.Token;

    /// <summary>Whether it is the deadline that ended the run.</summary>
    public bool HasPassed => ending.IsCancellationRequested && !interruption.IsCancellationRequested;

    /// <summary>Says on standard error that it was, where it was.</summary>
    /// <param name="isInterrupted">Whether something was left undone.</param>
    public void Tell(bool isInterrupted)
    {
        if (isInterrupted && HasPassed)
        {
            Console.Error.WriteLine("archivetool: --deadline ended the run before all was done; what was done is kept");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();
}
