using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>One thing to be fetched.</summary>
/// <param name="Url">The URL; its fragment is not sent, but carried along redirects.</param>
internal sealed record FetchRequest(WebUrl Url)
{
    /// <summary>What it is for.</summary>
    public FetchDestination Destination { get; init; }

    /// <summary>GET or HEAD.</summary>
    public FetchMethod Method { get; init; }

    /// <summary>The post's own address, the source of the referrer; null for no referrer.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>The effective policy.</summary>
    public ReferrerPolicy ReferrerPolicy { get; init; } = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>
    /// Whether the body of a success is kept, whole, in a file. Else its beginning is kept in memory
    /// (<see cref="Exchange.Head"/>), also that of an error page.
    /// </summary>
    public bool KeepBody { get; init; } = true;

    /// <summary>How many bytes a beginning has at most; null for 64 KB. Not for bodies that are kept in a file.</summary>
    public int? BodyLimit { get; init; }

    /// <summary>For a conditional request, or null.</summary>
    public Validators? Validators { get; init; }

    /// <summary>
    /// Why a redirect to a URL is not followed; <see cref="Reason.Ok"/> where it is. The exchange then ends with that
    /// reason, and the redirect stands last in its chain. Null to follow all.
    /// </summary>
    public Func<WebUrl, Reason>? Refuses { get; init; }

    /// <summary>A time shorter than <see cref="FetchOptions.Timeout"/>; null for that.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether no second try is made, whatever comes: another request takes its place.</summary>
    public bool IsTriedOnce { get; init; }
}
