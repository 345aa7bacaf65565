using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Searching;

/// <summary>The post's own words on its offline page.</summary>
internal static partial class PageText
{
    /// <summary>What stands behind so much text is not searched.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>How much of a text stands on a card.</summary>
    public const int ExcerptCharacters = 180;

    private const string Start = "<archived-post>";
    private const string End = "</archived-post>";

    /// <summary>The text of a page of either form, without what the tool adds to it.</summary>
    public static string Extract(string page)
    {
        var start = page.IndexOf(Start, StringComparison.Ordinal);
        var end = page.LastIndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            start = Math.Max(0, page.IndexOf("<body", StringComparison.Ordinal));
            end = page.LastIndexOf("<aside class=\"at-bar\"", StringComparison.Ordinal);
        }

        var body = Missing().Replace(end < start ? page[start..] : page[start..end], " ");
        var text = PlainText.Extract(body, MostCharacters);
        return Cut(text, MostCharacters);
    }

    /// <summary>How a text begins, to the end of a word.</summary>
    public static string Excerpt(string text)
    {
        if (text.Length <= ExcerptCharacters)
        {
            return text;
        }

        var cut = Cut(text, ExcerptCharacters);
        var space = cut.LastIndexOf(' ');
        return (space > ExcerptCharacters * 2 / 3 ? cut[..space] : cut) + "…";
    }

    /// <summary>Not within a character of two units.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];

    /// <summary>What the page has in the place of something that is missing.</summary>
    [GeneratedRegex(
        """<span class="at-missing"><span>[^<]*</span>( <(code|a)[^>]*>[^<]*</(code|a)>)?</span>""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Missing();
}
