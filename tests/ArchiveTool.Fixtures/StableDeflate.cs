namespace ArchiveTool.Fixtures;

/// <summary>
/// Deflate (RFC 1951) with its fixed codes: what the platform's deflate makes differs from release to release, and this
/// never does.
/// </summary>
internal sealed class StableDeflate
{
    private const int MaxDistance = 32768;
    private const int MaxLength = 258;
    private const int MaxTries = 24;

    private readonly List<byte> output = [];
    private uint bits;
    private int count;

    /// <summary>Compressed with references to what came before.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        var deflate = new StableDeflate();
        deflate.Put(0b011, 3); // The last block, fixed codes.
        deflate.Block(data);
        deflate.Symbol(256);
        deflate.Put(0, (8 - deflate.count) & 7);
        return [.. deflate.output];
    }

    /// <summary>As it is, in stored blocks.</summary>
    public static byte[] Store(ReadOnlySpan<byte> data)
    {
        var stored = new List<byte>(data.Length + 64);
        do
        {
            var part = data[..Math.Min(data.Length, ushort.MaxValue)];
            data = data[part.Length..];
            stored.AddRange([
                data.IsEmpty ? (byte)1 : (byte)0,
                (byte)part.Length,
                (byte)(part.Length >> 8),
                (byte)~part.Length,
                (byte)(~part.Length >> 8),
            ]);
            stored.AddRange(part);
        } while (!data.IsEmpty);
        return [.. stored];
    }

    private void Block(ReadOnlySpan<byte> data)
    {
        var latest = new int[1 << 15];
        var before = new int[data.Length];
        Array.Fill(latest, -1);
        for (var at = 0; at < data.Length; )
        {
            var (length, distance) = Match(data, at, latest, before);
            if (length < 3)
            {
                Symbol(data[at]);
                length = 1;
            }
            else
            {
                Reference(length, distance);
            }

            for (var end = at + length; at < end; at++)
            {
                Remember(data, at, latest, before);
            }
        }
    }

    private static (int Length, int Distance) Match(ReadOnlySpan<byte> data, int at, int[] latest, int[] before)
    {
        var (best, distance) = (0, 0);
        if (at + 3 > data.Length)
        {
            return (0, 0);
        }

        var limit = Math.Min(MaxLength, data.Length - at);
        var candidate = latest[Hash(data, at)];
        for (var tries = 0; candidate >= 0 && at - candidate <= MaxDistance && tries < MaxTries; tries++)
        {
            var length = data.Slice(at, limit).CommonPrefixLength(data[candidate..]);
            if (length > best)
            {
                (best, distance) = (length, at - candidate);
            }

            if (best == limit)
            {
                break;
            }

            candidate = before[candidate];
        }

        return (best, distance);
    }

    private static void Remember(ReadOnlySpan<byte> data, int at, int[] latest, int[] before)
    {
        if (at + 3 <= data.Length)
        {
            ref var slot = ref latest[Hash(data, at)];
            (before[at], slot) = (slot, at);
        }
    }

    private static int Hash(ReadOnlySpan<byte> data, int at) =>
        (int)(unchecked((uint)(data[at] | (data[at + 1] << 8) | (data[at + 2] << 16)) * 0x9E3779B1) >> 17);

    /// <summary>RFC 1951, section 3.2.5.</summary>
    private void Reference(int length, int distance)
    {
        var (lengthCode, lengthBits) = length == MaxLength ? (28, 0) : Bucket(length - 3, 4);
        Symbol(257 + lengthCode);
        if (length != MaxLength)
        {
            Put((uint)(length - 3) & ((1u << lengthBits) - 1), lengthBits);
        }

        var (distanceCode, distanceBits) = Bucket(distance - 1, 2);
        PutReversed((uint)distanceCode, 5);
        Put((uint)(distance - 1) & ((1u << distanceBits) - 1), distanceBits);
    }

    /// <summary>Values in buckets that double in size every <paramref name="perSize"/>; the first two sizes are one.</summary>
    private static (int Code, int ExtraBits) Bucket(int value, int perSize)
    {
        if (value < perSize * 2)
        {
            return (value, 0);
        }

        var shift = System.Numerics.BitOperations.Log2((uint)(value / perSize));
        return ((perSize * shift) + (value >> shift), shift);
    }

    /// <summary>RFC 1951, section 3.2.6.</summary>
    private void Symbol(int symbol)
    {
        switch (symbol)
        {
            case < 144:
                PutReversed((uint)(0b0011_0000 + symbol), 8);
                break;
            case < 256:
                PutReversed((uint)(0b1_1001_0000 + symbol - 144), 9);
                break;
            case < 280:
                PutReversed((uint)(symbol - 256), 7);
                break;
            default:
                PutReversed((uint)(0b1100_0000 + symbol - 280), 8);
                break;
        }
    }

    private void PutReversed(uint code, int length)
    {
        for (var i = length - 1; i >= 0; i--)
        {
            Put((code >> i) & 1, 1);
        }
    }

    private void Put(uint value, int length)
    {
        bits |= value << count;
        for (count += length; count >= 8; count -= 8)
        {
            output.Add((byte)bits);
            bits >>= 8;
        }
    }
}
