using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>The chunks of a WebP file (RFC 9649, section 2).</summary>
internal static class WebpHeader
{
    private const int MostChunks = 8192;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var head = bytes.At(0, 30);
        if (head.Length < 25)
        {
            return null;
        }

        if (head[12..].StartsWith("VP8L"u8))
        {
            // 14 bits each, less one, behind the signature byte.
            var sizes = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return new((int)(sizes & 0x3FFF) + 1, (int)((sizes >> 14) & 0x3FFF) + 1);
        }

        if (head.Length < 30)
        {
            return null;
        }

        if (head[12..].StartsWith("VP8 "u8))
        {
            return new(
                BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF
            );
        }

        return head[12..].StartsWith("VP8X"u8) ? Extended(bytes, head[20], Size(head[24..]), Size(head[27..])) : null;
    }

    private static ImageHeader Extended(HeaderBytes bytes, byte flags, int width, int height)
    {
        var animated = (flags & 0x02) != 0;
        var hasExif = (flags & 0x08) != 0;
        var frames = 0;
        var orientation = 1;
        long at = 12;
        for (var i = 0; i < MostChunks && at < bytes.Length && (animated || hasExif); i++)
        {
            var chunk = bytes.At(at, 4);
            frames += chunk.SequenceEqual("ANMF"u8) ? 1 : 0;
            if (chunk.SequenceEqual("EXIF"u8))
            {
                // Some writers put JPEG's "Exif\0\0" before the structure.
                var prefix = bytes.At(at + 8, 6).SequenceEqual("Exif\0\0"u8) ? 6 : 0;
                orientation = TiffHeader.Orientation(bytes, at + 8 + prefix);
            }

            var size = bytes.LittleEndian32(at + 4);
            at += 8 + size + (size & 1);
        }

        return new(width, height, animated ? Math.Max(1, frames) : 1, orientation);
    }

    private static int Size(ReadOnlySpan<byte> three) => (three[0] | (three[1] << 8) | (three[2] << 16)) + 1;
}
