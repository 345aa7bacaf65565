using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>
/// What happened when something was fetched: the whole chain, whether it succeeded or not. The one record that the
/// manifest, the audit and the progress display all read.
/// </summary>
internal sealed record Exchange
{
    /// <summary>What was asked.</summary>
    public required FetchRequest Request { get; init; }

    /// <summary><see cref="Reason.Ok"/>, or why there is no good answer.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The URL that answered last, or was asked last; the fragment is carried along redirects.</summary>
    public required WebUrl FinalUrl { get; init; }

    /// <summary>The last response's status, or null if none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The requests of the chain that led to the answer, in order; empty where nothing was asked.</summary>
    public IReadOnlyList<Hop> Hops { get; init; } = [];

    /// <summary>Every request, retries and the try without a referrer included, in order.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>The redirects followed.</summary>
    public IReadOnlyList<FollowedRedirect> Redirects { get; init; } = [];

    /// <summary>The Referer of the chain's first request, or null.</summary>
    public string? ReferrerSent => Hops.Count > 0 ? Hops[0].ReferrerSent : null;

    /// <summary>Which referrer the answer came to.</summary>
    public ReferrerRung ReferrerRung { get; init; }

    /// <summary>Whether a redirect led from https to http.</summary>
    public bool HasDowngrade { get; init; }

    /// <summary>The body, where it was kept.</summary>
    public FetchedBody? Body { get; init; }

    /// <summary>The body's beginning, decoded, where the body was not to be kept; else empty.</summary>
    public ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>Bytes of all bodies received, their content codings kept.</summary>
    public long BytesReceived { get; init; }

    /// <summary>When the first request was sent, or would have been.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>From then to the end, waiting included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The last response's ETag.</summary>
    public string? Etag => LastHeader("ETag");

    /// <summary>The last response's Last-Modified.</summary>
    public string? LastModified => LastHeader("Last-Modified");

    /// <summary>The last response's Content-Type.</summary>
    public string? ContentType => LastHeader("Content-Type");

    /// <summary>The last response's Referrer-Policy.</summary>
    public string? ReferrerPolicyHeader => LastHeader("Referrer-Policy");

    /// <summary>Whether the server said that what we hold is current.</summary>
    public bool IsNotModified { get; init; }

    /// <summary>The platform's words for a failure, or null.</summary>
    public string? Detail { get; init; }

    private string? LastHeader(string name) => Hops.Count > 0 ? Hops[^1].Header(name) : null;
}
