namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>What the processes that decode pictures may take.</summary>
internal sealed record WorkerLimits
{
    /// <summary>The least that <see cref="Memory"/> can be, in bytes: one worker, and a small picture in it.</summary>
    public const long LeastMemory = 160L << 20;

    /// <summary>Processes at once, at least 1; fewer run where the memory is not enough for all.</summary>
    /// <value>One a core.</value>
    public int Processes { get; init; } = Environment.ProcessorCount;

    /// <summary>For one picture in all its widths.</summary>
    /// <value>A minute.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes that all processes together take at most, at least <see cref="LeastMemory"/>.</summary>
    /// <value>A quarter of the memory that this machine, or its container, has.</value>
    public long Memory { get; init; } = Math.Max(LeastMemory, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
}
