using System.Net;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>
/// Leads the links of a finished offline page to the posts of its own library, and back to where they led when such a
/// post is gone. It is done when all posts of a run are known, so it works on the page as it was written.
/// </summary>
internal static partial class OfflineLinks
{
    /// <summary>Keeps a link's own address while it leads into the library.</summary>
    public const string Marker = "data-at-url";

    /// <summary>Keeps what a link without an address leads to; where no post is that, it leads nowhere.</summary>
    public const string PathMarker = "data-at-path";

    /// <summary>What a page calls the post before it, and the one behind it; no path of an author begins so.</summary>
    public const string Previous = LinkPath.PostPrefix + ":previous";

    /// <inheritdoc cref="Previous"/>
    public const string Next = LinkPath.PostPrefix + ":next";

    /// <summary>The page with its links led anew.</summary>
    /// <param name="page">The page, as <see cref="OfflinePage"/> wrote it or this led it before.</param>
    /// <param name="urls">Absolute URL without fragment to the page's relative URL.</param>
    /// <param name="paths">The same by <see cref="LinkPath.Decode"/>.</param>
    public static string Lead(
        string page,
        IReadOnlyDictionary<string, string> urls,
        IReadOnlyDictionary<string, string> paths
    ) =>
        Link()
            .Replace(
                page,
                match =>
                    $"<{match.Groups["name"].Value}{match.Groups["before"].Value}"
                    + (match.Groups["path"].Success ? ByPath(match.Groups["path"].Value, paths) : ByUrl(match, urls))
            );

    private static string ByPath(string written, IReadOnlyDictionary<string, string> paths)
    {
        var link = WebUtility.HtmlDecode(written);
        var fragment = link.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal) ? "" : GetFragment(link);
        var href = paths.TryGetValue(link is Previous or Next ? link : LinkPath.Decode(link), out var target)
            ? $" href=\"{PageWriter.Escape(target + fragment)}\""
            : "";
        return $"{href} {PathMarker}=\"{written}\"";
    }

    private static string ByUrl(Match match, IReadOnlyDictionary<string, string> urls)
    {
        var written = match.Groups[match.Groups["own"].Success ? "own" : "href"].Value;
        var url = WebUtility.HtmlDecode(written);
        var fragment = GetFragment(url);
        return urls.TryGetValue(url[..^fragment.Length], out var target)
            ? $" href=\"{PageWriter.Escape(target + fragment)}\" {Marker}=\"{written}\""
            : $" href=\"{written}\"";
    }

    private static string GetFragment(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? "" : url[hash..];
    }

    [GeneratedRegex(
        """<(?<name>a|area)(?<before>( (?!href=|data-at-path=)[a-z0-9:_.-]+="[^"]*")*)(( href="[^"]*")? data-at-path="(?<path>[^"]*)"| href="(?<href>[^"]*)"( data-at-url="(?<own>[^"]*)")?)""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Link();
}
