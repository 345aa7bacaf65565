using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>What a manifest keeps of an exchange.</summary>
internal static class FetchRecord
{
    public static ManifestFetch FromExchange(Exchange exchange, DateTimeOffset now) =>
        new()
        {
            Url = exchange.Request.Url.Href,
            FinalUrl = exchange.FinalUrl.Href,
            HttpStatus = exchange.HttpStatus ?? 0,
            Redirects = [.. exchange.Redirects.Select(redirect => redirect.Url.Href)],
            ReferrerSent = exchange.ReferrerSent,
            Etag = exchange.Etag,
            LastModified = exchange.LastModified,
            FetchedAt = now,
        };
}
