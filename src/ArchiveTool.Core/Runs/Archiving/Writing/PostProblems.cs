using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Work;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.Archiving.Writing;

/// <summary>What is to be said of a post, in document order.</summary>
internal static class PostProblems
{
    public static IReadOnlyList<Problem> Collect(PostContext work) =>
        [
            .. work
                .Post.Problems.Concat(work.Collected.Problems)
                .Concat(work.Planned.Select(item => Missing(work, item)).OfType<Problem>())
                .Concat(work.Sheets.Values.SelectMany(sheet => MissingOfSheet(work, sheet)))
                .Concat(NotDecodable(work))
                .Concat(
                    work.Links.SelectMany(link => link.Places.SelectMany(place => LinkProblems.Describe(link, place)))
                )
                .OrderBy(problem => problem.Line ?? 0)
                .ThenBy(problem => problem.Column ?? 0),
        ];

    private static Problem? Missing(PostContext work, PlannedReference item)
    {
        var outcome = work.GetOutcome(item);
        var isHad = outcome is { Asset: not null };
        var isUnwanted =
            item.Status == ReferenceStatus.Skipped
            || work.GetReason(item) == Reason.Beacon
            || ReferencePlanner.IsLink(item.Reference);
        if (isHad || isUnwanted)
        {
            return null;
        }

        var address = item.Reference.Url?.Href ?? item.Reference.Raw;
        var reason = work.GetReason(item);
        return new Problem(
            ProblemCode.Missing,
            reason,
            address,
            outcome?.Message ?? ReasonText.Describe(reason, address),
            item.Reference.Location.Line,
            item.Reference.Location.Column
        );
    }

    /// <summary>What a style sheet asks for and is not had: told where the post refers to the sheet.</summary>
    private static IEnumerable<Problem> MissingOfSheet(PostContext work, StyleSheet sheet)
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

    private static IEnumerable<Problem> NotDecodable(PostContext work)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in work.AllPlanned.Where(item => item.Reference.Kind == ReferenceKind.Image))
        {
            var sha256 = work.GetOutcome(item)?.Asset?.Sha256;
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
}
