using System.Net;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>From a host to the addresses that may be connected to.</summary>
internal static class HostAddresses
{
    // https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4; the resolver would throw instead of looking them up.
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>All addresses of a host.</summary>
    /// <exception cref="SocketException">It has none, or nobody could say.</exception>
    public static Task<IPAddress[]> ResolveAsync(string host, FetchOptions options, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return Task.FromResult<IPAddress[]>([literal]);
        }

        if (AddressGuard.IsLoopbackName(host))
        {
            // https://www.rfc-editor.org/rfc/rfc6761#section-6.3: never a question for the resolver.
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.IPv6Loopback]);
        }

        // https://www.rfc-editor.org/rfc/rfc6761#section-6.4: such names never exist, whatever a resolver says.
        if (IsInvalidName(host))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        if (host.Length > LongestName || host.Split('.').Any(label => label.Length > LongestLabel))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        if (options.Resolver is { } resolver)
        {
            return AskAsync(resolver, host, cancellationToken);
        }

        // The platform's resolver blocks its thread; a few slow names must not use up the pool that everybody shares.
        return Task
            .Factory.StartNew(
                static name => Dns.GetHostAddresses((string)name!),
                host,
                CancellationToken.None,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            )
            .WaitAsync(cancellationToken);
    }

    private static async Task<IPAddress[]> AskAsync(
        Func<string, CancellationToken, Task<IPAddress[]>> resolver,
        string host,
        CancellationToken cancellationToken
    )
    {
        var addresses = await resolver(host, cancellationToken).WaitAsync(cancellationToken);
        return addresses is { Length: > 0 } ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    private static bool IsInvalidName(string host)
    {
        var name = host.EndsWith('.') ? host.AsSpan(0, host.Length - 1) : host;
        return name.Equals("invalid", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The addresses that may be connected to. A name with public and other addresses is reached at its public ones.</summary>
    /// <exception cref="PrivateAddressException">None of them may be connected to.</exception>
    public static IPAddress[] Allowed(string host, IPAddress[] addresses, bool allowPrivateNetwork)
    {
        var allowed = allowPrivateNetwork ? addresses : Array.FindAll(addresses, AddressGuard.IsPublic);
        return allowed.Length > 0
            ? allowed
            : throw new PrivateAddressException(
                $"{host} is at {string.Join(", ", addresses.AsEnumerable())}, which is no public address; --allow-private-network allows it"
            );
    }

    /// <summary>By family in turns, the first family first (https://www.rfc-editor.org/rfc/rfc8305#section-4).</summary>
    public static IPAddress[] Interleaved(IPAddress[] addresses)
    {
        if (addresses.Length < 2)
        {
            return addresses;
        }

        var first = addresses.Where(address => address.AddressFamily == addresses[0].AddressFamily).ToList();
        var second = addresses.Where(address => address.AddressFamily != addresses[0].AddressFamily).ToList();
        var turns = new List<IPAddress>(addresses.Length);
        for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
        {
            turns.AddRange(first.Skip(i).Take(1));
            turns.AddRange(second.Skip(i).Take(1));
        }

        return [.. turns];
    }
}
