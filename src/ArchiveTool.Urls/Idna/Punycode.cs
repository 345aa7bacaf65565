using System.Text;

namespace ArchiveTool.Urls.Idna;

/// <summary>
/// Punycode (RFC 3492). Labels beyond <see cref="LongestLabel"/> are refused, since both directions take time that
/// grows with the square of the length; a name of the DNS has at most 63 characters a label.
/// </summary>
internal static class Punycode
{
    /// <summary>The longest label in code points, or in characters of its encoded form.</summary>
    public const int LongestLabel = 1000;

    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 0x80;

    /// <summary>Appends the encoded form without its <c>xn--</c> (RFC 3492, section 6.3); false where too long.</summary>
    public static bool TryEncode(ReadOnlySpan<int> label, StringBuilder output)
    {
        if (label.Length > LongestLabel)
        {
            return false;
        }

        var basic = 0;
        foreach (var codePoint in label)
        {
            if (codePoint < InitialN)
            {
                output.Append((char)codePoint);
                basic++;
            }
        }

        if (basic > 0)
        {
            output.Append('-');
        }

        var (n, delta, bias, handled) = (InitialN, 0L, InitialBias, basic);
        while (handled < label.Length)
        {
            var next = int.MaxValue;
            foreach (var codePoint in label)
            {
                next = codePoint >= n ? Math.Min(next, codePoint) : next;
            }

            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (var codePoint in label)
            {
                if (codePoint < n)
                {
                    delta++;
                }
                else if (codePoint == n)
                {
                    AppendDelta(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return true;
    }

    /// <summary>Decodes what follows <c>xn--</c> (RFC 3492, section 6.2), or null if it is not Punycode.</summary>
    public static List<int>? Decode(ReadOnlySpan<char> encoded)
    {
        if (encoded.Length > LongestLabel)
        {
            return null;
        }

        var output = new List<int>(encoded.Length);
        var delimiter = encoded.LastIndexOf('-');
        foreach (var basic in delimiter > 0 ? encoded[..delimiter] : default)
        {
            output.Add(basic);
        }

        var (n, i, bias) = (InitialN, 0L, InitialBias);
        var position = delimiter > 0 ? delimiter + 1 : 0;
        while (position < encoded.Length)
        {
            if (!TryReadDelta(encoded, ref position, bias, out var delta))
            {
                return null;
            }

            var first = i == 0 && output.Count == Math.Max(delimiter, 0);
            i += delta;
            var length = output.Count + 1;
            bias = Adapt(delta, length, first);
            var step = i / length;
            if (step > 0x10FFFF - n)
            {
                return null;
            }

            n += (int)step;
            i %= length;
            if (n is >= 0xD800 and <= 0xDFFF)
            {
                return null;
            }

            output.Insert((int)i, n);
            i++;
        }

        return output;
    }

    private static bool TryReadDelta(ReadOnlySpan<char> encoded, ref int position, int bias, out long delta)
    {
        delta = 0;
        long weight = 1;
        for (var k = Base; ; k += Base)
        {
            if (position == encoded.Length)
            {
                return false;
            }

            var digit = DigitValue(encoded[position++]);
            if (digit < 0)
            {
                return false;
            }

            delta += digit * weight;
            if (delta > int.MaxValue)
            {
                return false;
            }

            var threshold = Math.Clamp(k - bias, TMin, TMax);
            if (digit < threshold)
            {
                return true;
            }

            weight *= Base - threshold;
            if (weight > int.MaxValue)
            {
                return false;
            }
        }
    }

    private static void AppendDelta(StringBuilder output, long delta, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, TMin, TMax);
            if (delta < threshold)
            {
                output.Append(Digit((int)delta));
                return;
            }

            output.Append(Digit((int)(threshold + ((delta - threshold) % (Base - threshold)))));
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    // RFC 3492, section 6.1
    private static int Adapt(long delta, int length, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / length;
        var k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return (int)(k + ((Base - TMin + 1) * delta / (delta + Skew)));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int DigitValue(char digit) =>
        char.IsAsciiDigit(digit) ? digit - '0' + 26
        : char.IsAsciiLetter(digit) ? (digit | 0x20) - 'a'
        : -1;
}
