using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Cookies;

/// <summary>
/// The cookies of one run (https://httpwg.org/specs/rfc6265.html#user-agent-requirements): those that the user gave, and
/// those that responses set. Nothing is kept when the run ends. Safe to use from many threads.
/// </summary>
internal sealed class CookieJar
{
    // https://httpwg.org/specs/rfc6265.html#limits
    private const int MostPerDomain = 50;
    private const int MostInAll = 3000;
    private const int LongestHeader = 8192;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Cookie>> byDomain = new(StringComparer.Ordinal);
    private volatile int count;

    /// <summary>Puts a cookie in; one of the same name, domain and path goes.</summary>
    public void Add(Cookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        lock (gate)
        {
            if (!byDomain.TryGetValue(cookie.Domain, out var cookies))
            {
                byDomain[cookie.Domain] = cookies = [];
            }

            var at = cookies.FindIndex(other =>
                other.Name == cookie.Name && other.Path == cookie.Path && other.IsHostOnly == cookie.IsHostOnly
            );
            if (at >= 0)
            {
                // In its old place: creation order decides the order of sending.
                cookies[at] = cookie;
            }
            else if (count < MostInAll)
            {
                cookies.Add(cookie);
                count++;
            }

            if (cookies.Count > MostPerDomain)
            {
                cookies.RemoveAt(0);
                count--;
            }
        }
    }

    /// <summary>Takes what a response sets, as far as the host may set it.</summary>
    /// <param name="url">The URL that answered.</param>
    /// <param name="header">One <c>Set-Cookie</c> value.</param>
    /// <param name="now">The time.</param>
    public void Store(WebUrl url, string header, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(header);
        if (SetCookie.Parse(header, url, now) is { } cookie)
        {
            Add(cookie);
        }
    }

    /// <summary>The <c>Cookie</c> header for a request, or null to send.</summary>
    public string? HeaderFor(WebUrl url, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (count == 0)
        {
            return null;
        }

        List<Cookie> sent;
        lock (gate)
        {
            sent = [.. Domains(url).SelectMany(Cookies).Where(cookie => IsFor(cookie, url, now))];
        }

        if (sent.Count == 0)
        {
            return null;
        }

        // https://httpwg.org/specs/rfc6265.html#cookie: longer paths first; OrderBy keeps the rest as it was.
        var header = string.Join("; ", sent.OrderByDescending(cookie => cookie.Path.Length).Select(Text));
        return header.Length <= LongestHeader ? header : null;
    }

    private List<Cookie> Cookies(string domain) => byDomain.GetValueOrDefault(domain) ?? [];

    /// <summary>The host itself, then the names above it.</summary>
    private static IEnumerable<string> Domains(WebUrl url)
    {
        yield return url.Host;
        var dot = url.HostIsIpAddress ? -1 : url.Host.IndexOf('.', StringComparison.Ordinal);
        while (dot >= 0)
        {
            yield return url.Host[(dot + 1)..];
            dot = url.Host.IndexOf('.', dot + 1);
        }
    }

    private static bool IsFor(Cookie cookie, WebUrl url, DateTimeOffset now) =>
        (!cookie.IsHostOnly || cookie.Domain == url.Host)
        && (!cookie.IsSecure || url.Scheme == "https")
        && (cookie.Expires is not { } expires || expires > now)
        && PathMatches(cookie.Path, url.Path);

    private static bool PathMatches(string path, string asked) =>
        asked.StartsWith(path, StringComparison.Ordinal)
        && (asked.Length == path.Length || path.EndsWith('/') || asked[path.Length] == '/');

    private static string Text(Cookie cookie) =>
        cookie.Name.Length == 0 ? cookie.Value : $"{cookie.Name}={cookie.Value}";
}
