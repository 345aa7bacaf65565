using System.Globalization;
using System.Text;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Makes the page that a person opens: everything local, no script, no network. The one place where HTML is built; the
/// rewritten post itself is only ever edited.
/// </summary>
public static class OfflinePage
{
    /// <summary>
    /// Nothing may be loaded but what stands beside the page; <c>file:</c> because a page opened from disk has an
    /// opaque origin, to which 'self' matches nothing.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; img-src 'self' file: data:; media-src 'self' file: data:; font-src 'self' file: data:; "
        + "style-src 'self' file: 'unsafe-inline'; form-action 'none'; base-uri 'none'";

    /// <summary>The page's whole text.</summary>
    public static string Render(OfflinePageContent content)
    {
        var page = new StringBuilder(content.Body.Length + 8192);
        var title = Escape(content.Title);
        page.Append("<!DOCTYPE html>\n<html lang=\"")
            .Append(Language(content))
            .Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
            .Append(ContentSecurityPolicy)
            .Append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(
                "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
            )
            .Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n")
            .Append("<style>\n")
            .Append(PageStyle.Offline)
            .Append("</style>\n</head>\n<body>\n<a class=\"at-skip\" href=\"#at-post\">Skip to the post</a>\n")
            .Append(
                "<nav class=\"at-nav\" aria-label=\"Library\"><a href=\"../../index.html\">&larr; Library</a></nav>\n"
            )
            .Append("<main id=\"at-post\">\n");
        AppendHeader(page, content, title);
        page.Append("<archived-post>\n");
        var html = content.Format == PostFormat.Html ? content.Body : OfflineMarkdown.ToHtml(content.Body);
        OfflineBody.Append(page, html, content);
        page.Append("\n</archived-post>\n</main>\n");
        AppendFooter(page, content);
        return page.Append("</body>\n</html>\n").ToString();
    }

    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static void AppendHeader(StringBuilder page, OfflinePageContent content, string title)
    {
        page.Append(CultureInfo.InvariantCulture, $"<header class=\"at-header\">\n<h1>{title}</h1>\n");
        var parts = new List<string>();
        if (content.Author is { } author)
        {
            parts.Add($"<span class=\"at-author\">{Escape(author)}</span>");
        }

        if (content.Date is { } date)
        {
            parts.Add(Time(date));
        }

        parts.AddRange(content.Categories.Select(category => $"<span class=\"at-category\">{Escape(category)}</span>"));
        if (parts.Count > 0)
        {
            page.Append("<p class=\"at-meta\">").AppendJoin(' ', parts).Append("</p>\n");
        }

        if (content.HeadImage is { } image && !content.Body.Contains(image, StringComparison.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"<img class=\"at-hero\" src=\"{Escape(image)}\" alt=\"\">\n");
        }

        page.Append("</header>\n");
    }

    private static void AppendFooter(StringBuilder page, OfflinePageContent content)
    {
        page.Append("<footer class=\"at-footer\"><p>Archived ").Append(Time(content.ArchivedAt));
        if (content.DocumentUrl is { IsHttp: true } url)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $" from <a href=\"{Escape(url.Href)}\" rel=\"noreferrer\">{Escape(url.Href)}</a>"
            );
        }

        page.Append(". <a href=\"manifest.json\">What was kept</a></p></footer>\n");
    }

    private static string Time(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc:d MMMM yyyy}</time>"
        );
    }

    /// <summary>A screen reader must know what to read; what is mostly Han, Kana or Hangul is not English.</summary>
    private static string Language(OfflinePageContent content)
    {
        var sample = content.Title + content.Body[..Math.Min(content.Body.Length, 4096)];
        var kana = sample.Count(c => c is >= '\u3040' and <= '\u30FF');
        var han = sample.Count(c => c is >= '\u4E00' and <= '\u9FFF');
        var hangul = sample.Count(c => c is >= '\uAC00' and <= '\uD7A3');
        return kana > 20 ? "ja"
            : hangul > 20 ? "ko"
            : han > 20 ? "zh"
            : "en";
    }
}
