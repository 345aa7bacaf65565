using System.Globalization;
using System.Net;
using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>
/// The page to browse a library: static, from disk, without network. The posts stand in it as HTML and can be read without
/// a script; searching, the gallery and the findings come from <c>browse/</c> beside it.
/// </summary>
internal static class BrowsePage
{
    // 'self' is for a static host; a page opened from disk has an opaque origin, to which only file: matches.
    private const string ContentSecurityPolicy =
        "default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; script-src 'self' file:; "
        + "form-action 'none'; base-uri 'none'";

    private const string Head = """
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>Library</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="browse/browse.css">
        <script src="browse/browse.js" defer></script>
        <script src="browse/pictures.js" defer></script>
        <script src="browse/findings.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
        <h1>Library</h1>
        """;

    private const string Controls = """
        <nav aria-label="Views" class="scripted" hidden>
        <a href="#posts">Posts</a> <a href="#pictures">Pictures</a> <a href="#findings">Findings</a>
        </nav>
        </header>
        <form role="search" class="scripted" hidden>
        <label class="search">Search <input id="search" type="search" autocomplete="off" spellcheck="false"></label>
        <details class="filters">
        <summary>Filters</summary>
        <div>
        <label data-view="posts pictures">Category <select id="category"><option value="">All</option></select></label>
        <label data-view="posts pictures">Year <select id="year"><option value="">All</option></select></label>
        <label data-view="posts">Sort <select id="sort"><option value="newest">Newest</option><option value="oldest">Oldest</option><option value="title">Title</option><option value="pictures">Most pictures</option><option value="largest">Largest</option><option value="problems">Most problems</option></select></label>
        <label data-view="posts" class="check"><input id="problems" type="checkbox"> With problems</label>
        <label data-view="pictures">Type <select id="type"><option value="">All</option></select></label>
        <label data-view="pictures">Order <select id="order"><option value="posts">As the posts</option><option value="widest">Widest</option><option value="largest">Largest</option><option value="used">Most used</option></select></label>
        <label data-view="findings">Kind <select id="kind"><option value="">All</option></select></label>
        </div>
        </details>
        <p id="count" role="status"></p>
        </form>
        <main id="content" tabindex="-1">
        <section id="view-posts" aria-label="Posts">
        <ul class="posts">
        """;

    private const string Tail = """
        </ul>
        <div class="none" hidden></div>
        </section>
        <section id="view-pictures" aria-label="Pictures" hidden><ul class="gallery"></ul><div class="none" hidden></div></section>
        <section id="view-findings" aria-label="Findings" hidden><div class="findings"></div></section>
        <section id="view-kept" aria-label="What was kept" hidden><div class="kept"></div></section>
        </main>
        <dialog aria-labelledby="picture-name">
        <div class="stage"><img alt=""><button type="button" id="previous" aria-label="Previous picture">&#8249;</button><button type="button" id="next" aria-label="Next picture">&#8250;</button></div>
        <div class="panel">
        <h2 id="picture-name"></h2>
        <dl></dl>
        </div>
        <button type="button" id="close" aria-label="Close">&#215;</button>
        </dialog>
        </body>
        </html>

        """;

    private const string Empty = """
        <li class="none"><h2>No posts yet</h2><p>Put the first one in: <code>archivetool archive POST.md -o LIBRARY</code></p></li>

        """;

    // What is smaller is a formula, a badge or a face, and no picture of what the post is about.
    private const int LeastCoverWidth = 200;
    private const int LeastCoverHeight = 120;

    /// <summary>The page's whole text; the newest post first.</summary>
    /// <param name="posts">The posts.</param>
    /// <param name="receiver">The function that the data files call.</param>
    /// <param name="search">What its search loads.</param>
    public static string Render(IReadOnlyList<BrowsePost> posts, BrowseReceiver receiver, SearchResult search)
    {
        var page = new StringBuilder(8192 + (posts.Count * 1024));
        var pictures = posts
            .SelectMany(post => post.Pictures)
            .DistinctBy(picture => picture.Sha256, StringComparer.Ordinal)
            .ToList();
        page.Append(
                CultureInfo.InvariantCulture,
                $"<!DOCTYPE html>\n<html lang=\"en\" data-receiver=\"{receiver.Name}\" data-search=\"{search.Receiver.Name}\">\n<head>\n"
            )
            .Append(PagePolicy.Meta(ContentSecurityPolicy))
            .Append(Head)
            .Append(
                CultureInfo.InvariantCulture,
                $"\n<p>{Count(posts.Count, "post")}{(pictures.Count == 0 ? "" : $", {Count(pictures.Count, "picture")}, {Size(pictures.Sum(picture => picture.Bytes))}")}</p>\n"
            )
            .Append(Controls);
        foreach (var post in Ordered(posts))
        {
            Append(page, post, search.Excerpts.GetValueOrDefault(post.Slug));
        }

        if (posts.Count == 0)
        {
            page.Append(Empty);
        }

        return page.Append(Tail).ToString();
    }

