using ArchiveTool.Core.Media.Thumbnails;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>Writes a picture in a thumbnail's format. It has no metadata left that could go along.</summary>
internal static class PictureWriter
{
    private const int Quality = 80;

    public static bool Writes(ThumbnailFormat format) =>
        format is ThumbnailFormat.Webp or ThumbnailFormat.Jpeg or ThumbnailFormat.Png;

    /// <param name="configuration">Where memory comes from.</param>
    /// <param name="picture">The picture; JPEG lays it on white.</param>
    /// <param name="format">One that is written.</param>
    public static byte[] Write(Configuration configuration, Image<Rgba32> picture, ThumbnailFormat format)
    {
        var file = new MemoryStream();
        switch (format)
        {
            case ThumbnailFormat.Webp:
                Webp().Encode(picture, file);
                break;
            case ThumbnailFormat.Jpeg:
                picture.Mutate(configuration, work => work.BackgroundColor(Color.White));
                Jpeg().Encode(picture, file);
                break;
            case ThumbnailFormat.Png:
                Png(IsOpaque(picture)).Encode(picture, file);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format));
        }

        return file.ToArray();
    }

    private static WebpEncoder Webp() =>
        new()
        {
            FileFormat = WebpFileFormatType.Lossy,
            Quality = Quality,
            Method = WebpEncodingMethod.Level2,
        };

    private static JpegEncoder Jpeg() => new() { Quality = Quality, ColorType = JpegColorType.YCbCrRatio420 };

    private static PngEncoder Png(bool isOpaque) =>
        new()
        {
            CompressionLevel = PngCompressionLevel.Level6,
            BitDepth = PngBitDepth.Bit8,
            ColorType = isOpaque ? PngColorType.Rgb : PngColorType.RgbWithAlpha,
            IgnoreMetadata = true,
        };

    private static bool IsOpaque(Image<Rgba32> picture)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            foreach (var pixel in picture.Frames.RootFrame.PixelBuffer.DangerousGetRowSpan(y))
            {
                if (pixel.A != 255)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
