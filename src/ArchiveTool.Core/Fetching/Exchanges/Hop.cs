using System.Net;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>One request of a chain and what came of it, as its last attempt went.</summary>
internal sealed record Hop
{
    /// <summary>The URL asked for.</summary>
    public required WebUrl Url { get; init; }

    /// <summary>The response's status; null if none came.</summary>
    public int? Status { get; init; }

    /// <summary>The address that answered; null if it is not known (a proxy, a record, no connection).</summary>
    public IPAddress? Address { get; init; }

    /// <summary>HTTP's version, such as 1.1; null if no response came.</summary>
    public Version? Protocol { get; init; }

    /// <summary>The <c>Referer</c> sent, or null.</summary>
    public string? ReferrerSent { get; init; }

    /// <summary>The <c>Location</c> of a redirect as written, or null.</summary>
    public string? Location { get; init; }

    /// <summary>
    /// Those of the response's headers that say something about the resource, in their order: validators, media type,
    /// policy, pacing, and who answered. Cookies are not among them.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>From the sending to the response's headers.</summary>
    public TimeSpan HeadersAfter { get; init; }

    /// <summary>From the sending to the body's last byte.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>A header's values joined, its name in any case, or null.</summary>
    public string? Header(string name) => HeaderText.Joined(Headers, name);
}
