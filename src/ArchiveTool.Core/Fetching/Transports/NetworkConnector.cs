using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Opens connections: <c>--connect-to</c>, the resolver, then the guard on the very addresses that are connected to, so
/// that no second look-up can say something else.
/// </summary>
internal sealed class NetworkConnector(FetchOptions options, ProxyRoutes routes)
{
    // https://www.rfc-editor.org/rfc/rfc8305#section-5
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<(string Host, int Port), IPAddress> connected = new();

    /// <summary>The address that a host was last connected at, or null.</summary>
    public IPAddress? LastAddress(string host, int port) => connected.GetValueOrDefault((host, port));

    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var (host, port) = (context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port);
        var isProxy = routes.IsProxy(context.InitialRequestMessage, context.DnsEndPoint);
        var route = options.ConnectTo.FirstOrDefault(one => one.Matches(context.DnsEndPoint.Host, port));
        if (isProxy)
        {
            return new NetworkStream(await ConnectToProxyAsync(host, port, cancellationToken), ownsSocket: true);
        }

        var target = route?.ToHost ?? host;
        var addresses = await HostAddresses.ResolveAsync(target, options, cancellationToken);
        var allowed = HostAddresses.Allowed(target, addresses, options.AllowPrivateNetwork);
        var socket = await RaceAsync(HostAddresses.Interleaved(allowed), route?.ToPort ?? port, cancellationToken);
        connected[(host, port)] = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>A proxy that the user named may stand at a private address; what goes wrong on the way is told as its own.</summary>
    private async Task<Socket> ConnectToProxyAsync(string host, int port, CancellationToken cancellationToken)
    {
        // Before the request's own time is up, which would pass for the site's.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout * 0.9);
        try
        {
            var addresses = await HostAddresses.ResolveAsync(host, options, limit.Token);
            return await RaceAsync(HostAddresses.Interleaved(addresses), port, limit.Token);
        }
        catch (SocketException exception)
        {
            throw new ProxyConnectException(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProxyConnectException("no answer in time", exception);
        }
    }

    /// <summary>Happy eyeballs: an address that does not answer costs a quarter of a second, not the timeout.</summary>
    private static async Task<Socket> RaceAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        if (addresses.Length == 1)
        {
            return await OpenAsync(addresses[0], port, cancellationToken);
        }

        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task<Socket>>();
        Exception? failure = null;
        for (var next = 0; next < addresses.Length || running.Count > 0; )
        {
            if (next < addresses.Length)
            {
                running.Add(OpenAsync(addresses[next++], port, losers.Token));
            }

            var headStart = next < addresses.Length ? Task.Delay(HeadStart, losers.Token) : null;
            if (await FirstAsync(running, headStart) is not { } done)
            {
                continue;
            }

            running.Remove(done);
            if (done.IsCompletedSuccessfully)
            {
                await losers.CancelAsync();
                Abandon(running);
                return await done;
            }

            cancellationToken.ThrowIfCancellationRequested();
            // That an address of another family has no route says less than what the reachable ones say.
            failure = failure is null || IsRouteless(failure) ? done.Exception?.InnerException ?? failure : failure;
        }

        throw failure ?? new SocketException((int)SocketError.HostUnreachable);
    }

    private static bool IsRouteless(Exception failure) =>
        failure
            is SocketException
            {
                SocketErrorCode: SocketError.NetworkUnreachable
                    or SocketError.HostUnreachable
                    or SocketError.AddressNotAvailable
            };

    /// <summary>The first that ended, or null where its head start is over.</summary>
    private static async Task<Task<Socket>?> FirstAsync(List<Task<Socket>> running, Task? headStart)
    {
        var all = headStart is null ? [.. running] : running.Append(headStart).ToList();
        return await Task.WhenAny(all) as Task<Socket>;
    }

    private static void Abandon(List<Task<Socket>> running)
    {
        foreach (var task in running)
        {
            _ = task.ContinueWith(
                static late =>
                {
                    if (late.IsCompletedSuccessfully)
                    {
                        late.Result.Dispose();
                    }
                    else
                    {
                        _ = late.Exception;
                    }
                },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    private static async Task<Socket> OpenAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
