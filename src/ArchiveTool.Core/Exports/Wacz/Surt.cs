using System.Net;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Exports.Wacz;

/// <summary>
/// The key by which an index of a web archive is sorted: the host's labels turned around, then the path
/// (https://specs.webrecorder.net/cdxj/0.1.0/#searchable-url).
/// </summary>
internal static class Surt
{
    /// <summary>The key of an address.</summary>
    public static string GetKey(WebUrl url)
    {
        var host = url.Host.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
        {
            host = host["www.".Length..];
        }

        var key = IPAddress.TryParse(host.Trim('[', ']'), out _) ? host : string.Join(',', host.Split('.').Reverse());
        var rest = url.WithoutFragment().WithoutPassword().Href;
        var path = rest.IndexOf('/', rest.IndexOf("//", StringComparison.Ordinal) + 2);
        var port = url.Port is { } number ? $":{number}" : "";

        // A space ends the key in a line of the index; an address has none.
        return $"{key}{port}){(path < 0 ? "/" : rest[path..].ToLowerInvariant())}";
    }
}
