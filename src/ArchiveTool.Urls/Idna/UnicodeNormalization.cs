using System.Text;

namespace ArchiveTool.Urls.Idna;

/// <summary>
/// Unicode normalisation form C (https://www.unicode.org/reports/tr15/) from tables of our own, since without ICU the
/// runtime's does nothing. Unicode 17.
/// </summary>
public static class UnicodeNormalization
{
    // Everything below is in form C whatever follows it, up to the first combining mark.
    private const char FirstThatMayChange = '\u0300';

    // Hangul syllables are computed (https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-3/, 3.12).
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    /// <summary>The text in form C: itself where it is already. Lone surrogates stay as they are.</summary>
    public static string ToNfc(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', (char)(FirstThatMayChange - 1)) < 0)
        {
            return text;
        }

        var codePoints = new List<int>(text.Length);
        var tables = NormalizationTables.Instance;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            AppendDecomposed(tables, isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i], codePoints);
        }

        var classes = Reorder(tables, codePoints);
        Compose(tables, codePoints, classes);
        var result = ToText(codePoints);
        return result == text ? text : result;
    }

    /// <summary>The text in form D: every letter before its marks. Lone surrogates stay as they are.</summary>
    public static string ToNfd(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0)
        {
            return text;
        }

        var codePoints = new List<int>(text.Length);
        var tables = NormalizationTables.Instance;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            AppendDecomposed(tables, isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i], codePoints);
        }

        Reorder(tables, codePoints);
        return ToText(codePoints);
    }

    private static void AppendDecomposed(NormalizationTables tables, int codePoint, List<int> output)
    {
        var syllable = codePoint - SyllableBase;
        if (syllable is >= 0 and < SyllableCount)
        {
            output.Add(LeadBase + (syllable / (VowelCount * TrailCount)));
            output.Add(VowelBase + (syllable % (VowelCount * TrailCount) / TrailCount));
            if (syllable % TrailCount != 0)
            {
                output.Add(TrailBase + (syllable % TrailCount));
            }

            return;
        }

        if (codePoint < 0xC0 || !tables.TryDecompose(codePoint, out var parts))
        {
            output.Add(codePoint);
            return;
        }

        AppendDecomposed(tables, parts.First, output);
        if (parts.Second != 0)
        {
            AppendDecomposed(tables, parts.Second, output);
        }
    }

    // The canonical ordering algorithm. Sorting each run keeps the time within n log n for any number of marks.
    private static byte[] Reorder(NormalizationTables tables, List<int> codePoints)
    {
        var classes = new byte[codePoints.Count];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = codePoints[i] < FirstThatMayChange ? (byte)0 : tables.GetCombiningClass(codePoints[i]);
        }

        for (var start = 0; start < classes.Length; start++)
        {
            if (classes[start] == 0)
            {
                continue;
            }

            var next = classes.AsSpan(start).IndexOf((byte)0);
            var count = next < 0 ? classes.Length - start : next;
            if (count > 1)
            {
                SortRun(codePoints, classes, start, count);
            }

            start += count;
        }

        return classes;
    }

    private static void SortRun(List<int> codePoints, byte[] classes, int start, int count)
    {
        // The class first and the place second, so that the sort is stable.
        var keys = new long[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = ((long)classes[start + i] << 32) | (uint)i;
        }

        var marks = codePoints.GetRange(start, count);
        Array.Sort(keys);
        for (var i = 0; i < count; i++)
        {
            codePoints[start + i] = marks[(int)keys[i]];
            classes[start + i] = (byte)(keys[i] >> 32);
        }
    }

    // The canonical composition algorithm (Unicode 3.11, D117), in place.
    private static void Compose(NormalizationTables tables, List<int> codePoints, byte[] classes)
    {
        var starter = -1;
        var length = 0;
        var lastClass = 0;
        for (var i = 0; i < codePoints.Count; i++)
        {
            var (codePoint, combiningClass) = (codePoints[i], classes[i]);

            // Blocked where something between has the same or a higher class.
            var isNext = starter == length - 1;
            if (
                starter >= 0
                && (isNext || (combiningClass != 0 && lastClass < combiningClass))
                && TryCompose(tables, codePoints[starter], codePoint, out var composite)
            )
            {
                codePoints[starter] = composite;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = length;
            }

            lastClass = combiningClass;
            codePoints[length++] = codePoint;
        }

        codePoints.RemoveRange(length, codePoints.Count - length);
    }

    private static bool TryCompose(NormalizationTables tables, int first, int second, out int composite)
    {
        composite = 0;
        if (first < FirstThatMayChange && second < FirstThatMayChange)
        {
            return false;
        }

        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            composite = SyllableBase + (((lead * VowelCount) + vowel) * TrailCount);
            return true;
        }

        var (syllable, trail) = (first - SyllableBase, second - TrailBase);
        if (syllable is >= 0 and < SyllableCount && syllable % TrailCount == 0 && trail is > 0 and < TrailCount)
        {
            composite = first + trail;
            return true;
        }

        return tables.TryCompose(first, second, out composite);
    }

    private static string ToText(List<int> codePoints)
    {
        var text = new StringBuilder(codePoints.Count + 8);
        foreach (var codePoint in codePoints)
        {
            if (codePoint < 0x10000)
            {
                text.Append((char)codePoint);
            }
            else
            {
                text.Append(char.ConvertFromUtf32(codePoint));
            }
        }

        return text.ToString();
    }
}
