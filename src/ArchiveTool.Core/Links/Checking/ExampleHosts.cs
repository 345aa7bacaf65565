using System.Net;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Checking;

/// <summary>
/// Hosts that stand for others in documentation and lead nowhere: reserved names (https://www.rfc-editor.org/rfc/rfc2606,
/// https://www.rfc-editor.org/rfc/rfc6761) and addresses (https://www.rfc-editor.org/rfc/rfc5737,
/// https://www.rfc-editor.org/rfc/rfc3849, https://www.rfc-editor.org/rfc/rfc9637). Names below example.com and the like
/// are ordinary hosts.
/// </summary>
internal static class ExampleHosts
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether a URL leads to one.</summary>
    public static bool IsOne(WebUrl url)
    {
        var host = url.Host.TrimEnd('.');
        return host is "example.com" or "example.org" or "example.net" or "localhost" or "test" or "invalid"
            || host.EndsWith(".test", StringComparison.Ordinal)
            || host.EndsWith(".invalid", StringComparison.Ordinal)
            || host.EndsWith(".localhost", StringComparison.Ordinal)
            || (
                IPAddress.TryParse(host.Trim('[', ']'), out var address)
                && Array.Exists(Networks, one => one.Contains(address))
            );
    }
}
