namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>Memory that several share: each takes what it needs and waits until that much is free, first come first served.</summary>
/// <param name="total">Bytes.</param>
internal sealed class MemoryBudget(long total)
{
    private readonly Lock access = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Granted)> waiting = [];
    private long free = total;

    /// <summary>All of it, in bytes.</summary>
    public long Total { get; } = total;

    /// <summary>Takes memory. What is larger than all of it is never granted, so ask before.</summary>
    /// <returns>Gives it back when disposed of.</returns>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Total);
        var granted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (access)
        {
            waiting.Enqueue((bytes, granted));
            Grant();
        }

        using var cancelled = cancellationToken.Register(() => granted.TrySetCanceled(cancellationToken));
        try
        {
            await granted.Task;
        }
        catch (OperationCanceledException)
        {
            // Its place in the queue must not hold up those behind it.
            lock (access)
            {
                Grant();
            }

            throw;
        }

        return new Share(this, bytes);
    }

    private void Grant()
    {
        while (waiting.TryPeek(out var next) && (next.Granted.Task.IsCanceled || next.Bytes <= free))
        {
            waiting.Dequeue();
            if (next.Granted.TrySetResult())
            {
                free -= next.Bytes;
            }
        }
    }

    private void GiveBack(long bytes)
    {
        lock (access)
        {
            free += bytes;
            Grant();
        }
    }

    private sealed class Share(MemoryBudget budget, long bytes) : IDisposable
    {
        private int isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGivenBack, 1) == 0)
            {
                budget.GiveBack(bytes);
            }
        }
    }
}
