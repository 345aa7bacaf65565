using System.Collections.Specialized;
using System.Text;
using System.Web;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Assets;

/// <summary>
/// Knows services that pass on a picture from elsewhere, often smaller or re-encoded: the original is in their URL.
/// </summary>
internal static class ImageProxies
{
    private const int LongestUrl = 16_384;
    private static readonly string[] UrlNames = ["url", "u", "src", "image", "img", "imgurl"];

    /// <summary>A service, how its URL names the original, and where its form is written down.</summary>
    private static readonly (Func<WebUrl, bool> Is, Func<WebUrl, string?> Find, string Source)[] Table =
    [
        (Host("wsrv.nl", "images.weserv.nl"), url => Complete(GetQuery(url)["url"]), "https://wsrv.nl/docs/"),
        // Jetpack's Photon.
        (
            url => url.Host is "i0.wp.com" or "i1.wp.com" or "i2.wp.com" or "i3.wp.com",
            FindPhoton,
            "https://developer.wordpress.com/docs/photon/"
        ),
        (
            url =>
                Host("res.cloudinary.com", "substackcdn.com")(url)
                && url.Path.Contains("/image/fetch/", StringComparison.Ordinal),
            FindInPath,
            "https://cloudinary.com/documentation/fetch_remote_images"
        ),
        (Host("cdn.statically.io"), FindStatically, "https://statically.io/docs/using-images/"),
        (
            url =>
                url.Host.EndsWith("-opensocial.googleusercontent.com", StringComparison.Ordinal)
                && url.Path == "/gadgets/proxy",
            url => GetQuery(url)["url"],
            "https://opensocial.github.io/spec/2.5.1/Core-Gadget.xml"
        ),
        (
            Host("external-content.duckduckgo.com", "proxy.duckduckgo.com"),
            url => GetQuery(url)["u"],
            "https://duckduckgo.com/duckduckgo-help-pages/results/images/"
        ),
        (Host("camo.githubusercontent.com"), FindCamo, "https://github.com/atmos/camo#readme"),
        (Host("slack-imgs.com"), url => GetQuery(url)["url"], "https://api.slack.com/robots"),
        // On the site itself: Cloudflare, Next.js, Vercel, Netlify.
        (
            url => url.Path.Contains("/cdn-cgi/image/", StringComparison.Ordinal),
            FindCloudflare,
            "https://developers.cloudflare.com/images/transform-images/transform-via-url/"
        ),
        (
            url =>
                url.Path.EndsWith("/_next/image", StringComparison.Ordinal)
                || url.Path is "/_vercel/image" or "/.netlify/images",
            url => GetQuery(url)["url"],
            "https://nextjs.org/docs/app/api-reference/components/image"
        ),
        // Miniflux: /proxy/<signature>/<URL in base 64>.
        (
            url => url.Path.Contains("/proxy/", StringComparison.Ordinal),
            FindMiniflux,
            "https://miniflux.app/docs/configuration.html#media-proxy-mode"
        ),
        // FreshRSS's extension, RSSHub's templates, Tiny Tiny RSS and the like: a proxy's address with the picture's in it.
        (
            IsSelfHosted,
            url => UrlNames.Select(name => GetQuery(url)[name]).FirstOrDefault(value => value is not null),
            "https://github.com/FreshRSS/Extensions/tree/main/xExtension-ImageProxy"
        ),
    ];

    /// <summary>Where a proxied picture comes from; null if the URL is no proxy's.</summary>
    public static WebUrl? FindOriginal(WebUrl url)
    {
        if (!url.IsHttp || url.Href.Length > LongestUrl)
        {
            return null;
        }

        foreach (var (isProxy, find, _) in Table)
        {
            if (
                isProxy(url)
                && find(url) is { Length: > 0 } written
                && WebUrl.TryParse(written, url, out var original)
                && original.IsHttp
                && original.Href.Length < url.Href.Length + url.Origin.Length
                && !original.WithoutFragment().Equals(url.WithoutFragment())
            )
            {
                return original;
            }
        }

        return null;
    }

