using AngleSharp.Dom;

namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>Finds an article by the marks that sites and their generators put around it.</summary>
internal static class ArticleMarks
{
    private const int Least = 140;

    /// <summary>The best first: what names a text before what names a page's part.</summary>
    private static readonly string[] Marks =
    [
        "[itemprop~=articleBody]",
        // https://microformats.org/wiki/h-entry
        ".h-entry .e-content, .hentry .entry-content",
        ".entry-content, .post-content, .article-content, .post-body, .article-body, .post__content, .article__body, .article__content",
        // WeChat, Zhihu, Juejin, Hexo's themes, Medium and Substack, Discourse, GitHub.
        "#js_content, .Post-RichText, .RichText, .article-viewer, .article-entry, .available-content, .markdown-body, .gh-content, .blog-post-content",
        "#article-body, #article-content, #post-content, #articleContent, #content-body",
        "article",
        "[role=article], [role=main], main, #main-content",
    ];

    /// <summary>The element that holds the article; null if nothing marks it.</summary>
    public static IElement? Find(IElement body)
    {
        foreach (var mark in Marks)
        {
            // A page of teasers marks each of them: the longest must be the page's own by far.
            var found = body.QuerySelectorAll(mark)
                .Where(element => element.ParentElement?.Closest(mark) is null)
                .Select(element => (Element: element, Weight: Weigh(element)))
                .OrderByDescending(item => item.Weight)
                .Take(2)
                .ToList();
            if (
                found.Count > 0
                && found[0].Weight >= Least
                && (found.Count == 1 || found[0].Weight >= 2 * found[1].Weight)
            )
            {
                return found[0].Element;
            }
        }

        return null;
    }

    private static int Weigh(IElement element) =>
        ReadableText.Measure(element.TextContent) + (Least * element.QuerySelectorAll("img, picture, video").Length);
}
