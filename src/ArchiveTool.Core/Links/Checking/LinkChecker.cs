using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Answers;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Checking;

/// <summary>
/// Asks whether a link is alive: one GET, of whose body only the beginning is read. A redirect into what would count
/// as a customer's click is not followed; the chain goes on at the destination that it shows.
/// </summary>
internal sealed class LinkChecker
{
    private const int BodyLimit = 64 * 1024;
    private const int BodyLimitForFragments = 2 * 1024 * 1024;
    private const int MostDetours = 8;
    private static readonly TimeSpan HeadTimeout = TimeSpan.FromSeconds(10);

    private readonly Fetcher fetcher;
    private readonly TrackingCatalogue catalogue;
    private readonly LinkCheckOptions options;
    private readonly ResponseClassifier reading;

    /// <summary>A checker over a fetcher, which stays the caller's.</summary>
    /// <param name="fetcher">The network, or a record of it.</param>
    /// <param name="catalogue">Knows what would count as a click.</param>
    /// <param name="options">How links are checked.</param>
    public LinkChecker(Fetcher fetcher, TrackingCatalogue catalogue, LinkCheckOptions options)
    {
        this.fetcher = fetcher;
        this.catalogue = catalogue;
        this.options = options;
        reading = new ResponseClassifier(
            new HostProbes(fetcher, () => Guid.NewGuid().ToString("n")[..12]),
            options.CheckFragments
        );
    }

