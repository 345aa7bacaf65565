using System.Text;

namespace ArchiveTool.Core.Searching;

/// <summary>
/// Writes ascending numbers as ASCII that stands in a JavaScript string without escapes: their count in Elias's gamma code,
/// the gaps in Rice's, and thirteen bits in two characters. <c>browse.js</c> reads it.
/// </summary>
internal static class PostingCode
{
    private const int Radix = 91;
    private const int PairBits = 13;
    private const int SingleBits = 6;

    /// <summary>The share of a gap's mean that Rice's parameter is taken from: ln 2, in hundredths.</summary>
    private const int Hundredths = 69;

    /// <summary>Writes a list.</summary>
    /// <param name="numbers">Ascending, not empty.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="universe">All are below it.</param>
    public static string Encode(IEnumerable<int> numbers, int count, int universe)
    {
        var (text, bits) = (new StringBuilder(), new Bits());
        var length = 31 - System.Numerics.BitOperations.LeadingZeroCount((uint)count);
        bits.Put(0, length, text);
        bits.Put(count, length + 1, text);
        var low = LowBits(count, universe);
        var last = -1;
        foreach (var number in numbers)
        {
            var gap = number - last - 1;
            last = number;
            for (var high = gap >> low; high > 0; high--)
            {
                bits.Put(1, 1, text);
            }

            bits.Put(0, 1, text);
            bits.Put(gap & ((1 << low) - 1), low, text);
        }

        bits.End(text);
        return text.ToString();
    }

    private static int LowBits(int count, int universe)
    {
        var low = 0;
        while (((long)count << (low + 1)) * 100 <= (long)universe * Hundredths)
        {
            low++;
        }

        return low;
    }

    private sealed class Bits
    {
        private int held;
        private int count;

        /// <summary>Puts the lowest bits of a number, the highest of them first.</summary>
        public void Put(int number, int bits, StringBuilder text)
        {
            for (var bit = bits - 1; bit >= 0; bit--)
            {
                held = (held << 1) | ((number >> bit) & 1);
                if (++count == PairBits)
                {
                    text.Append(Character(held / Radix)).Append(Character(held % Radix));
                    (held, count) = (0, 0);
                }
            }
        }

        public void End(StringBuilder text)
        {
            if (count > SingleBits)
            {
                held <<= PairBits - count;
                text.Append(Character(held / Radix)).Append(Character(held % Radix));
            }
            else if (count > 0)
            {
                text.Append(Character(held << (SingleBits - count)));
            }
        }

        /// <summary>From # to ~, without the backslash.</summary>
        private static char Character(int value) => (char)('#' + value + (value >= '\\' - '#' ? 1 : 0));
    }
}
