namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>Makes thumbnails. Another imaging library is one more class behind this.</summary>
public interface IThumbnailer : IAsyncDisposable
{
    /// <summary>How many requests are worked on at once; more may be handed in, they wait.</summary>
    int Parallelism { get; }

    /// <summary>Makes every width of one image from one decode.</summary>
    /// <returns>The thumbnails in temporary files, or why there are none: what is wrong with an image is not an exception.</returns>
    /// <exception cref="IOException">A thumbnail could not be written (disk full), or the image not be opened.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; temporary files may be left.</exception>
    Task<ThumbnailResult> MakeAsync(ThumbnailRequest request, CancellationToken cancellationToken);
}