    /// <summary>The newest first; those without a date last.</summary>
    internal static IEnumerable<BrowsePost> Ordered(IEnumerable<BrowsePost> posts) =>
        posts
            .OrderByDescending(post => post.Date ?? DateTimeOffset.MinValue)
            .ThenBy(post => post.Slug, StringComparer.Ordinal);

    private static void Append(StringBuilder page, BrowsePost post, string? excerpt)
    {
        var href = Escape($"posts/{Uri.EscapeDataString(post.Slug)}/index.html");
        var date = post.Date?.ToUniversalTime();
        var cover = post.Pictures.FirstOrDefault(IsCover);
        page.Append(
            CultureInfo.InvariantCulture,
            $"<li data-slug=\"{Escape(post.Slug)}\" data-date=\"{date:yyyy-MM-dd}\" data-pictures=\"{post.Pictures.Count}\" data-bytes=\"{post.Bytes}\" data-problems=\"{Problems(post)}\"{(cover is null ? " class=\"words\"" : "")}>\n<a href=\"{href}\">"
        );
        if (cover is { Thumbnail: { } thumbnail })
        {
            page.Append(CultureInfo.InvariantCulture, $"<img src=\"{Escape(thumbnail.ToString())}\"{Srcset(cover)}")
                .Append(" alt=\"\" loading=\"lazy\" decoding=\"async\">");
        }

        page.Append(CultureInfo.InvariantCulture, $"<h2>{Escape(post.Title)}</h2></a>\n<p>");
        AppendFacts(page, post, date);
        if (!string.IsNullOrEmpty(excerpt))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"excerpt\">{Escape(excerpt)}</p>\n");
        }

        AppendMarks(page, post);
        page.Append("</li>\n");
    }

    private static bool IsCover(BrowsePicture picture) =>
        picture
            is { Thumbnail.IsThumbnail: true, Width: null or >= LeastCoverWidth, Height: null or >= LeastCoverHeight };

    private static string Srcset(BrowsePicture picture) =>
        picture.Sizes is { } sizes && sizes.All(size => size.Path.IsThumbnail)
            ? $" srcset=\"{Escape(string.Join(", ", sizes.Select(size => $"{size.Path} {size.Width}w")))}\" sizes=\"(max-width: 48rem) 6rem, 20rem\""
            : "";

    /// <summary>Who published it: the host of its address, or of where it was archived from.</summary>
    private static string? Host(BrowsePost post) =>
        Uri.TryCreate(post.DocumentUrl ?? post.Source, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url.IdnHost
            : null;

    private static void AppendFacts(StringBuilder page, BrowsePost post, DateTimeOffset? date)
    {
        var facts = new List<string>();
        if (date is { } utc)
        {
            facts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc:d MMM yyyy}</time>"
                )
            );
        }

        if (Host(post) is { } host)
        {
            facts.Add($"<span class=\"host\">{Escape(host)}</span>");
        }

        if (post.Author is { } author)
        {
            facts.Add(Escape(author));
        }

        if (post.Bytes > 0)
        {
            facts.Add(Count(post.Pictures.Count, "picture"));
            facts.Add(Size(post.Bytes));
        }

        page.AppendJoin(" · ", facts).Append("</p>\n");
    }

    private static void AppendMarks(StringBuilder page, BrowsePost post)
    {
        if (post.Categories.Count > 0)
        {
            page.Append("<p class=\"categories\">")
                .AppendJoin(' ', post.Categories.Select(one => $"<span>{Escape(one)}</span>"))
                .Append("</p>\n");
        }

        List<string> marks =
        [
            .. Mark(post.Count(ProblemCode.Missing), "missing picture"),
            .. Mark(post.Count(ProblemCode.Dead), "dead link"),
            .. Mark(post.Count(ProblemCode.Redirected), "moved link"),
            .. Mark(post.Count(ProblemCode.Tracking), "tracking link"),
            .. Mark(post.Count(ProblemCode.Affiliate), "affiliate link"),
        ];
        if (marks.Count > 0)
        {
            page.Append(Problems(post) > 0 ? "<p class=\"problems\">" : "<p>").AppendJoin(", ", marks).Append("</p>\n");
        }
    }

    private static int Problems(BrowsePost post) =>
        post.Findings.Count(finding =>
            finding.Kind is ProblemCode.Missing or ProblemCode.Dead or ProblemCode.NotDecodable or ProblemCode.Input
        );

    private static IEnumerable<string> Mark(int count, string noun) => count > 0 ? [Count(count, noun)] : [];

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string Size(long bytes) =>
        bytes < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB");
}
