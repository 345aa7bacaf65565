using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Links.Checking;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Links.Products;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>Says what was found of a link: its verdict, its fragment's, and what it tracks and earns.</summary>
internal static class LinkFindings
{
    /// <summary>Says what was found.</summary>
    /// <param name="post">The post's path or URL, for the places.</param>
    /// <param name="group">The references to one URL.</param>
    /// <param name="verdict">Whether it is alive.</param>
    /// <param name="judgement">What tracks and who earns.</param>
    /// <param name="target">What was asked for in its place; null for nothing.</param>
    public static LinkFinding Create(
        string post,
        LinkGroup group,
        LinkVerdict verdict,
        UrlJudgement judgement,
        WebUrl? target
    )
    {
        var first = group.First;
        var url = first.Reference.Url;
        var tracking =
            first.Reason == Reason.Beacon
                ? new TrackingFinding(url!.Href, [], null, null, Beacon: true)
                : judgement.Tracking;
        verdict = JudgeFragment(group, verdict);
        return new LinkFinding
        {
            Url = url?.Href ?? first.Reference.Raw,
            Raw = first.Reference.Raw,
            Kind = first.Reference.Kind,
            Status = verdict.Status,
            Reason = verdict.Reason,
            HttpStatus = verdict.HttpStatus,
            FinalUrl = verdict.FinalUrl,
            Redirects = verdict.Redirects,
            Suggestion = WithFragment(verdict.Suggestion, target),
            Tracking = tracking ?? GetFirst(verdict.Redirects, static hop => hop.Tracking),
            Affiliate = judgement.Affiliate ?? GetFirst(verdict.Redirects, static hop => hop.Affiliate),
            Likely = judgement.Likely,
            LeadsTo = first.Cloaked?.Href,
            Issues = GetIssues(url?.Href ?? first.Reference.Raw, verdict),
            Places = group.Places(post),
        };
    }

    private static IReadOnlyList<LinkIssue>? GetIssues(string url, LinkVerdict verdict) =>
        verdict.Product switch
        {
            ProductState.Gone =>
            [
                new LinkIssue(
                    ProblemCode.ProductGone,
                    $"{url} leads to {verdict.FinalUrl}, which sells the product no more; link to another one"
                ),
            ],
            ProductState.OutOfStock =>
            [
                new LinkIssue(
                    ProblemCode.OutOfStock,
                    $"{url} leads to {verdict.FinalUrl}, where the product is out of stock"
                ),
            ],
            _ => null,
        };

    /// <summary>A redirect that names no place in the page keeps the link's (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2).</summary>
    private static string? WithFragment(string? suggestion, WebUrl? target) =>
        suggestion is not null
        && target?.Fragment is { } fragment
        && !suggestion.Contains('#', StringComparison.Ordinal)
            ? $"{suggestion}#{fragment}"
            : suggestion;

    private static T? GetFirst<T>(IReadOnlyList<LinkRedirect> redirects, Func<LinkRedirect, T?> find)
        where T : class
    {
        foreach (var hop in redirects)
        {
            if (find(hop) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static LinkVerdict JudgeFragment(LinkGroup group, LinkVerdict verdict)
    {
        if (
            verdict is not { Status: LinkStatus.Alive or LinkStatus.Redirected, Anchors: { } anchors }
            || !ReferencePlanner.IsLink(group.First.Reference)
            || group.First.Reference.Url is not { Fragment: { } fragment } url
        )
        {
            return verdict;
        }

        var presence = anchors.Find(fragment);
        return presence == FragmentPresence.Missing && CodeHosts.IsOne(url)
            ? verdict.WithFragment(FragmentPresence.Unknown)
            : verdict.WithFragment(presence);
    }
}
