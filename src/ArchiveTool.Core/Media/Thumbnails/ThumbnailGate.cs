using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>Judges a request by the picture's header, before any engine decodes it.</summary>
internal static class ThumbnailGate
{
    /// <summary>Why a request is refused, or null.</summary>
    /// <param name="request">The request.</param>
    /// <param name="header">What the picture says of itself; null if it says nothing.</param>
    /// <exception cref="ArgumentException">No width, or one that no format has.</exception>
    /// <exception cref="IOException">The picture cannot be opened.</exception>
    public static ThumbnailResult? Refuse(ThumbnailRequest request, out ImageHeader? header)
    {
        var settings = request.Settings;
        if (
            settings.Widths.Count == 0
            || settings.Widths.Any(width => width is < 1 or > ThumbnailSettings.MaxDimension)
        )
        {
            throw new ArgumentException("Widths are 1 to 16383 pixels, and at least one.", nameof(request));
        }

        header = request.MediaType.IsImage ? ImageHeader.Read(request.SourcePath) : null;
        return header?.Pixels > settings.MaxPixels
            ? TooManyPixels(header.Width, header.Height, settings.MaxPixels)
            : null;
    }

    /// <summary>More than <c>--max-pixels</c>.</summary>
    public static ThumbnailResult TooManyPixels(int width, int height, long limit) =>
        ThumbnailResult.Failed(
            Reason.TooManyPixels,
            FormattableString.Invariant($"{width}×{height} pixels are more than {limit}.")
        );

    /// <summary>More than <c>--image-memory</c>, judged by the header.</summary>
    public static ThumbnailResult TooMuchMemory(ImageHeader? header, long needed, long limit) =>
        ThumbnailResult.Failed(
            Reason.TooMuchMemory,
            FormattableString.Invariant(
                $"Decoding {header?.Width}×{header?.Height} pixels takes up to {Megabytes(needed)} MB, more than the {Megabytes(limit)} MB of --image-memory."
            )
        );

    /// <summary>It took more memory than its header let expect.</summary>
    public static ThumbnailResult OutOfMemory() =>
        ThumbnailResult.Failed(Reason.TooMuchMemory, "Decoding takes more memory than its header lets expect.");

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    /// <summary>No engine both decodes this type and writes this format.</summary>
    public static ThumbnailResult NoEngine(ThumbnailRequest request, IEnumerable<IThumbnailEngine> engines) =>
        ThumbnailResult.Failed(
            Reason.NotDecodable,
            engines.Any(engine => engine.Reads(request.MediaType))
                ? $"No encoder for {request.Settings.Format}."
                : $"No decoder for {request.MediaType.Name}."
        );
}
