using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Urls;

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
            ReferrerRung = exchange.ReferrerRung,
            Etag = exchange.Etag,
            LastModified = exchange.LastModified,
            RedirectStatuses = [.. exchange.Redirects.Select(redirect => redirect.Status)],
            Headers = exchange.Hops is [.., var last] ? GetHeaders(last) : null,
            FetchedAt = now,
        };

    // The date is that of the fetch; kept twice, it would make every run's manifest another.
    private static List<ManifestFetch.Header> GetHeaders(Hop hop) =>
        [
            .. hop
                .Headers.Where(header => !header.Key.Equals("Date", StringComparison.OrdinalIgnoreCase))
                .Select(header => new ManifestFetch.Header(header.Key, UrlPassword.Mask(header.Value))),
        ];
}
