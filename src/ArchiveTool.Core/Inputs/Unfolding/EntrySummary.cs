using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Inputs.Articles;
using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Inputs.Unfolding;

/// <summary>Tells whether a feed carries an entry's text or only a summary of it.</summary>
internal static class EntrySummary
{
    // Generators that cut a post themselves cut it behind 55 to 100 words.
    private const int LongestSummary = 700;
    private const int TailLength = 400;

    // What stands behind a text that was cut, in the languages whose blogs are met most.
    private static readonly string[] CutMarks = ["[…]", "[...]", "(…)", "[more]", "(more…)"];
    private static readonly string[] Ellipses = ["…", "..."];
    private static readonly string[] Invitations =
    [
        "read more",
        "continue reading",
        "read the full",
        "keep reading",
        "weiterlesen",
        "lire la suite",
        "leer más",
        "seguir leyendo",
        "continua a leggere",
        "читать далее",
        "続きを読む",
        "阅读全文",
        "阅读更多",
        "閱讀全文",
        "查看全文",
    ];

    /// <summary>Whether the entry's page has, by what the feed says, more than the entry.</summary>
    public static bool IsSummary(FeedEntry entry) =>
        // A podcast's post is its sound.
        !entry.Media.Any(file => file.IsSound || file.IsFilm)
        && entry.ContentKind switch
        {
            EntryText.None or EntryText.Summary => true,
            EntryText.Full => EndsCut(entry.Content, mayEndInEllipsis: true),
            _ => EndsCut(entry.Content, mayEndInEllipsis: false) || IsShort(entry),
        };

    /// <summary>Notes have no title, and picture posts have few words.</summary>
    private static bool IsShort(FeedEntry entry) =>
        entry.Title is not null
        && !entry.Content.Contains("<img", StringComparison.OrdinalIgnoreCase)
        && !entry.Content.Contains("<video", StringComparison.OrdinalIgnoreCase)
        && !entry.Content.Contains("<iframe", StringComparison.OrdinalIgnoreCase)
        && ReadableText.MeasureHtml(entry.Content) < LongestSummary;

    private static bool EndsCut(string html, bool mayEndInEllipsis)
    {
        // A tag that begins before the tail is text in it, and changes nothing at its end.
        var text = PlainText.Extract(html.Length > TailLength ? html[^TailLength..] : html).TrimEnd();
        var last = text[^Math.Min(text.Length, 60)..];
        return CutMarks.Any(mark => text.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
            || (!mayEndInEllipsis && Ellipses.Any(mark => text.EndsWith(mark, StringComparison.Ordinal)))
            || Invitations.Any(words => last.Contains(words, StringComparison.OrdinalIgnoreCase));
    }
}
