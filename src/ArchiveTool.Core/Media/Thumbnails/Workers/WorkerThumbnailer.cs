using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>
/// Makes thumbnails in a few long-lived processes, each with one picture at a time: a decoder that crashes, hangs or takes
/// too much memory costs that picture, and the next gets a new worker. Workers start when they are first needed, and begin
/// a picture when what it takes is free in the memory that all share.
/// </summary>
internal sealed class WorkerThumbnailer : IThumbnailer
{
    /// <summary>What a worker has between two pictures, in bytes; the rest of the memory is for decoding.</summary>
    private const long Standing = 96L << 20;

    private readonly WorkerCommand command;
    private readonly IReadOnlyList<IThumbnailEngine> engines;
    private readonly WorkerLimits limits;
    private readonly SemaphoreSlim slots;
    private readonly MemoryBudget budget;
    private readonly ConcurrentBag<WorkerProcess> idle = [];

    /// <summary>Engines that cannot work on this machine, with the reason.</summary>
    private readonly ConcurrentDictionary<string, string> unavailable = new(StringComparer.Ordinal);

    /// <param name="command">How a worker is started.</param>
    /// <param name="engines">
    /// In the order in which they are asked, at least one. They judge here what a picture takes, and decode in the workers,
    /// which have them too.
    /// </param>
    /// <param name="limits">What the workers may take.</param>
    public WorkerThumbnailer(
        WorkerCommand command,
        IReadOnlyList<IThumbnailEngine> engines,
        WorkerLimits? limits = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(engines.Count, nameof(engines));
        this.command = command;
        this.engines = engines;
        this.limits = limits ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(this.limits.Processes, 1, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(this.limits.Memory, WorkerLimits.LeastMemory, nameof(limits));
        Parallelism = (int)Math.Clamp(this.limits.Memory / WorkerLimits.LeastMemory, 1, this.limits.Processes);
        slots = new SemaphoreSlim(Parallelism);
        budget = new MemoryBudget(this.limits.Memory - (Parallelism * Standing));
    }

    /// <inheritdoc/>
    public int Parallelism { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">A thumbnail could not be written, or no worker be started.</exception>
    public async Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken)
    {
        if (ThumbnailGate.Refuse(request, out var header) is { } refused)
        {
            return refused;
        }

        ThumbnailResult? first = null;
        foreach (var engine in engines)
        {
            if (!engine.Reads(request.MediaType) || !engine.Writes(request.Settings.Format))
            {
                continue;
            }

            var result = await MakeAsync(engine, request, header, cancellationToken);
            if (result.Reason is not (Reason.NotDecodable or Reason.TooMuchMemory))
            {
                return result;
            }

            // The first engine's word stands, unless it said nothing of the picture.
            first = first is null || IsUnavailable(first) ? result : first;
        }

        return first ?? ThumbnailGate.NoEngine(request, engines);
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

    private bool IsUnavailable(ThumbnailResult result) =>
        result.Detail is { } detail && unavailable.Values.Contains(detail, StringComparer.Ordinal);

    private async Task<ThumbnailResult> MakeAsync(
        IThumbnailEngine engine,
        ThumbnailRequest request,
        ImageHeader? header,
        CancellationToken cancellationToken
    )
    {
        if (unavailable.TryGetValue(engine.Name, out var trouble))
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, trouble);
        }

        var needed = MemoryFor(engine, request, header);
        if (needed > budget.Total)
        {
            return ThumbnailGate.TooMuchMemory(header, needed, limits.Memory);
        }

        await slots.WaitAsync(cancellationToken);
        try
        {
            using var granted = await budget.TakeAsync(needed, cancellationToken);
            var worker = idle.TryTake(out var ready) ? ready : WorkerProcess.Start(command, limits.Memory);
            return await AskAsync(worker, new(engine.Name, needed, request), cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>A picture that says no size of itself gets what is left for one of the workers, and no more.</summary>
    private long MemoryFor(IThumbnailEngine engine, ThumbnailRequest request, ImageHeader? header) =>
        header is null
            ? budget.Total / Parallelism
            : engine.MemoryFor(request.MediaType, header, new FileInfo(request.SourcePath).Length, request.Settings);

    private async Task<ThumbnailResult> AskAsync(
        WorkerProcess worker,
        WorkerTask task,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(limits.Timeout);
        var isSound = false;
        try
        {
            var answer = await worker.AskAsync(WorkerProtocol.Task(task), limit.Token);
            if (answer is null)
            {
                return Crashed(worker);
            }

            var reply = WorkerProtocol.ReadReply(answer);

            // It may go on where it has given back what the picture was granted.
            isSound = reply.Result?.Reason != Reason.TooMuchMemory && worker.Memory() <= Standing;
            return reply.Result ?? Unavailable(task.Engine, reply.Unavailable!);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var seconds = FormattableString.Invariant($"{limits.Timeout.TotalSeconds:0.#}");
            return ThumbnailResult.Failed(
                Reason.NotDecodable,
                $"Decoding took more than {seconds} s and was given up."
            );
        }
        finally
        {
            await ReleaseAsync(worker, isSound);
        }
    }

    private ThumbnailResult Unavailable(string engine, string trouble)
    {
        unavailable[engine] = trouble;
        return ThumbnailResult.Failed(Reason.NotDecodable, trouble);
    }

    private async Task ReleaseAsync(WorkerProcess worker, bool isSound)
    {
        if (isSound)
        {
            idle.Add(worker);
        }
        else
        {
            await worker.EndAsync();
        }
    }

    private static ThumbnailResult Crashed(WorkerProcess worker) =>
        ThumbnailResult.Failed(
            Reason.NotDecodable,
            worker.LastWords is { Length: > 0 } words ? $"The decoder crashed: {words}" : "The decoder crashed."
        );
}
