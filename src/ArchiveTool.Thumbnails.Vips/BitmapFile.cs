using System.Buffers.Binary;
using System.Numerics;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>
/// Reads Windows bitmaps, which libvips does not: 1, 4, 8, 16, 24 and 32 bits, uncompressed or with bit masks
/// (https://learn.microsoft.com/windows/win32/gdi/bitmap-storage). Run lengths and pictures in pictures are not read.
/// </summary>
internal sealed class BitmapFile
{
    /// <summary>Three bytes each must fit into a worker's memory.</summary>
    private const long MostPixels = 64 << 20;
    private const int Uncompressed = 0;
    private const int BitFields = 3;

    private readonly byte[] file;
    private readonly int bits;
    private readonly int stride;
    private readonly bool isTopDown;
    private readonly int palette;
    private readonly int paletteEntry;
    private readonly int pixels;
    private readonly uint[] masks;

    private BitmapFile(byte[] file)
    {
        this.file = file;
        var header = Int32(14);
        var isOld = header == 12;
        Width = isOld ? UInt16(18) : Int32(18);
        var height = isOld ? UInt16(20) : Int32(22);
        Height = Math.Abs(Math.Max(height, -int.MaxValue));
        isTopDown = height < 0;
        bits = UInt16(isOld ? 24 : 28);
        var compression = isOld ? Uncompressed : Int32(30);
        palette = 14 + header;
        paletteEntry = isOld ? 3 : 4;
        pixels = Int32(10);
        stride = (int)Math.Min(int.MaxValue, (((long)Width * bits) + 31) / 32 * 4);
        masks =
            compression == BitFields ? [Mask(54), Mask(58), Mask(62)]
            : bits == 16 ? [0x7C00, 0x03E0, 0x001F]
            : [0xFF0000, 0xFF00, 0xFF];
        IsReadable =
            header is 12 or 40 or 52 or 56 or 64 or 108 or 124
            && Width > 0
            && Height > 0
            && (long)Width * Height <= MostPixels
            && bits is 1 or 4 or 8 or 16 or 24 or 32
            && (compression == Uncompressed || (compression == BitFields && bits is 16 or 32));
    }

    public int Width { get; }

    public int Height { get; }

    private bool IsReadable { get; }

    /// <summary>The picture, or null if it is of a kind that is not read.</summary>
    public static BitmapFile? Open(byte[] file)
    {
        var bitmap = file.Length < 26 ? null : new BitmapFile(file);
        return bitmap is { IsReadable: true } ? bitmap : null;
    }

    /// <summary>Red, green, blue, row by row from the top. Null where rows are missing, unless they may be white.</summary>
    public byte[]? Pixels(bool salvage)
    {
        var rgb = new byte[3 * Width * Height];
        for (var y = 0; y < Height; y++)
        {
            var from = pixels + ((long)stride * (isTopDown ? y : Height - 1 - y));
            var to = rgb.AsSpan(3 * Width * y, 3 * Width);
            if (from >= 0 && from + stride <= file.Length)
            {
                Row(file.AsSpan((int)from, stride), to);
            }
            else if (salvage)
            {
                to.Fill(255);
            }
            else
            {
                return null;
            }
        }

        return rgb;
    }

    private void Row(ReadOnlySpan<byte> row, Span<byte> rgb)
    {
        for (var x = 0; x < Width; x++)
        {
            var pixel = rgb.Slice(3 * x, 3);
            switch (bits)
            {
                case 24:
                    (pixel[0], pixel[1], pixel[2]) = (row[(3 * x) + 2], row[(3 * x) + 1], row[3 * x]);
                    break;
                case 16:
                    Masked(BinaryPrimitives.ReadUInt16LittleEndian(row[(2 * x)..]), pixel);
                    break;
                case 32:
                    Masked(BinaryPrimitives.ReadUInt32LittleEndian(row[(4 * x)..]), pixel);
                    break;
                default:
                    FromPalette(row, x, pixel);
                    break;
            }
        }
    }

    private void FromPalette(ReadOnlySpan<byte> row, int x, Span<byte> pixel)
    {
        var bit = x * bits;
        var index = (row[bit >> 3] >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
        var entry = palette + (index * paletteEntry);
        if (entry + 3 <= file.Length)
        {
            (pixel[0], pixel[1], pixel[2]) = (file[entry + 2], file[entry + 1], file[entry]);
        }
    }

    private void Masked(uint value, Span<byte> pixel)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var mask = masks[channel];
            var shift = BitOperations.TrailingZeroCount(mask);
            pixel[channel] = mask == 0 ? (byte)0 : (byte)((ulong)((value & mask) >> shift) * 255 / (mask >> shift));
        }
    }

    private int Int32(int offset) => (int)Mask(offset);

    private uint Mask(int offset) =>
        offset + 4 <= file.Length ? BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset)) : 0;

    private ushort UInt16(int offset) =>
        offset + 2 <= file.Length ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(offset)) : (ushort)0;
}
