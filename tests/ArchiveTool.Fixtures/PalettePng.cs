using System.Buffers.Binary;

namespace ArchiveTool.Fixtures;

/// <summary>Writes pictures of up to 256 colours as PNG, the same bytes on every machine.</summary>
internal static class PalettePng
{
    public static byte[] Encode(int width, int height, byte[] pixels, IReadOnlyList<(byte R, byte G, byte B)> palette)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 3;
        var lines = new byte[(width + 1) * height];
        for (var y = 0; y < height; y++)
        {
            pixels.AsSpan(y * width, width).CopyTo(lines.AsSpan((y * (width + 1)) + 1));
        }

        var adler = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(adler, Checksums.Adler32(lines));
        return
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            .. Chunk("IHDR"u8, header),
            .. Chunk("PLTE"u8, [.. palette.SelectMany(color => (byte[])[color.R, color.G, color.B])]),
            .. Chunk("IDAT"u8, [0x78, 0x01, .. Deflate.Compress(lines), .. adler]),
            .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Checksums.Crc32(body));
        return chunk;
    }
}
