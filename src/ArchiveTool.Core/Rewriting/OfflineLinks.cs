using System.Net;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Rewriting;

/// <summary>
/// Leads the links of a finished offline page to the posts of its own library, and back to where they led when such a
/// post is gone. It is done when all posts of a run are known, so it works on the page as it was written.
/// </summary>
public static partial class OfflineLinks
{
    /// <summary>Keeps a link's own address while it leads into the library.</summary>
    public const string Marker = "data-at-url";

    /// <summary>Keeps what a link without an address leads to; where no post is that, it leads nowhere.</summary>
    public const string PathMarker = "data-at-path";

    /// <summary>Stands before the name of a post that Hexo's <c>post_link</c> asks for.</summary>
    public const string PostPrefix = "post_link:";

    /// <summary>
    /// The path of a link without an address: decoded, without query and fragment. What <c>post_link</c> asks for may be a
    /// title, in which nothing has a meaning.
    /// </summary>
    public static string PathOf(string link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return link.StartsWith(PostPrefix, StringComparison.Ordinal)
            ? link.Trim()
            : Uri.UnescapeDataString(link.Split('?', '#')[0].Trim()).Replace('\\', '/');
    }

    /// <summary>The page with its links led anew.</summary>
    /// <param name="page">The page, as <see cref="OfflinePage"/> wrote it or this led it before.</param>
    /// <param name="urls">Absolute URL without fragment to the page's relative URL.</param>
    /// <param name="paths">The same by <see cref="PathOf"/>.</param>
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
        var fragment = link.StartsWith(PostPrefix, StringComparison.Ordinal) ? "" : FragmentOf(link);
        var href = paths.TryGetValue(PathOf(link), out var target)
            ? $" href=\"{PageWriter.Escape(target + fragment)}\""
            : "";
        return $"{href} {PathMarker}=\"{written}\"";
    }

    private static string ByUrl(Match match, IReadOnlyDictionary<string, string> urls)
    {
        var written = match.Groups[match.Groups["own"].Success ? "own" : "href"].Value;
        var url = WebUtility.HtmlDecode(written);
        var fragment = FragmentOf(url);
        return urls.TryGetValue(url[..^fragment.Length], out var target)
            ? $" href=\"{PageWriter.Escape(target + fragment)}\" {Marker}=\"{written}\""
            : $" href=\"{written}\"";
    }

    private static string FragmentOf(string url)
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
