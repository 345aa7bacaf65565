using System.Globalization;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Makes the page that a person opens: everything local, no script, no network. The one place where HTML is built; the
/// rewritten post itself is only ever edited.
/// </summary>
internal static class OfflinePage
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
        ArgumentNullException.ThrowIfNull(content);
        var isFaithful =
            content.Format == PostFormat.Html
            && (
                content.Form
                ?? (FaithfulPage.HasLayout(content.Body, content.Addresses) ? PageForm.Faithful : PageForm.Reader)
            ) == PageForm.Faithful;
        return isFaithful ? FaithfulPage.Render(content, Language(content)) : RenderReader(content);
    }

    /// <summary>A moment for people and programs.</summary>
    internal static string Time(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc:d MMMM yyyy}</time>"
        );
    }

    private static string RenderReader(OfflinePageContent content)
    {
        var page = new PageWriter(content.Body.Length + 8192);
        page.Markup("<!DOCTYPE html>\n<html")
            .Attribute("lang", Language(content))
            .Markup(">\n<head>\n")
            .Markup(PagePolicy.Meta(ContentSecurityPolicy))
            .Markup("<meta charset=\"utf-8\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
            .Text(content.Title)
            .Markup("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
            .Markup(PageStyle.Offline)
            .Markup("</style>\n</head>\n<body>\n<a class=\"at-skip\" href=\"#at-post\">Skip to the post</a>\n")
            .Markup(content.IsSelfContained ? "" : Navigation)
            .Markup("<main id=\"at-post\">\n");
        AppendHeader(page, content);
        var html = content.Format == PostFormat.Html ? content.Body : OfflineMarkdown.ToHtml(content.Body);
        var body = new PageWriter(html.Length + 1024);
        OfflineBody.Append(body, html, content);
        PageContents.Append(
            page,
            body.ToString(),
            text => page.Markup("<archived-post>\n").Markup(text).Markup("\n</archived-post>\n</main>\n")
        );
        AppendFooter(page, content);
        return page.Markup("</body>\n</html>\n").ToString();
    }

    private static void AppendHeader(PageWriter page, OfflinePageContent content)
    {
        page.Markup("<header class=\"at-header\">\n<h1>").Text(content.Title).Markup("</h1>\n");
        var parts = new List<string>();
        if (content.Author is { } author)
        {
            parts.Add($"<span class=\"at-author\">{PageWriter.Escape(author)}</span>");
        }

        if (content.Date is { } date)
        {
            parts.Add(Time(date));
        }

        parts.AddRange(
            content.Categories.Select(category => $"<span class=\"at-category\">{PageWriter.Escape(category)}</span>")
        );
        if (parts.Count > 0)
        {
            page.Markup("<p class=\"at-meta\">").Markup(string.Join(' ', parts)).Markup("</p>\n");
        }

        AppendVersions(page, content);
        if (
            content.HeadImage is { } image
            && content.Addresses.ToLoad(image) is { } address
            && !content.Body.Contains(image, StringComparison.Ordinal)
        )
        {
            page.Markup("<img class=\"at-hero\"").Load("src", address).Markup(" alt=\"\">\n");
        }

        page.Markup("</header>\n");
    }

    /// <summary>What leads to the other versions of the post; nothing where there are none.</summary>
    internal static void AppendVersions(PageWriter page, OfflinePageContent content)
    {
        if (content.CurrentVersion is { } current)
        {
            page.Markup("<p class=\"at-meta\">An earlier version. <a")
                .Attribute("href", current)
                .Markup(">The current version</a></p>\n");
        }

        if (content.EarlierVersions.Count == 0)
        {
            return;
        }

        page.Markup("<p class=\"at-meta\">Earlier versions:");
        foreach (var (address, archivedAt) in content.EarlierVersions.Reverse())
        {
            page.Markup(" <a").Attribute("href", address).Markup(">").Markup(Time(archivedAt)).Markup("</a>");
        }

        page.Markup("</p>\n");
    }

    private static void AppendFooter(PageWriter page, OfflinePageContent content)
    {
        page.Markup("<footer class=\"at-footer\"><p>")
            .Markup(content.IsSelfContained ? "" : $"{Turns}</p><p>")
            .Markup("Archived ")
            .Markup(Time(content.ArchivedAt));
        if (content.DocumentUrl is { IsHttp: true } url && content.Addresses.ToFollow(url.Href) is { } target)
        {
            page.Markup(" from <a")
                .Link("href", target)
                .Markup(" rel=\"noreferrer\">")
                .Text(target.Text)
                .Markup("</a>");
        }

        page.Markup(". ").Markup(Kept(content)).Markup("</p></footer>\n");
    }

    /// <summary>What leads to all that was kept, and what was not, on the library's page.</summary>
    internal static string Kept(OfflinePageContent content) =>
        content is { Slug: { } slug, IsSelfContained: false }
            ? $"<a href=\"../../index.html#kept?post={Uri.EscapeDataString(slug)}\">What was kept</a>"
            : "<a href=\"manifest.json\">What was kept</a>";

    private const string Navigation =
        "<nav class=\"at-nav\" aria-label=\"Library\"><a href=\"../../index.html\">&larr; Library</a></nav>\n";

    /// <summary>What leads to the posts before and behind; <see cref="OfflineLinks"/> leads them where the posts are known.</summary>
    internal const string Turns =
        $"<a class=\"at-turn\" rel=\"prev\" {OfflineLinks.PathMarker}=\"{OfflineLinks.Previous}\">&larr; Previous post</a> "
        + $"<a class=\"at-turn\" rel=\"next\" {OfflineLinks.PathMarker}=\"{OfflineLinks.Next}\">Next post &rarr;</a>";

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
