using System.Net;
using System.Text;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Creates the handlers that open connections: each address is judged before it is connected to. All handlers of one
/// network share its proxies.
/// </summary>
/// <remarks>
/// A program that keeps its own <see cref="HttpClient"/>s puts such a handler innermost. With any other handler there is no
/// address guard.
/// </remarks>
public sealed class GuardedNetwork
{
    // A host is asked for all that is wanted of it at once. What is kept open after that costs memory: an audit of
    // thousands of hosts had every connection it had ever made.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Timeouts, proxies, trusted certificates, and whether private addresses are allowed.</param>
    public GuardedNetwork(FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Routes = new ProxyRoutes(options);
        Connector = new NetworkConnector(options, Routes);
    }

    internal FetchOptions Options { get; }

    internal ProxyRoutes Routes { get; }

    internal NetworkConnector Connector { get; }

    /// <summary>Creates a handler with its own connections; it follows no redirect, decodes no body and keeps no cookie.</summary>
    /// <returns>The handler; the caller disposes it.</returns>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = Options.Proxy.IsAny,
            Proxy = Options.Proxy.IsAny ? Routes : null,
            ConnectTimeout = Options.Timeout,
            MaxConnectionsPerServer = Options.PerHost,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 1 << 17,
            EnableMultipleHttp2Connections = true,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = Options.Delay * 2 > IdleTimeout ? Options.Delay * 2 : IdleTimeout,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ConnectCallback = Connector.ConnectAsync,
        };
        CertificateTrust.Apply(handler.SslOptions, Options);
        return handler;
    }
}
