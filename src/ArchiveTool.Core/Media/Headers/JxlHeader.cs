namespace ArchiveTool.Core.Media.Headers;

/// <summary>The size and the orientation in a JPEG XL codestream (ISO/IEC 18181-1, D.2 and D.3), bare or in a container.</summary>
internal static class JxlHeader
{
    private const int MostBoxes = 64;
    private const int MostBytes = 32;

    // Width to height, by the three bits of the ratio; 0 has the width written out.
    private static readonly (int Width, int Height)[] Ratios =
    [
        (0, 0),
        (1, 1),
        (12, 10),
        (4, 3),
        (3, 2),
        (16, 9),
        (5, 4),
        (2, 1),
    ];

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var start = bytes.At(0, 2) is [0xFF, 0x0A] ? 0 : FindCodestream(bytes);
        if (start < 0 || bytes.At(start, 2) is not [0xFF, 0x0A])
        {
            return null;
        }

        var bits = new Bits(bytes.At(start + 2, MostBytes));
        var isSmall = bits.Read(1) == 1;
        var height = ReadSide(ref bits, isSmall);
        var (across, down) = Ratios[(int)bits.Read(3)];
        var width = down == 0 ? ReadSide(ref bits, isSmall) : height * across / down;
        var hasFields = bits.Read(1) == 0 && bits.Read(1) == 1;
        var orientation = hasFields ? 1 + (int)bits.Read(3) : 1;
        return bits.IsBeyond || width > int.MaxValue || height > int.MaxValue
            ? null
            : new ImageHeader((int)width, (int)height, null, orientation);
    }

    private static long ReadSide(ref Bits bits, bool isSmall)
    {
        if (isSmall)
        {
            return 8 * (1 + bits.Read(5));
        }

        var length = bits.Read(2) switch
        {
            0 => 9,
            1 => 13,
            2 => 18,
            _ => 30,
        };
        return 1 + bits.Read(length);
    }

    /// <summary>Where the codestream begins in a container: in one box, or, in parts, behind the first one's number.</summary>
    private static long FindCodestream(HeaderBytes bytes)
    {
        var at = 0L;
        for (var i = 0; i < MostBoxes; i++)
        {
            var head = bytes.At(at, 8);
            if (head.Length < 8)
            {
                return -1;
            }

            var (length, content) = ((long)bytes.BigEndian32(at), at + 8);
            if (length == 1)
            {
                (length, content) = (((long)bytes.BigEndian32(at + 8) << 32) | bytes.BigEndian32(at + 12), at + 16);
            }

            if (head[4..].SequenceEqual("jxlc"u8))
            {
                return content;
            }

            if (head[4..].SequenceEqual("jxlp"u8))
            {
                return content + 4;
            }

            if (length < 8)
            {
                return -1;
            }

            at += length;
        }

        return -1;
    }

    /// <summary>Bits, the lowest of each byte first.</summary>
    private ref struct Bits(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int at;

        public readonly bool IsBeyond => at > bytes.Length * 8;

        public long Read(int count)
        {
            var value = 0L;
            for (var i = 0; i < count; i++, at++)
            {
                var isSet = at < bytes.Length * 8 && (bytes[at / 8] >> (at % 8) & 1) == 1;
                value |= isSet ? 1L << i : 0;
            }

            return value;
        }
    }
}
