using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Reports;

/// <summary>
/// Makes what a stranger wrote harmless where it is shown as text: one line, no control characters (which terminals obey
/// and XML forbids), nothing that turns the direction of what follows, no half of a surrogate pair.
/// </summary>
internal static class PrintableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text on one line: breaks and tabs become spaces, what has no business in a line becomes U+FFFD.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' or 0x85 or 0x2028 or 0x2029)
            {
                clean.Append(' ');
            }
            else if (IsUnfit(rune))
            {
                clean.Append(Replacement);
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>The text with its first <paramref name="length"/> UTF-16 units at most, an ellipsis for the rest.</summary>
    public static string Shortened(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    // Controls, the bidirectional marks of UAX #9 that embed, override and isolate, and what XML 1.0 calls no character.
    private static bool IsUnfit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF;
}
