using System.Collections.Frozen;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links;

/// <summary>Takes back what was said of links while the network or a proxy failed.</summary>
internal static class NetworkFaultLinks
{
    private static readonly FrozenSet<Reason> Unreached = FrozenSet.Create([
        Reason.Dns,
        Reason.DnsFailure,
        Reason.Refused,
        Reason.Unreachable,
        Reason.Timeout,
        Reason.ConnectionCut,
        Reason.HostFailing,
    ]);

    /// <summary>The finding, or that nothing is known of the link where the fault may be all that was seen.</summary>
    public static LinkFinding Revise(this LinkFinding link, NetworkFault fault) =>
        IsDoubtful(link, fault)
            ? link with
            {
                Status = LinkStatus.Unverifiable,
                Reason = fault.Reason,
                HttpStatus = null,
                FinalUrl = null,
                Suggestion = null,
            }
            : link;

    private static bool IsDoubtful(LinkFinding link, NetworkFault fault) =>
        link.Url.StartsWith("http", StringComparison.Ordinal)
        && (
            fault.Reason == Reason.NoNetwork
                ? Unreached.Contains(link.Reason)
                : fault.ProxyStatus is { } status
                    && link.HttpStatus == status
                    && link.Url.StartsWith("http:", StringComparison.Ordinal)
        );
}
