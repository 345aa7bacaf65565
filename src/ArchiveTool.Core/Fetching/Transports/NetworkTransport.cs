using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// The network: one pooled handler; nothing is followed, decoded or remembered behind our back. HTTP/2 where a server
/// offers it.
/// </summary>
/// <remarks>
/// Through a proxy the proxy opens the connection, so the guard can only judge what this machine's resolver says of the
/// name before; where it says nothing, the proxy decides.
/// </remarks>
public sealed class NetworkTransport : ITransport
{
    private readonly FetchOptions options;
    private readonly ProxyRoutes routes;
    private readonly NetworkConnector connector;
    private readonly NetworkHealth health;
    private readonly Lazy<HttpMessageInvoker> client;
    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send;

    /// <summary>Over its own connections. Opens nothing yet.</summary>
    /// <param name="options">How requests are sent.</param>
    public NetworkTransport(FetchOptions options)
        : this(new GuardedNetwork(options), send: null) { }

    /// <summary>Over the connections of a client that somebody else keeps.</summary>
    /// <param name="network">The network that the client's primary handler comes from.</param>
    /// <param name="send">Sends a request and returns when the response's headers are there.</param>
    public NetworkTransport(
        GuardedNetwork network,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? send
    )
    {
        ArgumentNullException.ThrowIfNull(network);
        options = network.Options;
        routes = network.Routes;
        connector = network.Connector;
        health = new NetworkHealth(options);
        client = new(() => new HttpMessageInvoker(network.CreateHandler()));
        this.send = send ?? ((message, cancellationToken) => client.Value.SendAsync(message, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Message(request) is not { } message)
        {
            return TransportResponse.Failed(Reason.InvalidUrl, "the platform cannot connect to such a host");
        }

        var proxy = routes.For(request.Url);
        if (proxy is not null && health.GetLockout(proxy) is { } lockout)
        {
            message.Dispose();
            return Failed(proxy, lockout);
        }

        if (proxy is null && await health.IsDownAsync(request.Url))
        {
            message.Dispose();
            health.Failed(request.Url, Reason.DnsFailure);
            return new TransportResponse(Reason.DnsFailure, 0, [], Stream.Null, "no name can be looked up", null)
            {
                IsLasting = true,
            };
        }

        try
        {
            if (!options.AllowPrivateNetwork && proxy is not null)
            {
                await JudgeProxiedAsync(request.Url, cancellationToken);
            }

            var response = await send(message, cancellationToken);
            if (IsAskedForByProxy(request.Url, proxy, response))
            {
                response.Dispose();
                return Failed(request.Url, proxy!, ProxyFailure.Answered(407, "a request for a page"));
            }

            health.Answered(request.Url, proxy, (int)response.StatusCode);
            return await ResponseAsync(response, request.Url, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (proxy is null)
            {
                health.Failed(request.Url, Reason.Timeout);
            }

            throw;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or SocketException or InvalidOperationException)
        {
            message.Dispose();
            return Failed(request.Url, proxy, exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask<NetworkFault?> FindFaultAsync(CancellationToken cancellationToken) =>
        health.FindFaultAsync(ProbeAsync, cancellationToken);

    /// <summary>A 407 to a request for a page through a proxy is the proxy's; through a tunnel, or without, the site's.</summary>
    private static bool IsAskedForByProxy(WebUrl url, Uri? proxy, HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
        && url.Scheme == "http"
        && proxy?.Scheme is "http" or "https";

    private TransportResponse Failed(WebUrl url, Uri? proxy, Exception exception)
    {
        var reason = TransportFailures.GetReason(exception);
        if (proxy is null)
        {
            health.Failed(url, reason);
        }
        else if (ProxyFailure.From(exception) is { } failure)
        {
            return Failed(url, proxy, failure);
        }

        return TransportResponse.Failed(reason, TransportFailures.GetDetail(exception));
    }

    private TransportResponse Failed(WebUrl url, Uri proxy, ProxyFailure failure)
    {
        health.Failed(url, proxy, failure);
        return Failed(proxy, failure);
    }

    private static TransportResponse Failed(Uri proxy, ProxyFailure failure) =>
        new(Reason.ProxyFailed, 0, [], Stream.Null, $"the proxy {NetworkHealth.GetName(proxy)} {failure.What}", null)
        {
            IsLasting = failure.IsLasting,
        };

    /// <summary>Asks a proxy for a site that cannot exist (https://www.rfc-editor.org/rfc/rfc6761#section-6.4).</summary>
    private async Task<int?> ProbeAsync(Uri proxy, CancellationToken cancellationToken)
    {
        if (
            !WebUrl.TryParse($"http://{Guid.NewGuid():n}.invalid/", null, out var nowhere)
            || routes.For(nowhere) is not { } route
            || NetworkHealth.GetName(route) != NetworkHealth.GetName(proxy)
        )
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, nowhere.Href);
            message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
            using var response = await send(message, limit.Token);
            return (int)response.StatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task JudgeProxiedAsync(WebUrl url, CancellationToken cancellationToken)
    {
        var host = url.Host.Trim('[', ']');
        try
        {
            var addresses = await HostAddresses.ResolveAsync(host, options, cancellationToken);
            HostAddresses.Allowed(host, addresses, allowPrivateNetwork: false);
        }
        catch (SocketException) when (!url.HostIsIpAddress)
        {
            // Behind a company's proxy names of the world are often unknown: the proxy decides.
        }
    }

    private static HttpRequestMessage? Message(TransportRequest request)
    {
        // System.Uri would rewrite %7E and the like; what goes on the wire is the URL standard's serialisation.
        var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (!Uri.TryCreate(request.Url.WithoutFragment().Href, exact, out var uri))
        {
            return null;
        }

        var message = new HttpRequestMessage(request.Method == "HEAD" ? HttpMethod.Head : HttpMethod.Get, uri)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private async Task<TransportResponse> ResponseAsync(
        HttpResponseMessage response,
        WebUrl url,
        CancellationToken cancellationToken
    ) =>
        new(
            Reason.Ok,
            (int)response.StatusCode,
            GetHeaders(response),
            await response.Content.ReadAsStreamAsync(cancellationToken),
            null,
            new ResponseOwner(response)
        )
        {
            ReasonPhrase = response.ReasonPhrase ?? "",
            Protocol = response.Version,
            Address = routes.For(url) is null
                ? connector.LastAddress(url.Host.Trim('[', ']'), url.EffectivePort ?? 0)
                : null,
        };

    private static List<KeyValuePair<string, string>> GetHeaders(HttpResponseMessage response)
    {
        var lines = new List<KeyValuePair<string, string>>(16);
        Add(response.Headers, lines);
        Add(response.Content.Headers, lines);
        return lines;
    }

    private static void Add(HttpHeaders headers, List<KeyValuePair<string, string>> lines)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                lines.Add(new(name, value));
            }
        }
    }

    private sealed class ResponseOwner(HttpResponseMessage response) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
