using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links;

/// <summary>One URL to be asked for.</summary>
/// <param name="Url">The URL, without fragment.</param>
/// <param name="Destination">What it is for; decides what a good answer is.</param>
/// <param name="DocumentUrl">The post's own address, or null.</param>
/// <param name="Policy">The strictest policy among its references.</param>
internal sealed record LinkQuery(WebUrl Url, FetchDestination Destination, WebUrl? DocumentUrl, ReferrerPolicy Policy)
{
    /// <summary>Whether a product is looked for in the page.</summary>
    public bool WantsProduct { get; init; }

    /// <summary>Whether a reader would go there, so that a page is what is looked for.</summary>
    public bool IsPage => Destination is FetchDestination.Link or FetchDestination.Document;
}
