using System.Globalization;

namespace ArchiveTool.Core.Searching;

/// <summary>
/// Cuts text into what is searched for: words, and pairs of letters in scripts without spaces. <c>browse.js</c> cuts a
/// query in the same way.
/// </summary>
internal static class SearchWords
{
    /// <summary>Longer words are cut.</summary>
    public const int LongestWord = 24;

    private const int WideOffset = 0xFEE0;

    /// <summary>The text in small letters, wide ASCII as ASCII; each unit stays one.</summary>
    public static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, written) =>
            {
                for (var i = 0; i < folded.Length; i++)
                {
                    folded[i] = Fold(written[i]);
                }
            }
        );

    /// <summary>Takes each word or pair; one that stands twice comes twice.</summary>
    /// <param name="folded">The text, folded.</param>
    /// <param name="take">Takes it.</param>
    public static void Cut(ReadOnlySpan<char> folded, Action<ReadOnlySpan<char>> take)
    {
        var at = 0;
        while (at < folded.Length)
        {
            if (IsUnspaced(folded[at]))
            {
                var end = FindEnd(folded, at, static unit => IsUnspaced(unit));
                for (var i = at; i < end; i++)
                {
                    // The last one alone, so that each begins something that is found.
                    take(folded.Slice(i, Math.Min(2, end - i)));
                }

                at = end;
            }
            else if (IsWord(folded[at]))
            {
                var end = FindEnd(folded, at, static unit => IsWord(unit) && !IsUnspaced(unit));
                take(folded.Slice(at, Math.Min(LongestWord, end - at)));
                at = end;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Scripts that put no space between words: Han, kana, Hangul, Thai, Lao, Myanmar and Khmer.</summary>
    public static bool IsUnspaced(char unit) =>
        unit
            is (>= '\u3005' and <= '\u3007')
                or (>= '\u3040' and <= '\u30FA')
                or (>= '\u30FC' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uAC00' and <= '\uDFFF')
                or (>= '\uF900' and <= '\uFAFF')
                or (>= '\u0E00' and <= '\u0EFF')
                or (>= '\u1000' and <= '\u109F')
                or (>= '\u1780' and <= '\u17FF');

    private static bool IsWord(char unit) =>
        char.IsLetterOrDigit(unit)
        || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char Fold(char unit) =>
        char.ToLowerInvariant(unit is >= '\uFF01' and <= '\uFF5E' ? (char)(unit - WideOffset) : unit);

    private static int FindEnd(ReadOnlySpan<char> text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}
