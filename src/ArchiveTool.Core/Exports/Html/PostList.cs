using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Exports.Html;

/// <summary>The page that lists exported posts.</summary>
internal static class PostList
{
    /// <summary>The page's whole text.</summary>
    public static string Render(IReadOnlyList<BrowsePost> posts, Func<BrowsePost, string> getFile)
    {
        var page = new PageWriter(4096);
        page.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
            .Markup(PagePolicy.Meta(HtmlExporter.ContentSecurityPolicy))
            .Markup(HtmlExporter.Generator)
            .Markup("<meta charset=\"utf-8\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Markup("<title>Posts</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
            .Markup(PageStyle.Offline)
            .Markup("</style>\n</head>\n<body>\n<main>\n<h1>Posts</h1>\n");
        AppendLinks(page, posts, getFile);
        return page.Markup("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Appends the list.</summary>
    public static void AppendLinks(PageWriter page, IReadOnlyList<BrowsePost> posts, Func<BrowsePost, string> getFile)
    {
        page.Markup("<ul>\n");
        foreach (var post in posts)
        {
            page.Markup("<li><a").Attribute("href", getFile(post)).Markup(">").Text(post.Title).Markup("</a>");
            if (post.Date is { } date)
            {
                page.Markup(" ").Markup(OfflinePage.Time(date));
            }

            page.Markup("</li>\n");
        }

        page.Markup("</ul>\n");
    }
}
