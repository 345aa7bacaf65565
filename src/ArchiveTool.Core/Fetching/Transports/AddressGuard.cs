using System.Net;
using System.Net.Sockets;

namespace ArchiveTool.Core.Fetching.Transports;

/// <summary>
/// Which addresses are public: none of the special-purpose registries of RFC 6890
/// (https://www.iana.org/assignments/iana-ipv4-special-registry, …ipv6-special-registry).
/// </summary>
internal static class AddressGuard
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(
            IPNetwork.Parse
        ),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>
    /// Whether an address is public. Forms that carry an IPv4 address (mapped, NAT64, ISATAP) are judged by it too;
    /// 6to4 and Teredo, both given up, are never public.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Array.Exists(Special, network => network.Contains(address));
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        if (Nat64.Contains(address))
        {
            return IsPublic(Embedded(address));
        }

        return GlobalUnicast.Contains(address)
            && !Array.Exists(SpecialV6, network => network.Contains(address))
            && (!IsIsatap(address) || IsPublic(Embedded(address)));
    }

    /// <summary>Whether a host's name means this machine (https://www.rfc-editor.org/rfc/rfc6761#section-6.3).</summary>
    public static bool IsLoopbackName(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = host.EndsWith('.') ? host.AsSpan(0, host.Length - 1) : host;
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static IPAddress Embedded(IPAddress address) => new(address.GetAddressBytes().AsSpan(12));

    // https://www.rfc-editor.org/rfc/rfc5214#section-6.1
    private static bool IsIsatap(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return (bytes[8] & 0xFC) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE;
    }
}
