using System.Collections.Frozen;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>The namespaces of feeds, each with the prefix by which this room names it.</summary>
internal static class FeedNamespaces
{
    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        // https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec
        [""] = "",
        ["purl.org/rss/1.0"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["channel.netscape.com/rdf/simple/0.9"] = "",
        ["backend.userland.com/rss2"] = "",
        ["backend.userland.com/rss"] = "",
        ["www.sitemaps.org/schemas/sitemap/0.9"] = "",
        ["www.google.com/schemas/sitemap/0.84"] = "",
        // https://www.rfc-editor.org/rfc/rfc4287 and its draft 0.3
        ["www.w3.org/2005/atom"] = "atom:",
        ["purl.org/atom/ns#"] = "atom:",
        ["purl.org/rss/1.0/modules/content"] = "content:",
        ["purl.org/dc/elements/1.1"] = "dc:",
        ["purl.org/dc/elements/1.0"] = "dc:",
        ["purl.org/dc/terms"] = "dcterms:",
        ["purl.org/rss/1.0/modules/syndication"] = "sy:",
        // https://www.rssboard.org/media-rss
        ["search.yahoo.com/mrss"] = "media:",
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes:",
        ["www.google.com/schemas/play-podcasts/1.0"] = "googleplay:",
        ["rssnamespace.org/feedburner/ext/1.0"] = "feedburner:",
        ["www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf:",
        ["www.w3.org/1999/xhtml"] = "html:",
        ["www.w3.org/xml/1998/namespace"] = "xml:",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The prefix of a namespace, or null if it does not belong to feeds.</summary>
    public static string? FindPrefix(string address)
    {
        var name = address.Trim().TrimEnd('/');
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        return Prefixes.GetValueOrDefault(scheme < 0 ? name : name[(scheme + 3)..]);
    }
}
