using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Fetching;

/// <summary>What happened when something was fetched: the whole chain, whether it succeeded or not.</summary>
public sealed record Exchange
{
    /// <summary>What was asked.</summary>
    public required FetchRequest Request { get; init; }

    /// <summary><see cref="Reason.Ok"/>, or why there is no good answer.</summary>
    public required Reason Reason { get; init; }

    /// <summary>The URL that answered last, or was asked last.</summary>
    public required WebUrl FinalUrl { get; init; }

    /// <summary>The last response's status, or null where none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The redirects followed.</summary>
    public IReadOnlyList<FollowedRedirect> Redirects { get; init; } = [];

    /// <summary>The Referer of the first request, or null.</summary>
    public string? ReferrerSent { get; init; }

    /// <summary>The body, where it was kept.</summary>
    public FetchedBody? Body { get; init; }

    /// <summary>The last response's ETag.</summary>
    public string? Etag { get; init; }

    /// <summary>The last response's Last-Modified.</summary>
    public string? LastModified { get; init; }

    /// <summary>The last response's Content-Type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The last response's Referrer-Policy.</summary>
    public string? ReferrerPolicyHeader { get; init; }

    /// <summary>Whether the server said that what we hold is current.</summary>
    public bool IsNotModified { get; init; }

    /// <summary>The platform's words for a failure, or null.</summary>
    public string? Detail { get; init; }
}
