using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Tracking.Judgements;

namespace ArchiveTool.Core.Links;

/// <summary>What is to be said of a link at each of its places, in sentences for people.</summary>
internal static class LinkProblems
{
    /// <summary>The problems of a link at one place: its liveness, who earns, whether it says so, what tracks.</summary>
    public static IEnumerable<Problem> Describe(LinkFinding link, LinkPlace place)
    {
        foreach (var (code, message) in Judgements(link, place))
        {
            yield return new Problem(code, link.Reason, link.Url, message, place.Line, place.Column);
        }
    }

    private static IEnumerable<(ProblemCode Code, string Message)> Judgements(LinkFinding link, LinkPlace place)
    {
        if (link.Status.ToProblemCode() is { } code)
        {
            yield return (code, LinkMessage(link));
        }

        if (link.Affiliate is { } affiliate)
        {
            yield return (
                ProblemCode.Affiliate,
                $"{link.Url} earns money for an account of {affiliate.Network}{Through(affiliate.Hop)}"
            );
            if (IsUnmarked(link, place))
            {
                yield return (
                    ProblemCode.Unmarked,
                    $"{link.Url} is an affiliate link of {affiliate.Network}{Through(affiliate.Hop)} without rel=\"sponsored\"; {GetMarkAdvice(place)}"
                );
            }

            if (place.Disclosed == false)
            {
                yield return (
                    ProblemCode.Undisclosed,
                    $"{link.Url} is an affiliate link of {affiliate.Network}{Through(affiliate.Hop)}, and nothing before it or beside it tells the reader so; write that the link earns you money above it"
                );
            }
        }

        foreach (var issue in link.Issues ?? [])
        {
            if (issue.Post is null || issue.Post == place.Post)
            {
                yield return (issue.Code, issue.Message);
            }
        }

        if (link.Likely is { } likely)
        {
            yield return (ProblemCode.Likely, LikelyMessage(link, likely));
        }

        if (link.Tracking is { } tracking)
        {
            yield return (ProblemCode.Tracking, TrackingMessage(link, tracking));
        }
    }

    /// <summary>Whether an affiliate link lacks <c>rel=sponsored</c> at a place.</summary>
    public static bool IsUnmarked(LinkFinding link, LinkPlace place) =>
        link is { Affiliate: not null, Kind: ReferenceKind.Link } && !SponsoredMark.IsIn(place.Rel);

    private static string GetMarkAdvice(LinkPlace place) =>
        place.IsMarkdown
            ? "Markdown has no rel: put {:rel=\"sponsored\"} behind the link where kramdown (Jekyll) reads it, else write <a href=\"…\" rel=\"sponsored\">"
            : "mark it so";

    private static string LikelyMessage(LinkFinding link, LikelyFinding likely)
    {
        var kind = likely.Kind == LikelyFinding.Affiliate ? "an affiliate link" : "a redirector";
        var asked = likely.Destination is { } destination
            ? $"its destination {destination} was checked instead"
            : "it was not asked for";
        return $"{link.Url} is likely {kind}, as {likely.Reason}; {asked}";
    }

    private static string TrackingMessage(LinkFinding link, TrackingFinding tracking) =>
        tracking switch
        {
            { Hop: { } hop } => $"{link.Url} leads through {hop}, which tracks the reader",
            { Beacon: true } when link.Kind == ReferenceKind.Image =>
                $"{link.Url} is a tracking pixel; it was not fetched",
            { Beacon: true } => $"{link.Url} is there to track the reader; it was not asked for",
            _ when tracking.CleanUrl == link.Url => $"{link.Url} is a tracking link; its destination is not in the URL",
            _ => $"{link.Url} tracks the reader; without that it is {tracking.CleanUrl}",
        };

    private static string Through(string? hop) => hop is null ? "" : $", through {hop}";

    /// <summary>Whether the link was asked for at the destination that it shows, so that its own address stays.</summary>
    private static bool IsWrapper(LinkFinding link) =>
        link.Likely is not null
        || link.LeadsTo is not null
        || link.Affiliate is { Hop: null }
        || link.Tracking is { Redirector: not null, Hop: null };

    private static string LinkMessage(LinkFinding link)
    {
        var statuses = link.Redirects.Select(hop => hop.Status).Concat(link.HttpStatus is { } last ? [last] : []);
        var chain = string.Join(" → ", statuses);
        var answer = chain.Length > 0 ? $" (answered {chain})" : "";
        return link switch
        {
            { Suggestion: null } => $"{link.Url} is {link.Status.ToCode()}: {link.Reason.ToCode()}{answer}",
            { Status: LinkStatus.Dead, Suggestion: { } spelling }
                when !spelling.Contains("://", StringComparison.Ordinal) =>
                $"{link.Url} is {link.Status.ToCode()}: {link.Reason.ToCode()}; write {spelling}",
            { Status: LinkStatus.Redirected } when IsWrapper(link) =>
                $"{link.Url}: the target has moved permanently to {link.Suggestion}; update the link",
            { Status: LinkStatus.Redirected } => $"{link.Url} has moved to {link.Suggestion}; write that instead",
            _ =>
                $"{link.Url} is {link.Status.ToCode()}: {link.Reason.ToCode()}{answer}; a capture of it is {link.Suggestion}",
        };
    }
}
