using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>Tells by its content whether an input is a feed, a sitemap, OPML or a bookmark file.</summary>
internal static partial class ListingSniffer
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    private const string Bookmarks = "<!DOCTYPE NETSCAPE-Bookmark-file-1";

    /// <summary>What a text is; null for a post.</summary>
    public static ListingKind? Find(string text)
    {
        var start = text.AsSpan().TrimStart(" \t\r\n\f\uFEFF\0");
        start = start[FeedProlog.SkipNotices(start)..];
        if (start.StartsWith(Bookmarks, StringComparison.OrdinalIgnoreCase))
        {
            return ListingKind.Bookmarks;
        }

        if (start.StartsWith("{"))
        {
            return IsJsonFeed(start) ? ListingKind.Feed : null;
        }

        if (!start.StartsWith("<"))
        {
            return null;
        }

        return FindRoot(start[FeedProlog.SkipProlog(start)..]) switch
        {
            "rss" or "rdf" or "channel" => ListingKind.Feed,
            // SVG and HTML have no such element at their root.
            "feed" => ListingKind.Feed,
            "opml" => ListingKind.Opml,
            "urlset" or "sitemapindex" => ListingKind.Sitemap,
            _ => null,
        };
    }

    /// <summary>Whether a large input that begins so may be read from its file, a piece at a time.</summary>
    public static bool IsReadInPieces(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head);
        return text.AsSpan().TrimStart(" \t\r\n\f\uFEFF").StartsWith("{")
            || Find(text) is ListingKind.Feed or ListingKind.Sitemap or ListingKind.Opml;
    }

    /// <summary>The feed that an HTML page names (https://html.spec.whatwg.org/multipage/links.html#rel-alternate), or null.</summary>
    public static string? FindFeedLink(string html)
    {
        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(html, attributes);
        string? later = null;
        while (tokenizer.Read())
        {
            if (
                tokenizer.Kind != HtmlTokenKind.StartTag
                || !tokenizer.Name.Equals("link", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            string? Get(string name) =>
                attributes
                    .Where(attribute =>
                        html.AsSpan(attribute.NameStart, attribute.NameLength)
                            .Equals(name, StringComparison.OrdinalIgnoreCase)
                    )
                    .Select(attribute =>
                        CharacterReferences
                            .Decode(html.AsSpan(attribute.ValueStart, attribute.ValueLength), true)
                            .Trim()
                    )
                    .FirstOrDefault();
            var rel = (Get("rel") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var type = Get("type")?.Split(';')[0].Trim().ToLowerInvariant();
            var isFeed =
                type
                is "application/rss+xml"
                    or "application/atom+xml"
                    or "application/feed+json"
                    or "application/rdf+xml";
            if (
                !isFeed
                || !rel.Contains("alternate", StringComparer.OrdinalIgnoreCase)
                || Get("href") is not { Length: > 0 } address
            )
            {
                continue;
            }

            var about = Get("title") + " " + address;
            if (!about.Contains("comment", StringComparison.OrdinalIgnoreCase))
            {
                return address;
            }

            later ??= address;
        }

        return later;
    }

    // The version may stand behind all entries.
    private static bool IsJsonFeed(ReadOnlySpan<char> text) => Version().IsMatch(text);

    /// <summary>Whether a text that begins as JSON is a feed, however far behind it says so.</summary>
    public static bool IsJsonFeed(TextReader text)
    {
        const int Longest = 200;
        var piece = new char[1 << 16];
        var kept = 0;
        int read;
        while ((read = text.ReadBlock(piece, kept, piece.Length - kept)) > 0)
        {
            if (IsJsonFeed(piece.AsSpan(0, kept + read)))
            {
                return true;
            }

            // The version may go on in the next piece.
            var left = Math.Min(Longest, kept + read);
            piece.AsSpan(kept + read - left, left).CopyTo(piece);
            kept = left;
        }

        return false;
    }

    [GeneratedRegex(
        "\"version\"\\s*:\\s*\"(?:https?:)?//(?:www\\.)?jsonfeed\\.org/version/",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Version();

    private static string FindRoot(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(NameEnds);
        if (end < 2 || text[0] != '<')
        {
            return "";
        }

        var name = text[1..end];
        return name[(name.IndexOf(':') + 1)..].ToString().ToLowerInvariant();
    }
}
