using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>What an image file says of itself before a pixel is decoded.</summary>
/// <param name="Width">Pixels, as stored, at least 1.</param>
/// <param name="Height">Pixels of one frame, as stored, at least 1.</param>
/// <param name="Frames">How many pictures follow each other; 1 for a still; null where only decoding would tell.</param>
/// <param name="Orientation">The EXIF orientation, 1 to 8; from 5 on a viewer shows width and height exchanged.</param>
public sealed record ImageHeader(int Width, int Height, int? Frames = 1, int Orientation = 1)
{
    /// <summary>Bits of one pixel in all its channels, as stored; 24 where nothing is known of them.</summary>
    public int BitsPerPixel { get; init; } = 24;

    /// <summary>True where the last byte may change the first row: an interlaced PNG, a JPEG in several scans.</summary>
    public bool IsProgressive { get; init; }

    /// <summary>Pixels of one frame.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The width that a viewer shows.</summary>
    public int DisplayWidth => Orientation >= 5 ? Height : Width;

    /// <summary>The height that a viewer shows.</summary>
    public int DisplayHeight => Orientation >= 5 ? Width : Height;

    /// <summary>
    /// Reads a header: PNG, JPEG, GIF, WebP, BMP, TGA, ICO, TIFF, AVIF, HEIF, JPEG XL and SVG. Null if the file is not one of these,
    /// says no size or breaks off before it does. A bounded number of steps, whatever the file claims.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImageHeader? Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
        return Read(file);
    }

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="stream">Seekable; read from its beginning and left anywhere.</param>
    public static ImageHeader? Read(Stream stream) => Inspect(stream, null).Header;

    /// <summary>Tells what a file is and, of a picture, what it says of itself; its beginning is read once.</summary>
    /// <param name="stream">Seekable; read from its beginning and left anywhere.</param>
    /// <param name="declared">The media type that somebody declared, or null.</param>
    public static (MediaType MediaType, ImageHeader? Header) Inspect(Stream stream, string? declared)
    {
        var bytes = new HeaderBytes(stream);
        var head = bytes.At(0, MediaTypeSniffer.HeadBytes);
        var mediaType = MediaTypeSniffer.Sniff(head, declared);
        return (mediaType, mediaType.IsImage ? Read(bytes, head, mediaType) : null);
    }

    private static ImageHeader? Read(HeaderBytes bytes, ReadOnlySpan<byte> head, MediaType mediaType)
    {
        var header = mediaType.Extension switch
        {
            "png" => PngHeader.Read(bytes),
            "jpg" => JpegHeader.Read(bytes),
            "gif" => GifHeader.Read(bytes),
            "webp" => WebpHeader.Read(bytes),
            "avif" or "heic" => HeifHeader.Read(bytes),
            "jxl" => JxlHeader.Read(bytes),
            "tiff" => TiffHeader.Read(bytes),
            "bmp" => Bitmap(head),
            "ico" or "cur" => Icon(head),
            "tga" => TgaHeader.Read(bytes),
            "svg" => SvgHeader.Read(bytes),
            _ => null,
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    /// <summary>The DIB header: 16-bit sizes in the oldest, else 32-bit ones, the height negative when top-down.</summary>
    private static ImageHeader? Bitmap(ReadOnlySpan<byte> head)
    {
        if (head.Length < 26)
        {
            return null;
        }

        if (head[14] == 12)
        {
            return new(
                BinaryPrimitives.ReadUInt16LittleEndian(head[18..]),
                BinaryPrimitives.ReadUInt16LittleEndian(head[20..])
            );
        }

        var height = BinaryPrimitives.ReadInt32LittleEndian(head[22..]);
        return new(BinaryPrimitives.ReadInt32LittleEndian(head[18..]), height == int.MinValue ? 0 : Math.Abs(height));
    }

    /// <summary>The largest picture of an icon's directory; a side of 0 means 256.</summary>
    private static ImageHeader? Icon(ReadOnlySpan<byte> head)
    {
        if (head.Length < 6)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(head[4..]);
        ImageHeader? largest = null;
        for (var i = 0; i < count && 6 + (16 * i) + 16 <= head.Length; i++)
        {
            var entry = head[(6 + (16 * i))..];
            var picture = new ImageHeader(entry[0] == 0 ? 256 : entry[0], entry[1] == 0 ? 256 : entry[1]);
            largest = largest is null || picture.Pixels > largest.Pixels ? picture : largest;
        }

        return largest;
    }
}
