using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Fetching;

/// <summary>One thing to be fetched.</summary>
/// <param name="Url">The URL; its fragment is not sent.</param>
public sealed record FetchRequest(WebUrl Url)
{
    /// <summary>What it is for.</summary>
    public FetchDestination Destination { get; init; }

    /// <summary>The post's own address, the source of the referrer; null for no referrer.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>The effective policy.</summary>
    public ReferrerPolicy ReferrerPolicy { get; init; } = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>At most so many bytes of the body are read; null for all.</summary>
    public long? BodyLimit { get; init; }

    /// <summary>Whether the body is kept in a file.</summary>
    public bool KeepBody { get; init; } = true;

    /// <summary>For a conditional request, or null.</summary>
    public Validators? Validators { get; init; }
}
