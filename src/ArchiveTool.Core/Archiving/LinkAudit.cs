using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Tracking;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// Judges the links of posts: what tracks and who earns without the network, and liveness with it; each URL once a run.
/// A link that would count as a customer's click is never asked for; the destination that it shows is.
/// </summary>
/// <param name="catalogue">Knows networks, redirectors, parameters.</param>
/// <param name="checker">Asks; null where links are not to be checked.</param>
/// <param name="filter">Which URLs are asked for.</param>
/// <param name="progress">Told what is done.</param>
public sealed class LinkAudit(TrackingCatalogue catalogue, LinkChecker? checker, UrlFilter filter, RunProgress progress)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<LinkVerdict>>> verdicts = new(StringComparer.Ordinal);

    /// <summary>Judges the links of one post, in the order of their first place.</summary>
    /// <param name="post">The post's path or URL, for the places.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="planned">The post's references with what is to be done about them.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<IReadOnlyList<LinkFinding>> CheckAsync(
        string post,
        WebUrl? documentUrl,
        IEnumerable<PlannedReference> planned,
        CancellationToken cancellationToken
    )
    {
        var groups = planned
            .Where(IsReported)
            .GroupBy(item => item.Reference.Url?.Href ?? item.Reference.Raw, StringComparer.Ordinal)
            .ToList();
        progress.Plan(groups.Count);
        return await Task.WhenAll(groups.Select(group => JudgeAsync(post, documentUrl, [.. group], cancellationToken)));
    }

    private static bool IsReported(PlannedReference item) =>
        item.Action == PlannedAction.Check
        || item.Reason == Reason.Beacon
        || (item.Reason == Reason.Excluded && PostPlan.IsLink(item.Reference) && item.Reference.Url is not null);

    private async Task<LinkFinding> JudgeAsync(
        string post,
        WebUrl? documentUrl,
        IReadOnlyList<PlannedReference> group,
        CancellationToken cancellationToken
    )
    {
        var first = group[0];
        var url = first.Reference.Url;
        var judgement = url is null ? UrlJudgement.Nothing : catalogue.Judge(url);
        var tracking = judgement.Tracking;
        if (first.Reason == Reason.Beacon)
        {
            tracking = new TrackingFinding(url!.Href, [], null, null, Beacon: true);
        }

        var verdict = await VerdictAsync(first, judgement, documentUrl, cancellationToken);
        progress.Finish(0);
        return new LinkFinding
        {
            Url = url?.Href ?? first.Reference.Raw,
            Kind = KindName.Of(first.Reference.Kind),
            Status = LinkStatusName.Of(verdict.Status),
            Reason = verdict.Reason.ToCode(),
            HttpStatus = verdict.HttpStatus,
            FinalUrl = verdict.FinalUrl,
            Redirects = verdict.Redirects,
            Suggestion = verdict.Suggestion,
            Tracking = tracking,
            Affiliate = judgement.Affiliate,
            Places = [.. group.Select(item => Place(post, item.Reference))],
        };
    }

    private Task<LinkVerdict> VerdictAsync(
        PlannedReference planned,
        UrlJudgement judgement,
        WebUrl? documentUrl,
        CancellationToken cancellationToken
    )
    {
        var reference = planned.Reference;
        if (planned.Reason is Reason.Beacon or Reason.Excluded)
        {
            return Task.FromResult(LinkVerdict.Skipped(planned.Reason));
        }

        if (reference.Url is not { } url)
        {
            return Task.FromResult(LinkVerdict.Dead(Reason.InvalidUrl));
        }

        if (!url.IsHttp)
        {
            return Task.FromResult(LinkVerdict.Skipped(Reason.UnsupportedScheme));
        }

        var target = judgement.WouldCountAClick ? judgement.Destination : url;
        if (target is null)
        {
            return Task.FromResult(LinkVerdict.Skipped(Reason.WouldCountAClick));
        }

        if (checker is null)
        {
            return Task.FromResult(LinkVerdict.Skipped(Reason.NotAskedFor));
        }

        if (!filter.Allows(target.Href))
        {
            return Task.FromResult(LinkVerdict.Skipped(Reason.Excluded));
        }

        return verdicts
            .GetOrAdd(
                target.WithoutFragment().Href,
                _ => new Lazy<Task<LinkVerdict>>(() =>
                {
                    progress.Begin(target.Href);
                    return checker.CheckAsync(target, documentUrl, reference.ReferrerPolicy, cancellationToken);
                })
            )
            .Value;
    }

    private static LinkPlace Place(string post, Reference reference) =>
        new(post, reference.Location.Line, reference.Location.Column, reference.Text, reference.Rel);
}
