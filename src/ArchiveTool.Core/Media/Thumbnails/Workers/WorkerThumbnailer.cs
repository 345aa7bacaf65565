using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>
/// Makes thumbnails in a few long-lived processes, each with one image at a time: a decoder that crashes or hangs costs
/// that image, and the next gets a new worker. Workers start when they are first needed.
/// </summary>
public sealed class WorkerThumbnailer : IThumbnailer
{
    private readonly WorkerCommand command;
    private readonly TimeSpan timeout;
    private readonly SemaphoreSlim slots;
    private readonly ConcurrentBag<WorkerProcess> idle = [];

    /// <param name="command">How a worker is started.</param>
    /// <param name="parallelism">Workers at most, at least 1; by default one a core.</param>
    /// <param name="timeout">For one image in all its widths; by default a minute.</param>
    public WorkerThumbnailer(WorkerCommand command, int? parallelism = null, TimeSpan? timeout = null)
    {
        this.command = command;
        this.timeout = timeout ?? TimeSpan.FromMinutes(1);
        Parallelism = parallelism ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1, nameof(parallelism));
        slots = new SemaphoreSlim(Parallelism);
    }

    /// <inheritdoc/>
    public int Parallelism { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">A thumbnail could not be written, or no worker be started.</exception>
    public async Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            var worker = idle.TryTake(out var ready) ? ready : WorkerProcess.Start(command);
            return await AskAsync(worker, request, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Ends the workers.</summary>
    public ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var worker))
        {
            worker.Dispose();
        }

        slots.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ThumbnailResult> AskAsync(
        WorkerProcess worker,
        ThumbnailRequest request,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var isSound = false;
        try
        {
            var reply = await worker.AskAsync(WorkerProtocol.Request(request), limit.Token);
            isSound = reply is not null;
            return reply is null ? Crashed(worker) : WorkerProtocol.ReadReply(reply);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = FormattableString.Invariant($"{timeout.TotalSeconds:0.#}");
            return ThumbnailResult.Failed(
                Reason.NotDecodable,
                $"Decoding took more than {seconds} s and was given up."
            );
        }
        finally
        {
            Release(worker, isSound);
        }
    }

    private void Release(WorkerProcess worker, bool isSound)
    {
        if (isSound)
        {
            idle.Add(worker);
            return;
        }

        worker.Dispose();
    }

    private static ThumbnailResult Crashed(WorkerProcess worker) =>
        ThumbnailResult.Failed(
            Reason.NotDecodable,
            worker.LastWords is { Length: > 0 } words ? $"The decoder crashed: {words}" : "The decoder crashed."
        );
}
