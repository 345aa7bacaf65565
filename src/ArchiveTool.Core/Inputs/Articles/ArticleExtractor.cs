using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArchiveTool.Core.Documents.Html;

namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>Takes the article out of a page: built anew, so by a tree and not by edits.</summary>
internal static class ArticleExtractor
{
    private const int MostCharacters = 8 << 20;
    private const int MostTags = 100_000;

    /// <summary>The article of a page; null if it has none, or if its markup is no page's.</summary>
    /// <param name="html">The page.</param>
    /// <param name="title">The title that is shown above the article in any case, or null.</param>
    public static Article? Extract(string html, string? title)
    {
        if (
            html.Length > MostCharacters
            || html.AsSpan().Count('<') > MostTags
            || HtmlNesting.CountOpen(html) > HtmlNesting.MostOpen
        )
        {
            return null;
        }

        // Without scripts, so that the twin of a lazy picture in noscript is read as markup.
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        if (page.Body is not { } body)
        {
            return null;
        }

        PageFurniture.Remove(body);
        if ((ArticleMarks.Find(body) ?? ParagraphScores.Find(body)) is not { } found)
        {
            return null;
        }

        PageFurniture.RemoveInArticle(found, title);
        var weight = ReadableText.Measure(found.TextContent);
        return weight == 0 && found.QuerySelector("img, picture, video, audio") is null
            ? null
            : new Article(found.InnerHtml.Trim(), GetBase(page), GetReferrerPolicy(page), weight);
    }

    private static string? GetBase(IDocument page) => page.QuerySelector("base[href]")?.GetAttribute("href")?.Trim();

    // https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer
    private static string? GetReferrerPolicy(IDocument page) =>
        page.QuerySelectorAll("meta[content]")
            .LastOrDefault(meta =>
                string.Equals(meta.GetAttribute("name"), "referrer", StringComparison.OrdinalIgnoreCase)
            )
            ?.GetAttribute("content");
}
