using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Referrers;

/// <summary>Which URLs nobody can listen to (https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy).</summary>
internal static class Trustworthiness
{
    /// <summary>True for https and wss, for files and data in place, and for this very machine.</summary>
    public static bool IsPotentiallyTrustworthy(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme switch
        {
            "https" or "wss" or "file" or "data" => true,
            "http" or "ws" or "ftp" => IsLoopback(url.Host, url.HostIsIpAddress),
            "about" => url.Path is "blank" or "srcdoc",
            "blob" => url.Origin != "null"
                && WebUrl.TryParse(url.Origin, null, out var origin)
                && IsPotentiallyTrustworthy(origin),
            _ => false,
        };
    }

    // Serialised hosts: an address has one form only, and 127.0.0.0/8 always begins with "127.".
    private static bool IsLoopback(string host, bool isAddress)
    {
        if (isAddress)
        {
            return host == "[::1]" || host.StartsWith("127.", StringComparison.Ordinal);
        }

        var name = host.EndsWith('.') ? host[..^1] : host;
        return name == "localhost" || name.EndsWith(".localhost", StringComparison.Ordinal);
    }
}
