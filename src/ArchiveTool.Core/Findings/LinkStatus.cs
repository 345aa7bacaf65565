using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Findings;

/// <summary>What is known of a link.</summary>
[JsonConverter(typeof(CodeConverter<LinkStatus>))]
public enum LinkStatus
{
    /// <summary>A success, also after temporary redirects.</summary>
    Alive,

    /// <summary>A success behind a permanent redirect.</summary>
    Redirected,

    /// <summary>It leads nowhere: 404, 410, no such name, refused, invalid, a soft 404, a chain that loops or ends dead.</summary>
    Dead,

    /// <summary>The server refused this client: 401, 403, 407, 429 after waiting, 451, 999, a wall against robots.</summary>
    Blocked,

    /// <summary>No judgement is possible: timeouts, resolver failures, TLS trouble, connections cut, 5xx after retries.</summary>
    Unverifiable,

    /// <summary>Not asked: excluded, would count a click, beacon, private network, other scheme, not recorded.</summary>
    Skipped,
}
