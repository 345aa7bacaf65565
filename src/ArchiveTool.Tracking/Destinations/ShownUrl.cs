using System.Collections.Frozen;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>The one whole URL of another site that a link shows in its query.</summary>
internal static class ShownUrl
{
    // Where a dialogue leads back to, where the reader came from, and other people's pictures and feeds.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherNames = new[]
    {
        "api",
        "atom",
        "avatar",
        "callback",
        "canonical",
        "client_id",
        "continue",
        "cover",
        "currurl",
        "doc",
        "feed",
        "icon",
        "image",
        "img",
        "loc",
        "media",
        "next",
        "origin",
        "pageurl",
        "page_url",
        "original_referer",
        "picture",
        "ref",
        "referer",
        "referrer",
        "refurl",
        "redirect_uri",
        "return",
        "return_to",
        "returnto",
        "returnurl",
        "rss",
        "service",
        "source",
        "src",
        "sref",
        "thumbnail",
        "via",
        "xml",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The URL and the parameter that holds it, or null; of two URLs nobody knows which one is meant.</summary>
    public static (WebUrl Destination, string Parameter)? Find(WebUrl url, UrlText text)
    {
        if (!text.HasQuery)
        {
            return null;
        }

        (WebUrl Destination, string Parameter)? shown = null;
        foreach (var parameter in new ParameterReader(url.Href, text.QueryStart, text.QueryEnd))
        {
            var value = parameter.Value(url.Href);
            if (MayBeUrl(value) && Read(url, parameter, value) is { } destination)
            {
                if (shown is not null)
                {
                    return null;
                }

                shown = (destination, parameter.Name(url.Href).ToString());
            }
        }

        return shown;
    }

    private static bool MayBeUrl(ReadOnlySpan<char> value) =>
        value.Length > 10 && value.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static WebUrl? Read(WebUrl url, WrittenParameter parameter, ReadOnlySpan<char> value)
    {
        if (OtherNames.Contains(parameter.Name(url.Href)))
        {
            return null;
        }

        var decoded = PercentDecoding.Decode(value.ToString());
        if (
            decoded.StartsWith("http%3a", StringComparison.OrdinalIgnoreCase)
            || decoded.StartsWith("https%3a", StringComparison.OrdinalIgnoreCase)
        )
        {
            decoded = PercentDecoding.Decode(decoded);
        }

        return
            (
                decoded.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || decoded.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            )
            && WebUrl.TryParse(decoded, null, out var destination)
            && destination.NameSpan.Contains('.')
            && !IsSameSite(url, destination)
            ? destination
            : null;
    }

    private static bool IsSameSite(WebUrl url, WebUrl other) =>
        RegistrableDomain.Find(url.Host) is { } site && site == RegistrableDomain.Find(other.Host);
}
