using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Tracking;

namespace ArchiveTool.Core.Archiving;

/// <summary>What is to be said of a post, in document order.</summary>
internal static class PostProblems
{
    public static IReadOnlyList<Problem> Of(PostWork work) =>
        [
            .. work
                .Post.Problems.Concat(work.Collected.Problems)
                .Concat(work.Planned.Select(item => Missing(work, item)).OfType<Problem>())
                .Concat(work.Sheets.Values.SelectMany(sheet => MissingOfSheet(work, sheet)))
                .Concat(NotDecodable(work))
                .Concat(work.Links.SelectMany(OfLink))
                .OrderBy(problem => problem.Line ?? 0)
                .ThenBy(problem => problem.Column ?? 0),
        ];

    private static Problem? Missing(PostWork work, PlannedReference item)
    {
        var outcome = work.OutcomeOf(item);
        var isHad = outcome is { Asset: not null };
        var isUnwanted =
            item.Status == ReferenceStatus.Skipped || item.Reason == Reason.Beacon || PostPlan.IsLink(item.Reference);
        if (isHad || isUnwanted)
        {
            return null;
        }

        var address = item.Reference.Url?.Href ?? item.Reference.Raw;
        var reason = outcome?.Reason ?? item.Reason;
        return new Problem(
            ProblemCode.Missing,
            reason,
            address,
            outcome?.Message ?? ReasonMessage.Of(reason, address),
            item.Reference.Location.Line,
            item.Reference.Location.Column
        );
    }

    /// <summary>What a style sheet asks for and is not had: told where the post refers to the sheet.</summary>
    private static IEnumerable<Problem> MissingOfSheet(PostWork work, StyleSheet sheet)
    {
        var name = sheet.Asset.File ?? work.Outcomes.Values.First(outcome => outcome.Asset == sheet.Asset).Fetch?.Url;
        return from item in sheet.Planned
            let missing = Missing(work, item)
            where missing is not null
            select missing with
            {
                Message = $"{missing.Message} (asked for by {name}, line {missing.Line}, column {missing.Column})",
                Line = sheet.Place.Line,
                Column = sheet.Place.Column,
            };
    }

    private static IEnumerable<Problem> NotDecodable(PostWork work)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in work.AllPlanned.Where(item => item.Reference.Kind == ReferenceKind.Image))
        {
            var sha256 = work.OutcomeOf(item)?.Asset?.Sha256;
            if (
                sha256 is not null
                && work.Thumbnails.GetValueOrDefault(sha256) is { Message: { } message } outcome
                && told.Add(sha256)
            )
            {
                yield return new Problem(
                    ProblemCode.NotDecodable,
                    outcome.Reason,
                    item.Reference.Url?.Href ?? item.Reference.Raw,
                    message,
                    item.Reference.Location.Line,
                    item.Reference.Location.Column
                );
            }
        }
    }

    private static IEnumerable<Problem> OfLink(LinkFinding link)
    {
        foreach (var place in link.Places)
        {
            foreach (var (code, message) in Judgements(link, place))
            {
                yield return new Problem(
                    code,
                    FindingCodes.ReasonOf(link.Reason),
                    link.Url,
                    message,
                    place.Line,
                    place.Column
                );
            }
        }
    }

    private static IEnumerable<(ProblemCode Code, string Message)> Judgements(LinkFinding link, LinkPlace place)
    {
        if (ProblemOf(link.Status) is { } code)
        {
            yield return (code, LinkMessage(link));
        }

        if (link.Affiliate is { } affiliate)
        {
            yield return (ProblemCode.Affiliate, $"{link.Url} earns money for an account of {affiliate.Network}");
            if (link.Kind == "link" && !AffiliateDisclosure.IsDisclosed(place.Rel))
            {
                yield return (
                    ProblemCode.Undisclosed,
                    $"{link.Url} is an affiliate link of {affiliate.Network} without rel=\"sponsored\"; mark it so"
                );
            }
        }

        if (link.Tracking is { } tracking)
        {
            yield return (
                ProblemCode.Tracking,
                tracking.Beacon
                    ? $"{link.Url} is a tracking pixel; it was not fetched"
                    : $"{link.Url} tracks the reader; without that it is {tracking.CleanUrl}"
            );
        }
    }

    private static ProblemCode? ProblemOf(string status) =>
        status switch
        {
            "dead" => ProblemCode.Dead,
            "redirected" => ProblemCode.Redirected,
            "blocked" => ProblemCode.Blocked,
            "unverifiable" => ProblemCode.Unverifiable,
            _ => null,
        };

    private static string LinkMessage(LinkFinding link)
    {
        var answer = link.HttpStatus is { } status ? $" (answered {status})" : "";
        return link.Suggestion is null
            ? $"{link.Url} is {link.Status}: {link.Reason}{answer}"
            : $"{link.Url} has moved to {link.Suggestion}; write that instead";
    }
}
