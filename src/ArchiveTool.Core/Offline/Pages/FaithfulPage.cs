using System.Globalization;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Writes a document again in its own layout. What the tool adds stands in a shadow root at its end, so neither styles the
/// other (https://drafts.csswg.org/css-scoping/#shadow-dom).
/// </summary>
internal static class FaithfulPage
{
    /// <summary>
    /// Whether a document has its own layout: it is a whole one, with a style sheet that is there. Without one a
    /// browser would show it bare, and the reader's form is the better one.
    /// </summary>
    public static bool HasLayout(string html, PageAddresses addresses) =>
        WholeDocument.Split(html) is { HasTags: true } && HasStyle(html, addresses);

    /// <summary>The page's whole text.</summary>
    public static string Render(OfflinePageContent content, string language)
    {
        var document = WholeDocument.Split(content.Body);
        var page = new PageWriter(content.Body.Length + 8192);
        var sprites = new OfflineSprites(content, content.Addresses);
        var body = new OfflineBody(page, content, content.Addresses, sprites) { IsFaithful = true };
        page.Markup("<!DOCTYPE html>\n<html");
        body.AppendAttributes("html", document.HtmlTag, language);
        page.Markup(">\n<head>\n")
            .Markup(PagePolicy.Meta(OfflinePage.ContentSecurityPolicy))
            .Markup("<meta charset=\"utf-8\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
            .Text(content.Title)
            .Markup("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
            .Markup(PageStyle.FaithfulGuard)
            .Markup("</style>\n");
        body.AppendHead(document.Head);
        page.Markup("\n</head>\n<body");
        body.AppendAttributes("body", document.BodyTag, language: null);
        page.Markup(">");
        body.Append(document.Body);
        sprites.AppendTo(page);
        AppendBar(page, content);
        return page.Markup("</body>\n</html>\n").ToString();
    }

    /// <summary>The element ends a paragraph that the document left open, and can hold a shadow root.</summary>
    private static void AppendBar(PageWriter page, OfflinePageContent content)
    {
        page.Markup("\n<aside class=\"at-bar\" aria-label=\"Archive\"><template shadowrootmode=\"open\"><style>\n")
            .Markup(PageStyle.Bar)
            .Markup("</style><details class=\"bar\"><summary>Archived ")
            .Markup(OfflinePage.Time(content.ArchivedAt));
        if (content.Missing > 0)
        {
            page.Markup(" <span class=\"missing\">").Markup(Missing(content.Missing)).Markup("</span>");
        }

        page.Markup("</summary>\n<p class=\"title\">").Text(content.Title).Markup("</p>\n");
        if (content.Author is not null || content.Date is not null)
        {
            page.Markup("<p>").Text(content.Author ?? "");
            if (content.Date is { } date)
            {
                page.Markup(content.Author is null ? "" : ", ").Markup(OfflinePage.Time(date));
            }

            page.Markup("</p>\n");
        }

        if (content.DocumentUrl is { IsHttp: true } url && content.Addresses.ToFollow(url.Href) is { } target)
        {
            page.Markup("<p><a")
                .Link("href", target)
                .Markup(" rel=\"noreferrer\">")
                .Text(target.Text)
                .Markup("</a></p>\n");
        }

        OfflinePage.AppendVersions(page, content);
        page.Markup(
            content.IsSelfContained
                ? $"<p>{OfflinePage.Kept(content)}</p>\n"
                : $"<p><a href=\"../../index.html\">Library</a> {OfflinePage.Kept(content)}</p>\n<p>{OfflinePage.Turns}</p>\n"
        );
        page.Markup("</details></template></aside>\n");
    }

    private static string Missing(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "file is" : "files are")} missing");

    /// <summary>Whether there is a style sheet that the page can use.</summary>
    private static bool HasStyle(string html, PageAddresses addresses)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(html, attributes);
        while (tokenizer.Read())
        {
            if (tokenizer.Kind != HtmlTokenKind.StartTag)
            {
                continue;
            }

            var name = HtmlNames.Lower(tokenizer.Name);
            if (
                name == "style"
                || (
                    name == "link"
                    && OfflineSheets.GetStyleSheet(new HtmlAttributes(html, attributes), addresses) is not null
                )
            )
            {
                return true;
            }

            _ = HtmlNames.IsRawText(name) && tokenizer.ReadRawText(name);
        }

        return false;
    }
}
