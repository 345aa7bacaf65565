using System.Collections.Concurrent;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Gathers how a run's requests went, to tell a network or proxy that fails from links that are dead. What a single host
/// did is told by its link; what every host did alike is the network's doing.
/// </summary>
internal sealed class NetworkHealth
{
    // A name that has always an address (https://www.rfc-editor.org/rfc/rfc2606#section-3). It is looked up only where
    // no name of the run could be, and nothing is sent to it.
    private const string KnownName = "example.com";
    private static readonly TimeSpan LookupTime = TimeSpan.FromSeconds(5);

    // So many hosts that cannot be looked up are worth a look at the known name; a post may well name a few dead ones.
    private const int ManyHosts = 16;

    private readonly ConcurrentDictionary<string, Reason> unreached = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Proxy, bool IsTunnel), ProxyHealth> proxies = new();
    private readonly Lazy<Task<bool>> isDown;
    private readonly FetchOptions options;
    private volatile bool isUp;

    /// <param name="options">How names are resolved.</param>
    public NetworkHealth(FetchOptions options)
    {
        this.options = options;
        isDown = new Lazy<Task<bool>>(LacksResolverAsync);
    }

    /// <summary>Why a proxy is not asked any more; null if it may be.</summary>
    public ProxyFailure? GetLockout(Uri proxy) =>
        GetHealth(proxy, isTunnel: true).Lockout ?? GetHealth(proxy, isTunnel: false).Lockout;

    /// <summary>Something answered a request.</summary>
    public void Answered(WebUrl url, Uri? proxy, int status)
    {
        if (proxy is null)
        {
            isUp = true;
        }
        else
        {
            var isTunnel = IsTunnel(url, proxy);
            GetHealth(proxy, isTunnel).Answered(status, isTunnel);
        }
    }

    /// <summary>A proxy did not pass a request on.</summary>
    public void Failed(WebUrl url, Uri proxy, ProxyFailure failure) =>
        GetHealth(proxy, IsTunnel(url, proxy)).Failed(failure);

    /// <summary>A host was not reached without a proxy.</summary>
    public void Failed(WebUrl url, Reason reason)
    {
        switch (reason)
        {
            case Reason.Tls or Reason.ProtocolError:
                isUp = true;
                break;
            case Reason.Dns or Reason.DnsFailure when !isUp && IsPublicName(url):
                unreached[url.Host] = reason;
                break;
            case Reason.Refused
            or Reason.Unreachable
            or Reason.Timeout
            or Reason.ConnectionCut when !isUp && IsPublicName(url):
                unreached[url.Host] = reason;
                break;
            default:
                break;
        }
    }

    /// <summary>What is wrong with the network or a proxy by what is known so far; null if nothing is.</summary>
    /// <param name="probe">Asks a proxy for a page that cannot exist; the status, or null.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async ValueTask<NetworkFault?> FindFaultAsync(
        Func<Uri, CancellationToken, Task<int?>> probe,
        CancellationToken cancellationToken
    ) =>
        await ProxyFaultAsync(probe, cancellationToken)
        ?? (!isUp && !unreached.IsEmpty ? await DirectFaultAsync(cancellationToken) : null);

    /// <summary>
    /// Whether another name need not be looked up, since none could be so far, not even one that has always an address:
    /// without a network a thousand links would be waited for one by one.
    /// </summary>
    public async ValueTask<bool> IsDownAsync(WebUrl url) =>
        !isUp
        && unreached.Count >= ManyHosts
        && options.ConnectTo.Count == 0
        && !url.HostIsIpAddress
        && IsPublicName(url)
        && await isDown.Value
        && !isUp;

    /// <summary>How a proxy is named in messages: without user and password.</summary>
    public static string GetName(Uri proxy) => $"{proxy.Scheme}://{proxy.Host}:{proxy.Port}";

    private ProxyHealth GetHealth(Uri proxy, bool isTunnel) =>
        proxies.GetOrAdd((GetName(proxy), isTunnel), static key => new ProxyHealth(key.Proxy));

    /// <summary>Whether the site itself answers: https through any proxy, and everything through SOCKS.</summary>
    private static bool IsTunnel(WebUrl url, Uri proxy) =>
        url.Scheme == "https" || proxy.Scheme.StartsWith("socks", StringComparison.Ordinal);

    private async ValueTask<NetworkFault?> ProxyFaultAsync(
        Func<Uri, CancellationToken, Task<int?>> probe,
        CancellationToken cancellationToken
    )
    {
        var causes = new List<string>();
        int? status = null;
        foreach (var proxy in proxies.Values)
        {
            if (proxy.Fault() is { } fault)
            {
                causes.Add($"{proxy.Name} {fault}");
            }
            else if (
                proxy.OnlyStatus() is { } only
                && (only != 403 || await probe(new Uri(proxy.Name), cancellationToken) == only)
            )
            {
                // A site may well forbid us; a proxy that forbids a site which cannot exist forbids everything.
                status = only;
                causes.Add($"{proxy.Name} answered {only} for every http page");
            }
        }

        return causes.Count == 0
            ? null
            : new NetworkFault(
                Reason.ProxyFailed,
                $"the proxy is at fault, not the links: {string.Join("; ", causes.Distinct(StringComparer.Ordinal))}. What needs it was not judged; check --proxy or http_proxy and https_proxy, and run it again"
            )
            {
                ProxyStatus = status,
            };
    }

    private async ValueTask<NetworkFault?> DirectFaultAsync(CancellationToken cancellationToken)
    {
        var reasons = unreached.Values.Select(GetKind).Distinct().Take(2).ToList();
        var hosts = unreached.Count;
        var isAtFault =
            reasons is [var reason]
            && (
                hosts > 1
                    ? reason != Reason.DnsFailure || !await CanResolveAsync(cancellationToken)
                    : unreached.Values.First() is Reason.DnsFailure or Reason.Unreachable
                        && !NetworkInterface.GetIsNetworkAvailable()
            );
        return isAtFault
            ? new NetworkFault(
                Reason.NoNetwork,
                $"the network is at fault, not the links: {(hosts > 1 ? $"all {hosts} hosts" : "the only host")} failed alike ({reasons[0].ToCode()}) and nothing answered. No link was judged; check the connection and the resolver, and run it again"
            )
            : null;
    }

    /// <summary>A resolver that fails may also deny every name.</summary>
    private static Reason GetKind(Reason reason) => reason == Reason.Dns ? Reason.DnsFailure : reason;

    private async Task<bool> LacksResolverAsync() =>
        unreached.Values.All(reason => GetKind(reason) == Reason.DnsFailure)
        && !await CanResolveAsync(CancellationToken.None);

    private async Task<bool> CanResolveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await HostAddresses
                .ResolveAsync(KnownName, options, cancellationToken)
                .WaitAsync(LookupTime, cancellationToken)
                is { Length: > 0 };
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Hosts that only this machine or nobody has say nothing of the network.</summary>
    private static bool IsPublicName(WebUrl url) =>
        System.Net.IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            ? AddressGuard.IsPublic(address)
            : !AddressGuard.IsLoopbackName(url.Host)
                && !url.Host.TrimEnd('.').EndsWith(".invalid", StringComparison.Ordinal);
}
