using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>The network: one pooled handler; nothing is followed, decoded or remembered behind our back.</summary>
public sealed class NetworkTransport : ITransport
{
    private readonly FetchOptions options;
    private readonly HttpMessageInvoker invoker;

    /// <summary>Opens nothing yet.</summary>
    public NetworkTransport(FetchOptions options)
    {
        this.options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = options.Timeout,
            MaxConnectionsPerServer = options.PerHost,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = ConnectAsync,
        };
        if (options.Insecure)
        {
#pragma warning disable CA5359 // The user asked for it by --insecure.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        invoker = new HttpMessageInvoker(handler);
    }

    /// <inheritdoc/>
    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var message = Message(request);
        try
        {
            var response = await invoker.SendAsync(message, limit.Token);
            return new TransportResponse(
                Reason.Ok,
                (int)response.StatusCode,
                [.. HeadersOf(response)],
                await response.Content.ReadAsStreamAsync(cancellationToken),
                null,
                response
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportResponse.Failed(Reason.Timeout, null);
        }
        catch (HttpRequestException exception)
        {
            return TransportResponse.Failed(
                ReasonOf(exception),
                exception.InnerException?.Message ?? exception.Message
            );
        }
        catch (IOException exception)
        {
            return TransportResponse.Failed(Reason.ConnectionCut, exception.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        invoker.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpRequestMessage Message(TransportRequest request)
    {
        // System.Uri would rewrite %7E and the like; what goes on the wire is the URL standard's serialisation.
        var uri = new Uri(
            request.Url.WithoutFragment().Href,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri)
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

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response)
    {
        foreach (var headers in (HttpHeaders[])[response.Headers, response.Content.Headers])
        {
            foreach (var (name, values) in headers.NonValidated)
            {
                foreach (var value in values)
                {
                    yield return new KeyValuePair<string, string>(name, value);
                }
            }
        }
    }

    private static Reason ReasonOf(HttpRequestException exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PrivateAddressException:
                    return Reason.PrivateNetwork;
                case AuthenticationException:
                    return Reason.Tls;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return Reason.Dns;
                case SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NoRecovery }:
                    return Reason.DnsFailure;
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return Reason.Refused;
                case SocketException { SocketErrorCode: SocketError.TimedOut }:
                    return Reason.Timeout;
                default:
                    break;
            }
        }

        return exception.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => Reason.Tls,
            HttpRequestError.NameResolutionError => Reason.DnsFailure,
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => Reason.ProtocolError,
            _ => Reason.ConnectionCut,
        };
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var route = options.ConnectTo.FirstOrDefault(one => one.Matches(host, port));
        var target = route?.ToHost ?? host;
        var addresses = IPAddress.TryParse(target, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target, cancellationToken);
        var allowed = options.AllowPrivateNetwork ? addresses : Array.FindAll(addresses, AddressGuard.IsPublic);
        if (allowed.Length == 0)
        {
            throw new PrivateAddressException(
                $"{host} is at {string.Join(", ", addresses.AsEnumerable())}, no public address"
            );
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, route?.ToPort ?? port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
