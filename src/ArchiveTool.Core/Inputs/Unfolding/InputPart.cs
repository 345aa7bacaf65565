namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>A post that an input turned out to hold.</summary>
/// <param name="Input">The post.</param>
/// <param name="Bytes">Its bytes; null where they are still to be read.</param>
internal sealed record InputPart(PostInput Input, InputBytes? Bytes)
{
    /// <summary>Gets what is still to be fetched of it when its turn comes; null if it is complete.</summary>
    public Func<CancellationToken, Task<InputPart>>? Finish { get; init; }

    /// <summary>The feed that it belongs to; null for other inputs.</summary>
    public FeedVisit? Visit { get; init; }
}
