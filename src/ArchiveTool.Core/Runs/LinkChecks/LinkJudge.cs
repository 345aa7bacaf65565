using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Answers;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>
/// Judges the links of posts: what tracks and who earns without the network, and liveness with it; each URL once a run.
/// A link that would count as a customer's click is never asked for; the destination that it shows is.
/// </summary>
/// <param name="catalogue">Knows networks, redirectors, parameters.</param>
/// <param name="verdicts">Asks; null where links are not to be checked.</param>
/// <param name="filter">Which URLs are asked for.</param>
/// <param name="followsAffiliates">Whether counted clicks are requested anyway.</param>
/// <param name="progress">Told what is done.</param>
/// <param name="isExampleHost">Tells hosts that stand in documentation only; null if all are asked for.</param>
internal sealed class LinkJudge(
    TrackingCatalogue catalogue,
    LinkCheckScheduler? verdicts,
    UrlFilter filter,
    bool followsAffiliates,
    RunProgress progress,
    Func<WebUrl, bool>? isExampleHost = null
)
{
    private const int LooksAtTheClock = 1_024;

    private static readonly Task<LinkVerdict> AlreadyTaken = Task.FromResult(LinkVerdict.Skipped(Reason.Ok));
    private static readonly Task<LinkVerdict> Interrupted = Task.FromResult(LinkVerdict.Skipped(Reason.Interrupted));

    // One answer for all links that nobody asks for.
    private readonly ConcurrentDictionary<Reason, Task<LinkVerdict>> refused = new();
    private readonly Func<WebUrl, bool> isExample = isExampleHost ?? (_ => false);
    private int prepared;

    /// <summary>Judges the links of one post, in the order of their first place.</summary>
    /// <param name="post">The post's path or URL, for the places.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="planned">The post's references with what is to be done about them.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public Task<IReadOnlyList<LinkFinding>> CheckAsync(
        string post,
        WebUrl? documentUrl,
        IEnumerable<PlannedReference> planned,
        CancellationToken cancellationToken
    ) => CheckAsync(post, documentUrl, planned.Where(IsReported), null, isKept: false, cancellationToken);

    /// <summary>Judges all that is given, in the order of its first place.</summary>
    /// <param name="post">The post's path or URL, for the places.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="planned">What is to be judged.</param>
    /// <param name="local">Judges what leads to files; null if nothing does.</param>
    /// <param name="isKept">Whether an interruption leaves what is known by then, and no exception.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<IReadOnlyList<LinkFinding>> CheckAsync(
        string post,
        WebUrl? documentUrl,
        IEnumerable<PlannedReference> planned,
        Func<PlannedReference, LinkVerdict?>? local,
        bool isKept,
        CancellationToken cancellationToken
    )
    {
        var groups = Groups(planned);

        // A post may hold a million links: what is not needed any more is let go as early as may be.
        planned = [];
        progress.Plan(groups.Count);
        var asked = new Task<LinkVerdict>[groups.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            if (i % LooksAtTheClock == 0 && !isKept)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            asked[i] = cancellationToken.IsCancellationRequested
                ? Interrupted
                : VerdictAsync(groups[i], documentUrl, local, cancellationToken);
        }

        if (verdicts is not null && Interlocked.Exchange(ref prepared, 1) == 0)
        {
            ResponseClassifier.Prepare();
        }

        // Each as soon as it is known, while others are waited for: nothing is left to do when the last one comes.
        var findings = new LinkFinding[asked.Length];
        for (var i = 0; i < asked.Length; i++)
        {
            await ((Task)asked[i]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (asked[i].IsCompletedSuccessfully || (isKept && asked[i].IsCanceled))
            {
                var verdict = asked[i].IsCanceled ? LinkVerdict.Skipped(Reason.Interrupted) : await asked[i];
                findings[i] = CreateFinding(post, groups[i], verdict);
                (groups[i], asked[i]) = (null!, AlreadyTaken);
                progress.Judge(findings[i]);
            }
        }

        await Task.WhenAll(asked.Where(task => task != AlreadyTaken && (!isKept || !task.IsCanceled)));
        return findings;
    }

    private static bool IsReported(PlannedReference item) =>
        item.Action == PlannedAction.Check
        || item.Reason is Reason.Beacon or Reason.WouldCountAClick
        || (
            item.Reason == Reason.Excluded && ReferencePlanner.IsLink(item.Reference) && item.Reference.Url is not null
        );

    /// <summary>References to one URL, but for those that the author wants left alone: they excuse no other.</summary>
    private static List<LinkGroup> Groups(IEnumerable<PlannedReference> planned)
    {
        var groups = new List<LinkGroup>();
        var byKey = new Dictionary<(string Url, bool IsIgnored), LinkGroup>();
        foreach (var item in planned)
        {
            var key = (item.Reference.Url?.Href ?? item.Reference.Raw, item.Reference.IsIgnored);
            if (!byKey.TryGetValue(key, out var group))
            {
                byKey[key] = group = new LinkGroup(item);
                groups.Add(group);
                continue;
            }

            group.Add(item);
        }

        return groups;
    }

    private LinkFinding CreateFinding(string post, LinkGroup group, LinkVerdict verdict)
    {
        var judgement = Judge(group.First);
        return LinkFindings.Create(post, group, verdict, judgement, GetTarget(judgement, group.First));
    }

    /// <summary>What is asked for in a link's place: the destination that it shows, where its own URL would count a click.</summary>
    private WebUrl? GetTarget(UrlJudgement judgement, PlannedReference planned)
    {
        var url = planned.Cloaked ?? planned.Reference.Url;
        return !judgement.WouldCountAClick || followsAffiliates ? url
            : planned.Reference.Kind != ReferenceKind.Link && IsSameHost(judgement.Destination, url) ? null
            : judgement.Destination;
    }

    /// <summary>What is known of a link; of one that the site's own rules lead elsewhere, what is known of where.</summary>
    private UrlJudgement Judge(PlannedReference planned)
    {
        if (planned.Cloaked is not { } cloaked)
        {
            return planned.Reference.Url is { } url ? catalogue.Judge(url) : UrlJudgement.Nothing;
        }

        var judgement = catalogue.Judge(cloaked);
        return judgement with
        {
            Tracking = judgement.Tracking is { } tracking ? tracking with { Hop = cloaked.Href } : null,
            Affiliate = judgement.Affiliate is { } affiliate ? affiliate with { Hop = cloaked.Href } : null,
        };
    }

    /// <summary>A widget counts its impression whether or not its address names an account.</summary>
    private static bool IsSameHost(WebUrl? one, WebUrl? other) =>
        one is not null && other is not null && one.Host.Equals(other.Host, StringComparison.Ordinal);

    private Task<LinkVerdict> VerdictAsync(
        LinkGroup group,
        WebUrl? documentUrl,
        Func<PlannedReference, LinkVerdict?>? local,
        CancellationToken cancellationToken
    )
    {
        var first = group.First;
        if (WithoutAsking(first, local) is { } known)
        {
            progress.Finish(0);
            return known.Status == LinkStatus.Skipped
                ? refused.GetOrAdd(known.Reason, static (_, verdict) => Task.FromResult(verdict), known)
                : Task.FromResult(known);
        }

        var url = first.Cloaked ?? first.Reference.Url!;
        var judgement = Judge(first);
        var target = GetTarget(judgement, first);
        var refusal =
            target is null ? Reason.WouldCountAClick
            : verdicts is null ? Reason.NotAskedFor
            : !ReferenceEquals(target, url) && !filter.Allows(target.Href) ? Reason.Excluded
            : isExample(target) && !filter.IsIncluded(first.Reference.Raw, target.Href) ? Reason.Example
            : Reason.Ok;
        if (refusal != Reason.Ok)
        {
            progress.Finish(0);
            return refused.GetOrAdd(refusal, static reason => Task.FromResult(LinkVerdict.Skipped(reason)));
        }

        var isShop = judgement.Affiliate is not null && first.Reference.Kind == ReferenceKind.Link;
        return AskAsync(group, target!.WithoutFragment(), documentUrl, isShop, cancellationToken);
    }

    private Task<LinkVerdict> AskAsync(
        LinkGroup group,
        WebUrl target,
        WebUrl? documentUrl,
        bool isShop,
        CancellationToken cancellationToken
    )
    {
        progress.Begin(target.Href);
        var query = new LinkQuery(
            target,
            FetchDestinations.Kind(group.First.Reference.Kind),
            documentUrl,
            ReferrerStrictness.StrictestFor(documentUrl, group.Policies, target)
        )
        {
            WantsProduct = isShop,
        };
        return verdicts!.AskAsync(query, progress, cancellationToken);
    }

    private static LinkVerdict? WithoutAsking(PlannedReference planned, Func<PlannedReference, LinkVerdict?>? local)
    {
        if (planned.Reason is Reason.Beacon or Reason.Excluded)
        {
            return LinkVerdict.Skipped(planned.Reason);
        }

        if (planned.Cloaked is not null)
        {
            return null;
        }

        if (planned.Reference.Url is not { } url)
        {
            return local?.Invoke(planned) ?? LinkVerdict.Dead(Reason.InvalidUrl);
        }

        return url.IsHttp ? null
            : AddressSyntax.IsBroken(url) ? LinkVerdict.Dead(Reason.InvalidUrl)
            : LinkVerdict.Skipped(Reason.UnsupportedScheme);
    }
}
