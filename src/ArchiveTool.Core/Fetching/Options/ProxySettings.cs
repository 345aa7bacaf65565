using System.Diagnostics.CodeAnalysis;
using System.Net;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Options;

/// <summary>
/// Which proxy a URL goes through: HTTP, HTTPS or SOCKS (4, 4a, 5), user and password in the proxy's URL. A proxy that
/// the user names may stand at a private address.
/// </summary>
public sealed record ProxySettings
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>No proxy.</summary>
    public static ProxySettings None { get; } = new();

    /// <summary>For http URLs, or null.</summary>
    public Uri? Http { get; init; }

    /// <summary>For https URLs, or null.</summary>
    public Uri? Https { get; init; }

    /// <summary>
    /// Hosts that are reached directly, as curl's <c>NO_PROXY</c>: a name stands for itself and those under it, an
    /// address or a network (<c>10.0.0.0/8</c>) for itself, <c>*</c> for all; with a port for that port only.
    /// </summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    /// <summary>Whether there is any proxy at all.</summary>
    public bool IsAny => Http is not null || Https is not null;

    /// <summary>One proxy for everything, from a URL; without a scheme it is an HTTP proxy.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProxySettings? settings)
    {
        ArgumentNullException.ThrowIfNull(text);
        settings = ProxyUri(text) is { } proxy ? new ProxySettings { Http = proxy, Https = proxy } : null;
        return settings is not null;
    }

    /// <summary>
    /// From the usual environment variables: <c>http_proxy</c> (lower case alone: a server's CGI sets the other from a
    /// request's header), <c>https_proxy</c>, <c>all_proxy</c>, <c>no_proxy</c> in either case. What is no proxy's URL
    /// counts as absent.
    /// </summary>
    /// <param name="variable">A variable's value, or null.</param>
    public static ProxySettings FromEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var all = ProxyUri(variable("all_proxy") ?? variable("ALL_PROXY"));
        return new ProxySettings
        {
            Http = ProxyUri(variable("http_proxy")) ?? all,
            Https = ProxyUri(variable("https_proxy") ?? variable("HTTPS_PROXY")) ?? all,
            Direct = DirectHosts(variable("no_proxy") ?? variable("NO_PROXY") ?? ""),
        };
    }

    /// <summary>Reads a list of hosts with commas or spaces between them.</summary>
    public static IReadOnlyList<string> DirectHosts(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The proxy for a URL, or null for none.</summary>
    public Uri? For(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var proxy = url.Scheme == "https" ? Https : Http;
        return proxy is null || Direct.Any(entry => IsDirect(entry, url)) ? null : proxy;
    }

    private static Uri? ProxyUri(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : "http://" + text.Trim();
        // socks5h says that the proxy looks names up, which ours always does.
        full = full.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? "socks5" + full[7..] : full;
        full = full.StartsWith("socks://", StringComparison.OrdinalIgnoreCase) ? "socks5" + full[5..] : full;
        return
            Uri.TryCreate(full, UriKind.Absolute, out var uri)
            && uri.Host.Length > 0
            && Array.IndexOf(Schemes, uri.Scheme) >= 0
            ? WithPort(uri)
            : null;
    }

    /// <summary>SOCKS has its own port. Not by a builder: that takes no user's name which it cannot write again.</summary>
    private static Uri? WithPort(Uri uri)
    {
        if (uri.Port >= 0)
        {
            return uri;
        }

        var user = uri.UserInfo.Length > 0 ? uri.UserInfo + "@" : "";
        return Uri.TryCreate($"{uri.Scheme}://{user}{uri.Host}:1080", UriKind.Absolute, out var whole) ? whole : null;
    }

    private static bool IsDirect(string entry, WebUrl url)
    {
        if (entry == "*")
        {
            return true;
        }

        var host = url.Host.Trim('[', ']');
        if (IPNetwork.TryParse(entry, out var network))
        {
            return IPAddress.TryParse(host, out var address) && network.Contains(address);
        }

        var colon = entry.LastIndexOf(':');
        var hasPort = colon > 0 && entry.IndexOf(':', StringComparison.Ordinal) == colon;
        if (
            hasPort
            && entry[(colon + 1)..] != url.EffectivePort?.ToString(System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            return false;
        }

        var name = (hasPort ? entry[..colon] : entry).Trim('[', ']').TrimStart('*').TrimStart('.').ToLowerInvariant();
        return host == name
            || (!url.HostIsIpAddress && name.Length > 0 && host.EndsWith("." + name, StringComparison.Ordinal));
    }
}
