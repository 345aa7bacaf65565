using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Rewriting;

/// <summary>
/// Leads the links of a finished offline page to the posts of its own library, and back to the web when such a post is gone.
/// It is done when all posts of a run are known, so it works on the page as it was written.
/// </summary>
public static partial class OfflineLinks
{
    /// <summary>Keeps a link's own address while it leads into the library.</summary>
    public const string Marker = "data-at-url";

    /// <summary>The page with its links led anew.</summary>
    /// <param name="page">The page, as <see cref="OfflinePage"/> wrote it or this led it before.</param>
    /// <param name="targets">Absolute URL without fragment to the page's relative URL.</param>
    public static string Lead(string page, IReadOnlyDictionary<string, string> targets) =>
        Link()
            .Replace(
                page,
                match =>
                {
                    var address = match.Groups["own"].Success ? match.Groups["own"].Value : match.Groups["href"].Value;
                    var url = System.Net.WebUtility.HtmlDecode(address);
                    var hash = url.IndexOf('#', StringComparison.Ordinal);
                    return targets.TryGetValue(hash < 0 ? url : url[..hash], out var target)
                        ? $"<a{match.Groups["before"].Value} href=\"{OfflinePage.Escape(hash < 0 ? target : target + url[hash..])}\" {Marker}=\"{address}\""
                        : $"<a{match.Groups["before"].Value} href=\"{address}\"";
                }
            );

    [GeneratedRegex(
        """<a(?<before>( (?!href=)[a-z0-9:_.-]+="[^"]*")*) href="(?<href>[^"]*)"( data-at-url="(?<own>[^"]*)")?""",
        RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Link();
}
