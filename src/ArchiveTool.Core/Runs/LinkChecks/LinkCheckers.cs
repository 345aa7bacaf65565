using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Caching;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>Makes the verdicts of a run.</summary>
internal static class LinkCheckers
{
    // Some links wait for their host or for another try; the others are to go on meanwhile.
    private const int BegunForEachRequest = 4;

    /// <summary>Verdicts by asking.</summary>
    public static LinkCheckScheduler Network(Fetcher fetcher, TrackingCatalogue catalogue, LinkCheckOptions options) =>
        Over(new LinkChecker(fetcher, catalogue, options).CheckAsync, fetcher.Options);

    /// <summary>Verdicts of earlier runs where they are worth something, else by asking.</summary>
    public static LinkCheckScheduler Cached(
        LinkCache cache,
        Fetcher fetcher,
        TrackingCatalogue catalogue,
        LinkCheckOptions options
    )
    {
        var checker = new LinkChecker(fetcher, catalogue, options);
        return Over(
            async (query, token) =>
            {
                var question = GetQuestion(query, options);
                if (cache.Find(question) is { } known)
                {
                    return known;
                }

                var verdict = await checker.CheckAsync(query, token);
                cache.Put(question, verdict);
                return verdict;
            },
            fetcher.Options
        );
    }

    private static string GetQuestion(LinkQuery query, LinkCheckOptions options)
    {
        var kind = query.IsPage ? "page" : query.Destination.ToString();
        var follows = options.FollowAffiliateLinks ? "+follow" : "";
        var anchors = options.CheckFragments && query.IsPage ? "+fragments" : "";
        var product = query.WantsProduct ? "+product" : "";
        return $"{kind}{follows}{anchors}{product} {query.Url.Href}";
    }

    /// <summary>Verdicts of something that asks.</summary>
    private static LinkCheckScheduler Over(
        Func<LinkQuery, CancellationToken, Task<LinkVerdict>> check,
        FetchOptions fetch
    ) => new(check, fetch.PerHost * 2, Math.Max(256, fetch.Concurrency * BegunForEachRequest));
}
