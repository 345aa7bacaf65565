using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>What decoding and shrinking a picture takes, by what ImageSharp 2.1 allocates for each format.</summary>
internal static class ImageSharpMemory
{
    /// <summary>Four bytes a pixel: whatever a picture is, it is decoded to red, green, blue and alpha.</summary>
    private const int Decoded = 4;

    /// <summary>Buffers that do not depend on the picture, and what the collector has not given back yet.</summary>
    private const long Fixed = 48 << 20;

    /// <summary>A row as floating point, twice, and the weights of the averaging.</summary>
    private const long BytesOfRow = 48;

    public static long For(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings)
    {
        var rows = (BytesOfRow * header.Width) + (8L * header.Height);
        var thumbnails = settings.Widths.Sum(width => Thumbnail(header, width));
        return Fixed + (2 * fileLength) + (BytesOfPixel(type, header) * header.Pixels) + rows + thumbnails;
    }

    private static long BytesOfPixel(MediaType type, ImageHeader header) =>
        Decoded
        + type.Extension switch
        {
            // All coefficients, two bytes each, before the first pixel.
            "jpg" when header.IsProgressive => (2 * Math.Max(3, header.BitsPerPixel / 8)) + 1,
            "jpg" => 1,
            "png" => 0,
            // The canvas, what it was before, and a frame.
            "gif" => 9,
            // Planes or packed pixels, alpha, and a frame upon the canvas.
            "webp" => header.Frames is 1 ? 11 : 16,
            // A file may be one strip.
            "tiff" => 12,
            "bmp" or "tga" => 4,
            _ => 16,
        };

    /// <summary>The picture between, of twice the size, and the thumbnail.</summary>
    private static long Thumbnail(ImageHeader header, int asked)
    {
        var width = (long)Math.Min(asked, header.DisplayWidth);
        var height = Math.Max(1, header.DisplayHeight * width / header.DisplayWidth);
        return 24 * width * Math.Min(height, ThumbnailSettings.MaxDimension);
    }
}
