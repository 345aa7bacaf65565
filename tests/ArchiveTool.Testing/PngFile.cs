using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace ArchiveTool.Testing;

/// <summary>Writes PNG files chunk by chunk, so that tests need no imaging library and may write wrong ones.</summary>
public sealed class PngFile
{
    private static readonly uint[] CrcTable = MakeCrcTable();
    private readonly ArrayBufferWriter<byte> bytes = new();

    public PngFile() => bytes.Write<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>The image header; <paramref name="colorType"/> 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.</summary>
    public PngFile Header(uint width, uint height, byte bitDepth, byte colorType, bool interlaced = false)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(data, width);
        BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(4), height);
        data[8] = bitDepth;
        data[9] = colorType;
        data[12] = interlaced ? (byte)1 : (byte)0;
        return Chunk("IHDR", data);
    }

    /// <summary>Compressed scan lines, each with its filter byte before it.</summary>
    public PngFile Data(ReadOnlySpan<byte> scanLines) => Chunk("IDAT", Deflate(scanLines));

    public PngFile Chunk(string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        bytes.Write(number);
        var name = System.Text.Encoding.ASCII.GetBytes(type);
        bytes.Write(name);
        bytes.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(Crc(uint.MaxValue, name), data) ^ uint.MaxValue);
        bytes.Write(number);
        return this;
    }

    public byte[] End() => Chunk("IEND", []).bytes.WrittenSpan.ToArray();

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            zlib.Write(data);
        }

        return compressed.ToArray();
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
