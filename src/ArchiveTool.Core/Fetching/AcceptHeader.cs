using ArchiveTool.Core.Fetching.Exchanges;

namespace ArchiveTool.Core.Fetching;

/// <summary>What browsers send as <c>Accept</c> (https://fetch.spec.whatwg.org/#fetching).</summary>
internal static class AcceptHeader
{
    public static string For(FetchDestination destination) =>
        destination switch
        {
            FetchDestination.Image => "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
            FetchDestination.Style => "text/css,*/*;q=0.1",
            FetchDestination.Document or FetchDestination.Link =>
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            _ => "*/*",
        };
}
