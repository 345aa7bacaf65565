using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>The language and the direction of a text, by its letters where nothing says it.</summary>
internal static partial class BookLanguage
{
    private const int Enough = 20;

    /// <summary>Whether a tag is one that XML takes for a language.</summary>
    public static bool IsTag(string? tag) => tag is not null && Tag().IsMatch(tag);

    /// <summary>The language of a text.</summary>
    public static string Guess(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, 4096));
        var (kana, hangul, han, arabic, hebrew, cyrillic) = (0, 0, 0, 0, 0, 0);
        foreach (var c in sample)
        {
            kana += c is >= '\u3040' and <= '\u30ff' ? 1 : 0;
            hangul += c is >= '\uac00' and <= '\ud7a3' ? 1 : 0;
            han += c is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            arabic += c is >= '\u0600' and <= '\u06ff' ? 1 : 0;
            hebrew += c is >= '\u0590' and <= '\u05ff' ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u04ff' ? 1 : 0;
        }

        return kana > Enough ? "ja"
            : hangul > Enough ? "ko"
            : han > Enough ? "zh"
            : arabic > Enough ? "ar"
            : hebrew > Enough ? "he"
            : cyrillic > Enough ? "ru"
            : "en";
    }

    /// <summary>Whether a language is written from right to left.</summary>
    public static bool IsRightToLeft(string language) => language is "ar" or "he" or "fa" or "ur";

    [GeneratedRegex("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
