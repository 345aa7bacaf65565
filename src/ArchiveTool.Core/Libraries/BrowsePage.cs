using System.Globalization;
using System.Net;
using System.Text;

namespace ArchiveTool.Core.Libraries;

/// <summary>The page to browse a library: static, from disk, with no script and no network.</summary>
public static class BrowsePage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(BrowsePage).Assembly.GetManifestResourceStream("browse.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The page's whole text; the newest post first.</summary>
    public static string Render(IEnumerable<BrowsePost> posts)
    {
        var ordered = posts
            .OrderByDescending(post => post.Date ?? DateTimeOffset.MinValue)
            .ThenBy(post => post.Slug, StringComparer.Ordinal)
            .ToList();
        var page = new StringBuilder(4096 + (ordered.Count * 512));
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"<meta http-equiv=\"Content-Security-Policy\" content=\"{ContentSecurityPolicy}\">\n"
            )
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Library</title>\n")
            .Append("<link rel=\"icon\" href=\"data:,\">\n<style>\n")
            .Append(Style.Value)
            .Append("</style>\n</head>\n<body>\n<header>\n<h1>Library</h1>\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"<p>{Count(ordered.Count, "post")}, {Count(ordered.Sum(post => post.Images), "picture")}, {Size(ordered.Sum(post => post.Bytes))}</p>\n"
            )
            .Append("</header>\n<main>\n<ul class=\"posts\">\n");
        foreach (var post in ordered)
        {
            Append(page, post);
        }

        return page.Append("</ul>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, BrowsePost post)
    {
        var href = Escape($"posts/{Uri.EscapeDataString(post.Slug)}/index.html");
        page.Append("<li>\n").Append(CultureInfo.InvariantCulture, $"<a href=\"{href}\">");
        page.Append(
            post.Thumbnail is { } thumbnail
                ? $"<img src=\"{Escape(thumbnail)}\" alt=\"\" loading=\"lazy\">"
                : "<span class=\"blank\"></span>"
        );
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Escape(post.Title)}</h2></a>\n<p>");
        var facts = new List<string>();
        if (post.Date is { } date)
        {
            var utc = date.ToUniversalTime();
            facts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc:d MMM yyyy}</time>"
                )
            );
        }

        if (post.Author is { } author)
        {
            facts.Add(Escape(author));
        }

        facts.Add(Count(post.Images, "picture"));
        facts.Add(Size(post.Bytes));
        page.AppendJoin(" · ", facts).Append("</p>\n");
        if (post.Categories.Count > 0)
        {
            page.Append("<p class=\"categories\">")
                .AppendJoin(' ', post.Categories.Select(one => $"<span>{Escape(one)}</span>"))
                .Append("</p>\n");
        }

        if (post.Missing + post.DeadLinks > 0)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"problems\">{Count(post.Missing, "picture")} missing, {Count(post.DeadLinks, "dead link")}</p>\n"
            );
        }

        page.Append("</li>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes) =>
        bytes < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB");
}
