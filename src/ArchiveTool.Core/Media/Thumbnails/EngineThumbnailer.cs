using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>
/// Makes thumbnails in this process: the first engine that reads a picture makes them, and what it cannot decode the next
/// is asked for. A decoder's crash takes the process with it; for pictures from strangers there are workers.
/// </summary>
public sealed class EngineThumbnailer : IThumbnailer
{
    private readonly IReadOnlyList<IThumbnailEngine> engines;
    private readonly SemaphoreSlim slots;

    /// <param name="engines">In the order in which they are asked, at least one.</param>
    /// <param name="parallelism">Pictures at once, at least 1; by default one a core.</param>
    public EngineThumbnailer(IReadOnlyList<IThumbnailEngine> engines, int? parallelism = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(engines.Count, nameof(engines));
        this.engines = engines;
        Parallelism = parallelism ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1, nameof(parallelism));
        slots = new SemaphoreSlim(Parallelism);
    }

    /// <inheritdoc/>
    public int Parallelism { get; }

    /// <inheritdoc/>
    public async Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            // A separate thread: decoding must not hold up the pool that the network lives on.
            return await Task.Factory.StartNew(
                () => Make(request),
                cancellationToken,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            );
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        slots.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The same on the calling thread.</summary>
    /// <inheritdoc cref="MakeAsync"/>
    public ThumbnailResult Make(ThumbnailRequest request)
    {
        if (ThumbnailGate.Refuse(request, out var header) is { } refused)
        {
            return refused;
        }

        ThumbnailResult? first = null;
        foreach (
            var engine in engines.Where(item => item.Reads(request.MediaType) && item.Writes(request.Settings.Format))
        )
        {
            var result = engine.Load() is { } trouble
                ? ThumbnailResult.Failed(Reason.NotDecodable, trouble)
                : engine.Make(request, header);
            if (result.Reason is not (Reason.NotDecodable or Reason.TooMuchMemory))
            {
                return result;
            }

            first ??= result;
        }

        return first ?? ThumbnailGate.NoEngine(request, engines);
    }
}
