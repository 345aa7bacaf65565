using System.Globalization;
using System.Text;
using ArchiveTool.Urls.Idna;

namespace ArchiveTool.Core.Sites.Fragments;

/// <summary>The ids that renderers give headings, each by its own rule.</summary>
internal static class HeadingSlugs
{
    private const string HexoSpecials = " \t\r\n~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";
    private const string VueSpecials = HexoSpecials + "“”‘’";

    /// <summary>The slug of a heading's text.</summary>
    public static string Make(SlugRule rule, string text) =>
        rule switch
        {
            SlugRule.GitHub => GitHub(text),
            SlugRule.GitLab => Collapse(GitHub(text)),
            SlugRule.Kramdown => Kramdown(text),
            SlugRule.MarkdownItAnchor => string.Join('-', Words(text)).ToLowerInvariant(),
            SlugRule.Hexo => Separated(text, HexoSpecials),
            SlugRule.VitePress => VitePress(text),
            _ => Python(text),
        };

    /// <summary>What stands between a slug and the number of its repetition, and the first number.</summary>
    public static (char Separator, int First) Repetition(SlugRule rule) =>
        rule == SlugRule.Python ? ('_', 1) : ('-', 1);

    /// <summary>https://github.com/Flet/github-slugger: letters, marks, numbers, hyphens and connectors stay.</summary>
    private static string GitHub(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Append('-');
            }
            else if (rune.Value == '-' || IsWord(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return slug.ToString();
    }

    private static bool IsWord(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.ConnectorPunctuation;

    private static string Collapse(string slug)
    {
        var result = new StringBuilder(slug.Length);
        foreach (var c in slug)
        {
            if (c != '-' || result.Length == 0 || result[^1] != '-')
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>https://kramdown.gettalong.org/converter/html.html#auto-ids.</summary>
    private static string Kramdown(string text)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetter(text[start]))
        {
            start++;
        }

        var slug = new StringBuilder();
        foreach (var c in text.AsSpan(start))
        {
            if (char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')
            {
                slug.Append(c == ' ' ? '-' : char.ToLowerInvariant(c));
            }
        }

        return slug.Length == 0 ? "section" : slug.ToString();
    }

    private static string Separated(string text, string specials)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in WithoutMarks(text).EnumerateRunes())
        {
            var isSpecial = Rune.IsWhiteSpace(rune) || (rune.IsBmp && specials.Contains((char)rune.Value));
            if (!isSpecial && !Rune.IsControl(rune))
            {
                slug.Append(rune.ToString());
            }
            else if (isSpecial && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    /// <summary>https://github.com/mdit-vue/mdit-vue/tree/main/packages/shared.</summary>
    private static string VitePress(string text)
    {
        var slug = Separated(text, VueSpecials).ToLowerInvariant();
        return slug.Length > 0 && char.IsAsciiDigit(slug[0]) ? "_" + slug : slug;
    }

    /// <summary>https://python-markdown.github.io/extensions/toc/.</summary>
    private static string Python(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in WithoutMarks(text))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if ((c == '-' || char.IsWhiteSpace(c)) && char.IsAscii(c) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private static string WithoutMarks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in UnicodeNormalization.ToNfd(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
