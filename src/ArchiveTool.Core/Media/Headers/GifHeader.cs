using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>A GIF's logical screen and how many images follow (GIF89a, sections 18 to 24).</summary>
internal static class GifHeader
{
    /// <summary>So many sub-blocks, of at most 256 bytes each, are stepped over before counting is given up.</summary>
    private const int MostBlocks = 65_536;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var head = bytes.At(0, 13);
        return head.Length < 13
            ? null
            : new(
                BinaryPrimitives.ReadUInt16LittleEndian(head[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(head[8..]),
                CountFrames(bytes, 13 + ColorTable(head[10]))
            );
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int? CountFrames(HeaderBytes bytes, long at)
    {
        var frames = 0;
        var budget = MostBlocks;
        while (budget > 0)
        {
            switch (bytes.Byte(at))
            {
                case 0x2C:
                    frames++;
                    at = SkipBlocks(bytes, at + 11 + ColorTable(bytes.Byte(at + 9)), ref budget);
                    break;
                case 0x21:
                    at = SkipBlocks(bytes, at + 2, ref budget);
                    break;
                default:
                    return Math.Max(1, frames);
            }
        }

        return null;
    }

    private static long SkipBlocks(HeaderBytes bytes, long at, ref int budget)
    {
        while (budget-- > 0 && bytes.Byte(at) is > 0 and var size)
        {
            at += 1 + size;
        }

        return at + 1;
    }
}
