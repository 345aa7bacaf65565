namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>Stands where no engine was given: builds nothing and fails nothing.</summary>
internal sealed class NoThumbnailer : IThumbnailer
{
    /// <inheritdoc/>
    public int Parallelism => 1;

    /// <inheritdoc/>
    public Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(ThumbnailResult.Made([]));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
