using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ArchiveTool.Testing;

/// <summary>A server made of bare sockets, for what a well-behaved one cannot be brought to do wrong.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Func<RawConnection, Task> serve;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly Task accepting;
    private int connections;

    /// <summary>Starts on a free port.</summary>
    /// <param name="serve">Has each connection to itself; the connection closes when it returns.</param>
    /// <param name="certificate">For TLS, or null for none.</param>
    /// <param name="protocols">What TLS offers, such as <c>h2</c>.</param>
    public RawServer(
        Func<RawConnection, Task> serve,
        X509Certificate2? certificate = null,
        params IReadOnlyList<SslApplicationProtocol> protocols
    )
    {
        this.serve = serve;
        tls = certificate is null
            ? null
            : new SslServerAuthenticationOptions
            {
                // Offline: the server itself would fetch what the certificate names.
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
                ApplicationProtocols = [.. protocols],
            };
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>A URL on the server.</summary>
    public string Url(string target) => $"{(tls is null ? "http" : "https")}://127.0.0.1:{Port}{target}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(closing.Token);
                conversations.Add(ServeAsync(socket));
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The server was closed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        socket.NoDelay = true;
        var number = Interlocked.Increment(ref connections);
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (tls is not null)
            {
                var secure = new SslStream(stream);
                stream = secure;
                await secure.AuthenticateAsServerAsync(tls, closing.Token);
            }

            await serve(new RawConnection(socket, stream, number, closing.Token));
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or OperationCanceledException
                        or SocketException
                        or ObjectDisposedException
                        or AuthenticationException
            )
        {
            // The other side went, or this server did: both are what tests do.
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }
}
