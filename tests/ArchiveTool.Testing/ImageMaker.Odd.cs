using System.Buffers.Binary;
using System.Text;

namespace ArchiveTool.Testing;

/// <summary>Images that are rare, wrong or hostile.</summary>
public static partial class ImageMaker
{
    /// <summary>A PNG whose alpha falls from left (opaque) to right (clear).</summary>
    public static byte[] TransparentPng(int width, int height, int seed = 0) =>
        new PngFile()
            .Header((uint)width, (uint)height, 8, 6)
            .Data(
                ScanLines(
                    width,
                    height,
                    4,
                    (x, y, c) =>
                        c == 3 ? (byte)(255 - (x * 255 / Math.Max(1, width - 1))) : Sample(x, y, c, width, height, seed)
                )
            )
            .End();

    public static byte[] GreyPng(int width, int height, int seed = 0) =>
        new PngFile()
            .Header((uint)width, (uint)height, 8, 0)
            .Data(ScanLines(width, height, 1, (x, y, _) => Sample(x, y, 0, width, height, seed)))
            .End();

    /// <summary>Sixteen bits a channel; the upper eight are <see cref="Sample"/>'s.</summary>
    public static byte[] Png16(int width, int height, int seed = 0) =>
        new PngFile()
            .Header((uint)width, (uint)height, 16, 2)
            .Data(ScanLines(width, height, 6, (x, y, c) => Sample(x, y, c / 2, width, height, seed)))
            .End();

    /// <summary>A palette of 256 reds.</summary>
    public static byte[] PalettePng(int width, int height, int seed = 0)
    {
        var palette = Enumerable.Range(0, 256).SelectMany(i => (byte[])[(byte)i, 40, 80]).ToArray();
        return new PngFile()
            .Header((uint)width, (uint)height, 8, 3)
            .Chunk("PLTE", palette)
            .Data(ScanLines(width, height, 1, (x, y, _) => Sample(x, y, 0, width, height, seed)))
            .End();
    }

    /// <summary>A header that claims so many pixels, and next to nothing behind it.</summary>
    public static byte[] PngBomb(uint width = 100_000, uint height = 100_000) =>
        new PngFile().Header(width, height, 8, 6).Data(new byte[1024]).End();

    /// <summary>One colour, however large: next to nothing as a file.</summary>
    public static byte[] FlatPng(int width, int height) =>
        new PngFile().Header((uint)width, (uint)height, 8, 2).Data(new byte[(1 + (3 * width)) * height]).End();

    /// <summary>The first part of a file.</summary>
    public static byte[] Truncated(byte[] file, double fraction = 0.5) => file[..(int)(file.Length * fraction)];

    /// <summary>A drawing; <paramref name="content"/> stands in its root element.</summary>
    public static byte[] Svg(
        int width,
        int height,
        string content = "<rect width='100%' height='100%' fill='#3080c0'/>"
    ) =>
        Encoding.UTF8.GetBytes(
            FormattableString.Invariant(
                $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='{width}' height='{height}'>{content}</svg>"
            )
        );

    /// <summary>An uncompressed bitmap of 24 bits, bottom up.</summary>
    public static byte[] Bmp(int width, int height, int seed = 0)
    {
        var stride = ((width * 3) + 3) & ~3;
        var file = new byte[54 + (stride * height)];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        file[10] = 54;
        file[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = 24;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width * 3; x++)
            {
                file[54 + (stride * (height - 1 - y)) + x] = Sample(x / 3, y, 2 - (x % 3), width, height, seed);
            }
        }

        return file;
    }

    /// <summary>
    /// The same JPEG with EXIF: an orientation (1 to 8), a camera's name and where it was taken.
    /// </summary>
    public static byte[] WithExif(byte[] jpeg, int orientation)
    {
        var camera = "Secret Camera\0"u8;
        var tiff = new byte[26 + (3 * 12) + 18 + 24 + 14];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteInt16LittleEndian(tiff.AsSpan(8), 3);
        Entry(tiff, 10, 0x110, 2, camera.Length, 68);
        Entry(tiff, 22, 0x112, 3, 1, orientation);
        Entry(tiff, 34, 0x8825, 4, 1, 50);

        // The GPS directory: one entry, the latitude's reference, "N".
        BinaryPrimitives.WriteInt16LittleEndian(tiff.AsSpan(50), 1);
        Entry(tiff, 52, 1, 2, 2, 'N');
        camera.CopyTo(tiff.AsSpan(68));

        byte[] segment = [0xFF, 0xE1, 0, 0, .. "Exif\0\0"u8, .. tiff];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        return [.. jpeg.AsSpan(0, 2), .. segment, .. jpeg.AsSpan(2)];
    }

    private static void Entry(byte[] tiff, int at, ushort tag, ushort type, int count, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), tag);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at + 2), type);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at + 4), count);
        BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(at + 8), value);
    }
}
