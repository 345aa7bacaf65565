using System.Globalization;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Cookies;

/// <summary>Reads a <c>Set-Cookie</c> header (https://httpwg.org/specs/rfc6265.html#set-cookie and #storage-model).</summary>
internal static class SetCookie
{
    // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html, section 5.6
    private const int LongestPair = 4096;
    private const int LongestAttribute = 1024;

    /// <summary>The cookie, or null if the host may not set it.</summary>
    public static Cookie? Parse(string header, WebUrl url, DateTimeOffset now)
    {
        var parts = header.Split(';');
        var (name, value) = Pair(parts[0]);
        if (name.Length + value.Length is 0 or > LongestPair || header.Any(c => c < ' ' && c != '\t'))
        {
            return null;
        }

        var attributes = Attributes(parts);
        var domain = attributes.GetValueOrDefault("domain")?.TrimStart('.').ToLowerInvariant() ?? "";
        var isHostOnly = domain.Length == 0;
        if (!isHostOnly && RegistrableDomain.IsPublicSuffix(domain))
        {
            // A public suffix may keep a cookie for itself, and no other name under it may see it.
            if (domain != url.Host)
            {
                return null;
            }

            isHostOnly = true;
        }

        var isSecure = attributes.ContainsKey("secure");
        var path = attributes.GetValueOrDefault("path") is ['/', ..] given ? given : DefaultPath(url);
        var isAllowed =
            (isHostOnly || Matches(domain, url))
            && (!isSecure || url.Scheme == "https")
            && PrefixAllows(name, isSecure, attributes, path);
        return isAllowed
            ? new Cookie(
                name,
                value,
                isHostOnly ? url.Host : domain,
                isHostOnly,
                path,
                isSecure,
                Expiry(attributes, now)
            )
            : null;
    }

    /// <summary>https://httpwg.org/specs/rfc6265.html#cookie-domain</summary>
    public static bool Matches(string domain, WebUrl url) =>
        url.Host == domain || (!url.HostIsIpAddress && url.Host.EndsWith("." + domain, StringComparison.Ordinal));

    private static Dictionary<string, string> Attributes(string[] parts)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            if (value.Length <= LongestAttribute)
            {
                attributes[name.Trim()] = value.Trim();
            }
        }

        return attributes;
    }

    private static (string Name, string Value) Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? ("", text.Trim()) : (text[..equals].Trim(), text[(equals + 1)..].Trim());
    }

    // https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-cookie-name-prefixes
    private static bool PrefixAllows(string name, bool isSecure, Dictionary<string, string> attributes, string path)
    {
        if (name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase))
        {
            return isSecure && !attributes.ContainsKey("domain") && path == "/";
        }

        return isSecure || !name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase);
    }

    private static DateTimeOffset? Expiry(Dictionary<string, string> attributes, DateTimeOffset now)
    {
        if (
            attributes.TryGetValue("max-age", out var age)
            && long.TryParse(age, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
        )
        {
            return seconds <= 0 ? DateTimeOffset.MinValue : now.AddSeconds(Math.Min(seconds, 400 * 86400L));
        }

        return attributes.TryGetValue("expires", out var date) ? CookieDate.Parse(date) : null;
    }

    // https://httpwg.org/specs/rfc6265.html#cookie-path
    private static string DefaultPath(WebUrl url)
    {
        var end = url.Path.LastIndexOf('/');
        return end <= 0 ? "/" : url.Path[..end];
    }
}
