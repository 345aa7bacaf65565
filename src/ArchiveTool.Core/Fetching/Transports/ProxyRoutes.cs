using System.Net;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>Tells the platform's handler which proxy a request takes. What <c>--connect-to</c> redirects goes directly.</summary>
internal sealed class ProxyRoutes(FetchOptions options) : IWebProxy, ICredentials
{
    /// <summary>User and password stand in the proxies' own URLs; see <see cref="GetCredential"/>.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>The proxy for a URL, or null.</summary>
    public Uri? For(WebUrl url) =>
        options.Proxy.IsAny && !options.ConnectTo.Any(one => one.Matches(url.Host, url.EffectivePort ?? 0))
            ? options.Proxy.For(url)
            : null;

    /// <summary>Whether an address to connect to is a proxy's, for this request.</summary>
    public bool IsProxy(HttpRequestMessage request, DnsEndPoint endPoint)
    {
        // A tunnel's request names the proxy; any other names what it wants through it.
        var proxy = request.Method == HttpMethod.Connect ? request.RequestUri : GetProxy(request.RequestUri!);
        return proxy is not null && proxy.IdnHost == endPoint.Host && proxy.Port == endPoint.Port && IsOurs(proxy);
    }

    public Uri? GetProxy(Uri destination) =>
        WebUrl.TryParse(destination.OriginalString, null, out var url) ? For(url) : null;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        var proxy = Array.Find([options.Proxy.Http, options.Proxy.Https], one => one is not null && IsSame(one, uri));
        if (proxy is not { UserInfo.Length: > 0 })
        {
            return null;
        }

        var colon = proxy.UserInfo.IndexOf(':', StringComparison.Ordinal);
        var (user, password) =
            colon < 0 ? (proxy.UserInfo, "") : (proxy.UserInfo[..colon], proxy.UserInfo[(colon + 1)..]);
        return new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
    }

    private bool IsOurs(Uri proxy) =>
        (options.Proxy.Http is { } http && IsSame(http, proxy))
        || (options.Proxy.Https is { } https && IsSame(https, proxy));

    private static bool IsSame(Uri one, Uri other) => one.IdnHost == other.IdnHost && one.Port == other.Port;
}
