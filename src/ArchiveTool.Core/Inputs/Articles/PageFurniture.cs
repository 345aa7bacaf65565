using System.Collections.Frozen;
using AngleSharp.Dom;

namespace ArchiveTool.Core.Inputs.Articles;

/// <summary>Removes from a page what is not its text: scripts, navigation, buttons, and boxes that share and recommend.</summary>
internal static class PageFurniture
{
    private const string Everywhere =
        "script, style, template, nav, form, button, dialog, [hidden], [role=navigation], [role=search], [role=dialog], [role=banner], [role=contentinfo]";

    // Footnotes stand in a footer too, so only those that lead away go.
    private const string InArticle =
        "aside:not([class*=note]), footer, .sr-only, .screen-reader-text, .visually-hidden";

    /// <summary>Classes and ids that name such boxes, a word of the name each.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "addtoany_share_save_container",
        "author-box",
        "breadcrumb",
        "breadcrumbs",
        "comment-list",
        "comments",
        "comments-area",
        "cookie-notice",
        "disqus_thread",
        "entry-footer",
        "entry-meta",
        "jp-relatedposts",
        "newsletter-signup",
        "page-nav",
        "pagination",
        "post-copyright",
        "post-meta",
        "post-nav",
        "post-navigation",
        "post-tags",
        "prev-next",
        "related",
        "related-posts",
        "respond",
        "reward-container",
        "sharedaddy",
        "share-buttons",
        "sidebar",
        "site-footer",
        "site-header",
        "social-share",
        "subscribe-widget",
        "toc-container",
        "wp-block-jetpack-subscriptions"
    );

    /// <summary>Removes it from a page.</summary>
    public static void Remove(IElement body)
    {
        RemoveAll(body.QuerySelectorAll(Everywhere));
        RemoveAll(body.QuerySelectorAll("[class], [id]").Where(IsNamed));
    }

    /// <summary>Removes from an article what stands there for the site, and a heading that repeats the title.</summary>
    public static void RemoveInArticle(IElement article, string? title)
    {
        RemoveAll(article.QuerySelectorAll(InArticle).Where(element => !HoldsNotes(element)));
        if (
            title is not null
            && article.QuerySelector("h1, h2") is { } heading
            && Fold(heading.TextContent).Equals(Fold(title), StringComparison.OrdinalIgnoreCase)
        )
        {
            heading.Remove();
        }
    }

    private static bool IsNamed(IElement element) =>
        element.LocalName is not ("html" or "body" or "article" or "main")
        && (Names.Contains(element.Id ?? "") || element.ClassList.Any(Names.Contains));

    private static bool HoldsNotes(IElement element) =>
        element.QuerySelector("[id^=fn], [role=doc-endnotes], [role=doc-endnote]") is not null
        || element.GetAttribute("role") is "doc-endnotes" or "doc-footnote";

    private static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void RemoveAll(IEnumerable<IElement> elements)
    {
        foreach (var element in elements.ToList())
        {
            element.Remove();
        }
    }
}
