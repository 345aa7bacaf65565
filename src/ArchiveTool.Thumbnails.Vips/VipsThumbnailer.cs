using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Thumbnails.Workers;
using NetVips;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>
/// Makes thumbnails with libvips in this process. Orientation is applied, colours become sRGB, nothing is enlarged, and
/// no metadata goes along. A decoder's crash takes the process with it; <see cref="WorkerThumbnailer"/> is for images
/// from strangers.
/// </summary>
public sealed class VipsThumbnailer : IThumbnailer
{
    private readonly SemaphoreSlim slots;

    /// <param name="parallelism">Images at once, at least 1; by default one a core.</param>
    public VipsThumbnailer(int? parallelism = null)
    {
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
            // A thread of its own: decoding must not hold up the pool that the network lives on.
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
    public static ThumbnailResult Make(ThumbnailRequest request)
    {
        var settings = request.Settings;
        if (
            settings.Widths.Count == 0
            || settings.Widths.Any(width => width is < 1 or > ThumbnailSettings.MaxDimension)
        )
        {
            throw new ArgumentException("Widths are 1 to 16383 pixels, and at least one.", nameof(request));
        }

        if (!VipsDecoder.Reads(request.MediaType))
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, $"No decoder for {request.MediaType.Name}.");
        }

        var header = ImageHeader.Read(request.SourcePath);
        if (header?.Pixels > settings.MaxPixels)
        {
            return TooLarge(header.Width, header.Height, settings.MaxPixels);
        }

        if (VipsRuntime.Start() is { } trouble)
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, trouble);
        }

        VipsRuntime.ForgetErrors();
        try
        {
            return new VipsDecoder(request, header).Make();
        }
        catch (VipsException exception)
        {
            return ThumbnailResult.Failed(Reason.NotDecodable, OneLine(exception.Message, request.SourcePath));
        }
    }

    internal static ThumbnailResult TooLarge(int width, int height, long limit) =>
        ThumbnailResult.Failed(
            Reason.TooManyPixels,
            FormattableString.Invariant($"{width}×{height} pixels are more than {limit}.")
        );

    /// <summary>
    /// NetVips says which call failed, then libvips why, in as many lines as it has layers. Where the library stands is
    /// nothing to the finding, which is the same everywhere.
    /// </summary>
    private static string OneLine(string message, string path)
    {
        message = message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal);
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = string.Join("; ", lines.Skip(lines.Length > 1 ? 1 : 0).Distinct(StringComparer.Ordinal).Take(2));
        return text.Length <= 300 ? text : text[..300];
    }
}
