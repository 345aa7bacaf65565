using System.Collections.Frozen;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>Addresses that say that nothing is there: <c>/404.html</c>, <c>/error/404</c>, <c>/page-not-found</c>.</summary>
internal static class NotFoundAddress
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "notfound",
        "pagenotfound",
        "404notfound",
        "404pagenotfound",
        "404error",
        "error404",
        "404page",
        "page404",
        "errornotfound",
        "http404"
    );

    private static readonly FrozenSet<string> Folders = FrozenSet.Create(
        StringComparer.Ordinal,
        "error",
        "errors",
        "errorpage",
        "errorpages",
        "static",
        "public",
        "pages",
        "html"
    );

    /// <summary>Whether an address says so and can say nothing else: a number may be that of an article.</summary>
    public static bool SaysSo(WebUrl url)
    {
        var parts = Parts(url);
        return parts.Count > 0
            && (
                Names.Contains(parts[^1])
                || (parts[^1] == "404" && parts.Take(parts.Count - 1).All(part => Folders.Contains(part)))
            );
    }

    /// <summary>Whether an address has the words, whatever it means by them.</summary>
    public static bool MaySaySo(WebUrl url) =>
        Parts(url)
            .Exists(part =>
                part.Contains("404", StringComparison.Ordinal)
                || part.Contains("notfound", StringComparison.Ordinal)
                || part is "410" or "gone"
            );

    /// <summary>The path's parts in lower case, without hyphens and extensions.</summary>
    private static List<string> Parts(WebUrl url) =>
        [
            .. url
                .Path.Split('/', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? part[..dot] : part)
                .Select(part =>
                    part.Replace("-", "", StringComparison.Ordinal)
                        .Replace("_", "", StringComparison.Ordinal)
                        .ToLowerInvariant()
                ),
        ];
}
