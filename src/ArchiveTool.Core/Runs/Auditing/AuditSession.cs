using ArchiveTool.Core.Affiliates;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Caching;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Runs.LinkChecks;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>An audit with all it needs, used once.</summary>
internal sealed class AuditSession
{
    private readonly Fetcher fetcher;
    private readonly LinkCache? cache;
    private readonly WaybackCaptures? captures;
    private readonly InputUnfolding unfolding;
    private readonly AuditRun run;
    private readonly UrlFilter filter;

    /// <summary>Puts the parts together.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="fetcher">The network, or a record of it.</param>
    /// <param name="catalogue">Knows what tracks and who earns.</param>
    /// <param name="cache">Verdicts of earlier runs, or null.</param>
    /// <param name="standardInput">For the input <c>-</c>.</param>
    public AuditSession(
        AuditOptions options,
        Fetcher fetcher,
        TrackingCatalogue catalogue,
        LinkCache? cache,
        Func<Stream> standardInput
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        this.fetcher = fetcher;
        this.cache = cache;
        captures = options.WaybackEndpoint is { } endpoint ? new WaybackCaptures(fetcher, endpoint) : null;
        var checking = new LinkCheckOptions
        {
            FollowAffiliateLinks = options.FollowAffiliateLinks,
            CheckFragments = options.CheckFragments,
        };
        filter = new UrlFilter(options.Include, options.Exclude);
        var links = new LinkJudge(
            catalogue,
            cache is null
                ? LinkCheckers.Network(fetcher, catalogue, checking)
                : LinkCheckers.Cached(cache, fetcher, catalogue, checking),
            filter,
            options.FollowAffiliateLinks,
            Progress,
            options.CheckExampleHosts || fetcher.Options.AllowPrivateNetwork
                ? null
                : url => ExampleHosts.IsOne(url) && !IsNamed(fetcher.Options.ConnectTo, url)
        );
        unfolding = new InputUnfolding(
            new InputReader(
                fetcher,
                standardInput,
                options.MaxInputBytes,
                options.FollowAffiliateLinks ? null : catalogue,
                ListingSniffer.IsReadInPieces
            ),
            options.Listings,
            url => filter.Allows(url.Href),
            memory: null,
            TimeProvider.System
        );
        run = new AuditRun(
            unfolding,
            new PostAudit(options, catalogue, filter, links, Progress),
            Progress,
            fetcher.FindFaultAsync,
            new AffiliateReview(catalogue, options.Accounts),
            options.PostsInFlight
        );
    }

    /// <summary>How far the run is.</summary>
    public RunProgress Progress { get; } = new();

    /// <summary>Audits the inputs.</summary>
    public async Task<AuditResult> RunAsync(IEnumerable<FoundInput> inputs, CancellationToken cancellationToken)
    {
        var (report, isInterrupted) = await run.RunAsync(inputs, cancellationToken);
        cache?.Flush();
        if (captures is not null)
        {
            report = await WithCapturesAsync(report, captures, cancellationToken);
        }

        return new AuditResult
        {
            Report = report,
            Failures = run.Failures,
            Notes =
            [
                .. ((Problem?[])[cache?.Problem, captures?.Problem]).OfType<Problem>(),
                .. unfolding.Notes,
                .. filter.Problems,
                .. fetcher.Notes,
            ],
            IsInterrupted = isInterrupted || cancellationToken.IsCancellationRequested,
        };
    }

    /// <summary>Whether the user says where a host is.</summary>
    private static bool IsNamed(IReadOnlyList<ConnectTo> hosts, WebUrl url) =>
        hosts.Any(one => one.Host is null || one.Host.Equals(url.Host, StringComparison.OrdinalIgnoreCase));

    private async Task<AuditReport> WithCapturesAsync(
        AuditReport report,
        WaybackCaptures archive,
        CancellationToken cancellationToken
    )
    {
        var links = report.Links.ToArray();
        for (var i = 0; i < links.Length && !cancellationToken.IsCancellationRequested; i++)
        {
            if (GetCapturedUrl(links[i]) is not { } url)
            {
                continue;
            }

            try
            {
                links[i] = links[i] with
                {
                    Suggestion = await archive.FindAsync(url, GetDate(links[i]), cancellationToken),
                };
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return report with
        {
            Links = links,
        };
    }

    /// <summary>The page that a capture is looked for: of a link that earns, the shop's, which is what a reader wants.</summary>
    private static string? GetCapturedUrl(LinkFinding link) =>
        link.Status != LinkStatus.Dead
        || link.Reason is Reason.InvalidUrl or Reason.MissingFragment
        || !link.Url.StartsWith("http", StringComparison.Ordinal)
            ? null
            : (link.Affiliate is { Hop: null } affiliate ? affiliate.Destination : null)
                ?? (link.Tracking is { Hop: null } tracking ? tracking.Destination : null)
                ?? link.Url;

    private DateTimeOffset? GetDate(LinkFinding link) =>
        run.Dates.TryGetValue(link.Places[0].Post, out var date) ? date : null;
}