    /// <summary>Checks a link.</summary>
    /// <param name="query">The link.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<LinkVerdict> CheckAsync(LinkQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chain = new List<FollowedRedirect>();
        var next = query;
        var refreshedAt = -1;
        for (var detours = 0; ; detours++)
        {
            var exchange = await AskAsync(next, cancellationToken);
            chain.AddRange(exchange.Redirects);
            var destination = exchange.Reason == Reason.WouldCountAClick ? Shown(chain[^1].Url) : null;
            if (destination is not null && detours < MostDetours)
            {
                next = query with { Url = destination.WithoutFragment() };
                continue;
            }

            var answer = await reading.ReadAsync(query with { Url = next.Url }, exchange, cancellationToken);
            if (answer.Next is { } refreshed && detours < MostDetours && IsNew(refreshed, query.Url, chain))
            {
                // A page that is there to send its readers on is a redirect by other means.
                refreshedAt = refreshedAt < 0 ? chain.Count : refreshedAt;
                chain.Add(new FollowedRedirect(exchange.HttpStatus ?? 200, refreshed));
                next = query with { Url = refreshed.WithoutFragment() };
                continue;
            }

            if (answer.Next is { } counted && GetError(counted) == Reason.WouldCountAClick)
            {
                chain.Add(new FollowedRedirect(exchange.HttpStatus ?? 200, counted));
                if (Shown(counted) is { } shown && detours < MostDetours)
                {
                    next = query with { Url = shown.WithoutFragment() };
                    continue;
                }

                answer = answer with { Reason = Reason.WouldCountAClick };
            }

            if (refreshedAt >= 0 && answer.Next is { } back && GetError(back) == Reason.Ok)
            {
                // Pages that send their readers round, such as a show of pictures, have not moved.
                chain.RemoveRange(refreshedAt, chain.Count - refreshedAt);
                refreshedAt = -1;
            }

            return Verdict(query.Url, exchange, answer, chain, isRefreshed: refreshedAt >= 0);
        }
    }

    /// <summary>Whether a page that sends its readers on may be followed: to no click counter, and to no page twice.</summary>
    private bool IsNew(WebUrl url, WebUrl asked, List<FollowedRedirect> chain) =>
        GetError(url) == Reason.Ok
        && url.WithoutFragment().Href != asked.WithoutFragment().Href
        && !chain.Exists(hop => hop.Url.WithoutFragment().Href == url.WithoutFragment().Href);

    private WebUrl? Shown(WebUrl url) => catalogue.Judge(url).Destination;

    private async Task<Exchange> AskAsync(LinkQuery query, CancellationToken cancellationToken)
    {
        if (LargeFiles.IsNamed(query.Url))
        {
            var head = Request(query) with { Method = FetchMethod.Head, IsTriedOnce = true, Timeout = HeadTimeout };
            var exchange = await fetcher.FetchAsync(head, cancellationToken);
            if (
                exchange.Reason is Reason.WouldCountAClick or Reason.Beacon or Reason.Interrupted
                || (exchange.Reason == Reason.Ok && !IsPage(exchange))
            )
            {
                return exchange;
            }
        }

        return await fetcher.FetchAsync(Request(query), cancellationToken);
    }

    /// <summary>A page in place of a file has something to say.</summary>
    private static bool IsPage(Exchange exchange) =>
        exchange.ContentType is { } declared
        && (
            declared.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            || declared.StartsWith("application/xhtml+xml", StringComparison.OrdinalIgnoreCase)
        );

    private FetchRequest Request(LinkQuery query) =>
        new(query.Url)
        {
            Destination = query.Destination,
            DocumentUrl = query.DocumentUrl,
            ReferrerPolicy = query.Policy,
            BodyLimit =
                query.IsPage && (options.CheckFragments || query.WantsProduct) ? BodyLimitForFragments : BodyLimit,
            KeepBody = false,
            Refuses = GetError,
        };

    private Reason GetError(WebUrl url) =>
        catalogue.FindBeacon(url, null, null) is not null ? Reason.Beacon
        : !options.FollowAffiliateLinks && catalogue.Judge(url).WouldCountAClick ? Reason.WouldCountAClick
        : Reason.Ok;

    private LinkVerdict Verdict(
        WebUrl url,
        Exchange exchange,
        ResponseClassification answer,
        List<FollowedRedirect> chain,
        bool isRefreshed
    )
    {
        var (status, reason) = (answer.Reason.ToLinkStatus(), answer.Reason);
        string? suggestion = null;
        if (status == LinkStatus.Alive && chain.Count > 0)
        {
            (status, reason) = RedirectKind.Classify(url, exchange.FinalUrl, chain);
            if (isRefreshed && status == LinkStatus.Redirected)
            {
                reason = Reason.MetaRefresh;
            }

            suggestion = status == LinkStatus.Redirected ? Suggestion(chain) : null;
            if (status == LinkStatus.Redirected && suggestion is null)
            {
                // The author's own way into a network: there is nothing to write in its place.
                (status, reason) = (LinkStatus.Alive, Reason.Ok);
            }
        }

        if (status == LinkStatus.Alive && answer.Canonical is { } canonical && GetError(canonical) == Reason.Ok)
        {
            suggestion ??= canonical.Href;
        }

        return new LinkVerdict(
            status,
            reason,
            exchange.HttpStatus,
            exchange.HttpStatus is null ? null : exchange.FinalUrl.Href,
            [.. chain.Select((redirect, i) => Judged(redirect, i == 0 ? url : chain[i - 1].Url))],
            suggestion
        )
        {
            Anchors = answer.Anchors,
            Product = answer.Product,
        };
    }

    /// <summary>
    /// Where the permanent redirects at the chain's beginning lead, up to what would count a click and without what
    /// tracks: neither is to be copied into a post. Null if none of it is left.
    /// </summary>
    private string? Suggestion(List<FollowedRedirect> chain)
    {
        string? address = null;
        foreach (var redirect in chain.TakeWhile(RedirectKind.IsPermanent))
        {
            var judgement = catalogue.Judge(redirect.Url);
            if (judgement is { Affiliate: not null } or { WouldCountAClick: true })
            {
                break;
            }

            address = judgement.Tracking?.CleanUrl ?? redirect.Url.Href;
        }

        return address;
    }

    private LinkRedirect Judged(FollowedRedirect redirect, WebUrl from)
    {
        var hop = redirect.Url.Href;
        if (catalogue.FindBeacon(redirect.Url, null, null) is not null)
        {
            return new LinkRedirect(redirect.Status, hop)
            {
                Tracking = new TrackingFinding(hop, [], null, null, Beacon: true) { Hop = hop },
            };
        }

        var judgement = catalogue.JudgeHop(redirect.Url, from);
        return new LinkRedirect(redirect.Status, hop)
        {
            Tracking = judgement.Tracking is { } tracking ? tracking with { Hop = hop } : null,
            Affiliate = judgement.Affiliate is { } affiliate ? affiliate with { Hop = hop } : null,
        };
    }
}
