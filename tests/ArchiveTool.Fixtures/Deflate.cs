namespace ArchiveTool.Fixtures;

/// <summary>
/// A small DEFLATE compressor (RFC 1951: greedy matches, fixed Huffman codes). The platform's may change its output from
/// one release to the next; what is checked in must not.
/// </summary>
internal sealed class Deflate
{
    private const int MinMatch = 3;
    private const int MaxMatch = 258;
    private const int Window = 32768;

    private static readonly int[] LengthBases =
    [
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        13,
        15,
        17,
        19,
        23,
        27,
        31,
        35,
        43,
        51,
        59,
        67,
        83,
        99,
        115,
        131,
        163,
        195,
        227,
        258,
    ];

    private static readonly int[] DistanceBases =
    [
        1,
        2,
        3,
        4,
        5,
        7,
        9,
        13,
        17,
        25,
        33,
        49,
        65,
        97,
        129,
        193,
        257,
        385,
        513,
        769,
        1025,
        1537,
        2049,
        3073,
        4097,
        6145,
        8193,
        12289,
        16385,
        24577,
    ];

    private readonly List<byte> output = [];
    private int bits;
    private int count;

    /// <summary>Compresses bytes into one final block.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var deflate = new Deflate();
        deflate.Write(0b011, 3);
        deflate.Encode(bytes);
        deflate.Symbol(256);
        if (deflate.count > 0)
        {
            deflate.Write(0, 8 - deflate.count);
        }

        return [.. deflate.output];
    }

    private void Encode(ReadOnlySpan<byte> bytes)
    {
        var last = new Dictionary<int, int>();
        for (var i = 0; i < bytes.Length; )
        {
            var (length, distance) = Match(bytes, i, last);
            if (length < MinMatch)
            {
                Remember(bytes, i, last);
                Symbol(bytes[i++]);
                continue;
            }

            Pair(length, distance);
            for (var end = i + length; i < end; i++)
            {
                Remember(bytes, i, last);
            }
        }
    }

    private static (int Length, int Distance) Match(ReadOnlySpan<byte> bytes, int at, Dictionary<int, int> last)
    {
        if (at + MinMatch > bytes.Length || !last.TryGetValue(Key(bytes, at), out var from) || at - from > Window)
        {
            return (0, 0);
        }

        var limit = Math.Min(MaxMatch, bytes.Length - at);
        return (bytes.Slice(from, limit).CommonPrefixLength(bytes.Slice(at, limit)), at - from);
    }

    private static void Remember(ReadOnlySpan<byte> bytes, int at, Dictionary<int, int> last)
    {
        if (at + MinMatch <= bytes.Length)
        {
            last[Key(bytes, at)] = at;
        }
    }

    private static int Key(ReadOnlySpan<byte> bytes, int at) =>
        bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);

    private void Pair(int length, int distance)
    {
        var code = Array.FindLastIndex(LengthBases, start => start <= length);
        Symbol(257 + code);
        Write(length - LengthBases[code], code is < 8 or 28 ? 0 : (code - 4) / 4);
        code = Array.FindLastIndex(DistanceBases, start => start <= distance);
        Reversed(code, 5);
        Write(distance - DistanceBases[code], code < 4 ? 0 : (code - 2) / 2);
    }

    /// <summary>A literal or length in the fixed code (RFC 1951, section 3.2.6).</summary>
    private void Symbol(int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        Reversed(code, length);
    }

    private void Reversed(int code, int length)
    {
        for (var bit = length - 1; bit >= 0; bit--)
        {
            Write((code >> bit) & 1, 1);
        }
    }

    private void Write(int value, int length)
    {
        bits |= value << count;
        count += length;
        while (count >= 8)
        {
            output.Add((byte)bits);
            bits >>= 8;
            count -= 8;
        }
    }
}
