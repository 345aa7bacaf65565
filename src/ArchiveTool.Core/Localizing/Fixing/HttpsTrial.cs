using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>Tries whether a page answers under <c>https</c> too; each URL once a run.</summary>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="catalogue">Knows what would count a click, which is not asked for.</param>
internal sealed class HttpsTrial(Fetcher fetcher, TrackingCatalogue catalogue)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> byUrl = new(StringComparer.Ordinal);

    /// <summary>The URL under https where that answers with the page, and not by sending back; else null.</summary>
    public async Task<string?> FindAsync(WebUrl url, CancellationToken cancellationToken)
    {
        if (url.Scheme != "http" || !WebUrl.TryParse("https" + url.Href["http".Length..], null, out var secure))
        {
            return null;
        }

        var trial = byUrl.GetOrAdd(
            secure.Href,
            _ => new Lazy<Task<bool>>(() => TryAsync(url, secure, cancellationToken))
        );
        return await trial.Value ? secure.Href : null;
    }

    private async Task<bool> TryAsync(WebUrl url, WebUrl secure, CancellationToken cancellationToken)
    {
        if (Refuse(url) != Reason.Ok)
        {
            return false;
        }

        var request = new FetchRequest(secure.WithoutFragment()) { KeepBody = false, Refuses = Refuse };
        var exchange = await fetcher.FetchAsync(request, cancellationToken);
        return exchange is { Reason: Reason.Ok, HasDowngrade: false, FinalUrl.Scheme: "https" }
            && exchange.FinalUrl.Host == secure.Host;
    }

    private Reason Refuse(WebUrl url) =>
        catalogue.Judge(url).WouldCountAClick ? Reason.WouldCountAClick
        : catalogue.FindBeacon(url, null, null) is not null ? Reason.Beacon
        : Reason.Ok;
}
