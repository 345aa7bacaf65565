using System.Buffers.Binary;
using System.Text;

namespace ArchiveTool.Fixtures;

/// <summary>PNG (https://www.w3.org/TR/png-3/), the same bytes on every machine.</summary>
internal static class StablePng
{
    public static byte[] Encode(Canvas canvas)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        header[8] = 8;
        header[9] = 2; // True colour.
        var lines = Filter(canvas.ToRgb(), canvas.Width * 3);
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Checksums.Adler32(lines));
        byte[] data = [0x78, 0x01, .. StableDeflate.Compress(lines), .. checksum];
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", header),
            .. Chunk("sRGB", [0]),
            .. Chunk("IDAT", data),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 4), Checksums.Crc32(body));
        return chunk;
    }

    /// <summary>Each line by the filter that leaves the least (section 12.7).</summary>
    private static byte[] Filter(byte[] pixels, int stride)
    {
        var lines = new byte[pixels.Length / stride * (stride + 1)];
        var tried = new byte[stride];
        var above = new byte[stride];
        for (var (from, to) = (0, 0); from < pixels.Length; from += stride, to += stride + 1)
        {
            var line = pixels.AsSpan(from, stride);
            var least = int.MaxValue;
            for (byte filter = 0; filter < 3; filter++)
            {
                Apply(filter, line, above, tried);
                var sum = 0;
                foreach (var value in tried)
                {
                    sum += Math.Abs((sbyte)value == sbyte.MinValue ? 127 : (sbyte)value);
                }

                if (sum < least)
                {
                    least = sum;
                    lines[to] = filter;
                    tried.CopyTo(lines, to + 1);
                }
            }

            line.CopyTo(above);
        }

        return lines;
    }

    /// <summary>0 none, 1 left, 2 above (section 9.2).</summary>
    private static void Apply(byte filter, ReadOnlySpan<byte> line, byte[] above, byte[] result)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var reference = filter switch
            {
                1 => i < 3 ? 0 : line[i - 3],
                2 => above[i],
                _ => 0,
            };
            result[i] = (byte)(line[i] - reference);
        }
    }
}
