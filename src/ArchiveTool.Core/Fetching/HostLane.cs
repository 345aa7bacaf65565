using Polly;

namespace ArchiveTool.Core.Fetching;

/// <summary>What one host is given: so many requests at a time, and its pipeline.</summary>
internal sealed class HostLane(int width, ResiliencePipeline<Exchange> pipeline) : IDisposable
{
    public SemaphoreSlim Slots { get; } = new(width);

    public ResiliencePipeline<Exchange> Pipeline { get; } = pipeline;

    public void Dispose() => Slots.Dispose();
}