    private static Func<WebUrl, bool> Host(params string[] names) =>
        url => names.Any(name => url.Host == name || url.Host.EndsWith("." + name, StringComparison.Ordinal));

    private static NameValueCollection GetQuery(WebUrl url) => HttpUtility.ParseQueryString(url.Query ?? "");

    /// <summary>weserv takes addresses without a scheme, and <c>ssl:</c> for https.</summary>
    private static string? Complete(string? written) =>
        written is null ? null
        : written.StartsWith("ssl:", StringComparison.OrdinalIgnoreCase) ? "https://" + written[4..].TrimStart('/')
        : HasScheme(written) ? written
        : "http://" + written.TrimStart('/');

    private static string? FindPhoton(WebUrl url)
    {
        var query = GetQuery(url);
        var path = url.Path.TrimStart('/');
        if (path.IndexOf('/', StringComparison.Ordinal) <= 0)
        {
            return null;
        }

        var scheme = query["ssl"] is null or "0" ? "http" : "https";
        return $"{scheme}://{path}{(query["q"] is { } original ? "?" + original : "")}";
    }

    /// <summary>The address that stands whole, escaped or not, at the end of a path.</summary>
    private static string? FindInPath(WebUrl url)
    {
        foreach (var mark in (string[])["/http://", "/https://", "/http%3A%2F%2F", "/https%3A%2F%2F"])
        {
            var at = url.Path.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var rest = url.Path[(at + 1)..];
                return mark.Contains('%') ? Uri.UnescapeDataString(rest)
                    : url.Query is { } query ? $"{rest}?{query}"
                    : rest;
            }
        }

        return null;
    }

    /// <summary><c>/img/host/options/path</c>; an option has an equals sign.</summary>
    private static string? FindStatically(WebUrl url)
    {
        var parts = url.Path.Split('/');
        if (parts is not ["", "img", var host, _, ..] || !host.Contains('.'))
        {
            return null;
        }

        var rest = parts[3..];
        rest = rest.Length > 1 && rest[0].Contains('=') ? rest[1..] : rest;
        return $"https://{host}/{string.Join('/', rest)}{(url.Query is { } query ? "?" + query : "")}";
    }

    private static string? FindCamo(WebUrl url) =>
        GetQuery(url)["url"]
        ?? (
            url.Path.Split('/') is ["", _, var hex, ..] && Decode(() => Convert.FromHexString(hex)) is { } text
                ? text
                : null
        );

    private static string? FindMiniflux(WebUrl url)
    {
        var parts = url.Path.Split('/');
        if (parts is not [.., "proxy", _, var coded])
        {
            return null;
        }

        var padded = Uri.UnescapeDataString(coded).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        return Decode(() => Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '=')));
    }

    private static string? FindCloudflare(WebUrl url)
    {
        const string Mark = "/cdn-cgi/image/";
        var rest = url.Path[(url.Path.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var named = rest[(slash + 1)..] + (url.Query is { } query ? "?" + query : "");
        return HasScheme(named) ? named : "/" + named;
    }

    /// <summary>Whether a path says that it passes on, and the query has a whole address of another host.</summary>
    private static bool IsSelfHosted(WebUrl url)
    {
        if (url.Query is null)
        {
            return false;
        }

        var query = GetQuery(url);
        var named = UrlNames.Select(name => query[name]).FirstOrDefault(value => value is not null);
        return named is not null
            && HasScheme(named)
            && WebUrl.TryParse(named, null, out var original)
            && original.IsHttp
            && original.Host != url.Host
            && (
                url.Path.Contains("proxy", StringComparison.OrdinalIgnoreCase)
                || url.Host.Contains("proxy", StringComparison.OrdinalIgnoreCase)
                || (query["pmethod"] ?? "").Contains("proxy", StringComparison.OrdinalIgnoreCase)
                || url.Path is "/" or "/image" or "/img" or "/resize" or "/fetch"
            );
    }

    private static bool HasScheme(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string? Decode(Func<byte[]> decode)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(decode());
            return HasScheme(text) ? text : null;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
