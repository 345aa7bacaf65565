using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>
/// What decoding and shrinking a picture takes, measured with libvips 8.18 over sizes and formats and rounded up. Most are
/// streamed: they cost some rows, and rows can be long. The rest is in memory whole before the first row is ready.
/// </summary>
internal static class VipsMemory
{
    /// <summary>Buffers that do not depend on the picture.</summary>
    private const long Fixed = 48 << 20;

    /// <summary>Of rows in flight: their number grows with the height, and slowly from a few on.</summary>
    private const int MostRows = 8000;

    /// <summary>Of a thumbnail's pixel: decoded, shrunk and converted for its encoder.</summary>
    private const int BytesOfThumbnailPixel = 10;

    public static long For(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings)
    {
        var pixel = Math.Max(3, (header.BitsPerPixel + 7) / 8);
        var rows = Math.Min(20L * header.Height, 350) + (Math.Min(header.Height, MostRows) * 3L / 10);
        return Fixed
            + (2 * fileLength)
            + (header.Width * pixel * rows)
            + (WholePixel(type, header, pixel) * header.Pixels / 10)
            + settings.Widths.Sum(width => ThumbnailPixels(header, width) * BytesOfThumbnailPixel);
    }

    /// <summary>Tenths of a byte for each pixel of a picture that is in memory whole.</summary>
    private static long WholePixel(MediaType type, ImageHeader header, int pixel) =>
        type.Extension switch
        {
            // All coefficients, two bytes each, before the first row.
            "jpg" when header.IsProgressive => 22 * pixel,
            "png" when header.IsProgressive => 13 * pixel,
            // The planes of dav1d or libde265 and those of libheif, then its pixels.
            "avif" or "heic" => header.BitsPerPixel > 32 ? 280 : 200,
            // Planes of floats and their copies, then the pixels.
            "jxl" => 600,
            // The canvas and a copy, or packed pixels.
            "gif" => 90,
            "webp" => header.Frames is 1 ? 60 : 90,
            // A file may be one strip.
            "tiff" => 80,
            "bmp" => 80,
            _ => 0,
        };

    private static long ThumbnailPixels(ImageHeader header, int asked)
    {
        var width = (long)Math.Min(asked, header.DisplayWidth);
        var height = Math.Max(1, header.DisplayHeight * width / header.DisplayWidth);
        return width * Math.Min(height, ThumbnailSettings.MaxDimension);
    }
}
