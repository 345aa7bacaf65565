using ArchiveTool.Core.Affiliates;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>The links of a report that earn, or were meant to: one row a place, by post and line.</summary>
internal static class EarningTable
{
    // What costs the click its money. An undisclosed link still pays.
    private static readonly HashSet<ProblemCode> Costly =
    [
        ProblemCode.Dead,
        ProblemCode.ProductGone,
        ProblemCode.OutOfStock,
        ProblemCode.WrongAccount,
        ProblemCode.MissingAccount,
        ProblemCode.StrayAccount,
        ProblemCode.Malformed,
        ProblemCode.Nested,
        ProblemCode.RetiredNetwork,
    ];

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "network",
        "programme",
        "publisher",
        "subId",
        "post",
        "line",
        "column",
        "url",
        "destination",
        "status",
        "reason",
        "disclosed",
        "findings",
        "constants",
        "text",
        "clicks",
        "clicksAtRisk",
    ];

    /// <summary>The cells of a row: texts, numbers (<see cref="long"/>), or null.</summary>
    public static IReadOnlyList<object?> GetCells(EarningRow row) =>
        [
            row.Network,
            row.Programme,
            row.Publisher,
            row.SubId,
            row.Post,
            (long)row.Line,
            (long)row.Column,
            row.Url,
            row.Destination,
            row.Status,
            row.Reason,
            row.Disclosed switch
            {
                true => "yes",
                false => "no",
                null => null,
            },
            row.Findings,
            row.Constants,
            row.Text,
            row.Clicks,
            row.ClicksAtRisk,
        ];

    /// <summary>The rows of a report.</summary>
    public static IReadOnlyList<EarningRow> Read(AuditReport report, ReportSettings settings)
    {
        var names = new PostNames(settings.WorkingFolder);
        return
        [
            .. report
                .Links.Where(link => link.Affiliate is not null || link.Issues is not null)
                .SelectMany(link => link.Places.Select(place => GetRow(link, place, names, settings.Clicks)))
                .OrderBy(row => row.Post, StringComparer.Ordinal)
                .ThenBy(row => row.Line)
                .ThenBy(row => row.Column),
        ];
    }

    /// <summary>How much stands behind each network, programme and publisher.</summary>
    public static IReadOnlyList<EarningSum> Sum(IReadOnlyList<EarningRow> rows) =>
        [
            .. rows.GroupBy(row => (row.Network, row.Programme, row.Publisher))
                .Select(group => new EarningSum(
                    group.Key.Network,
                    group.Key.Programme,
                    group.Key.Publisher,
                    group.Count(),
                    group.Select(row => row.Post).Distinct(StringComparer.Ordinal).Count(),
                    group.Count(row => row.Findings.Length > 0),
                    group.Sum(row => row.Clicks ?? 0),
                    group.Sum(row => row.ClicksAtRisk ?? 0)
                ))
                .OrderByDescending(sum => sum.ClicksAtRisk)
                .ThenByDescending(sum => sum.Places)
                .ThenBy(sum => sum.Network, StringComparer.Ordinal)
                .ThenBy(sum => sum.Programme, StringComparer.Ordinal)
                .ThenBy(sum => sum.Publisher, StringComparer.Ordinal),
        ];

    private static EarningRow GetRow(LinkFinding link, LinkPlace place, PostNames names, ClickCounts? counts)
    {
        var codes = LinkProblems
            .Describe(link, place)
            .Select(problem => problem.Code)
            .Where(code => code is not (ProblemCode.Affiliate or ProblemCode.Tracking))
            .Distinct()
            .ToList();
        var fields = link.Affiliate is { } affiliate ? AccountFields.Read(affiliate) : null;
        var post = names.Shown(place.Post);
        var clicks = counts?.Find(link, place, post);
        return new EarningRow
        {
            Network = link.Affiliate?.Network,
            Programme = fields?.Programme,
            Publisher = fields?.Publisher,
            SubId = fields?.SubId,
            Constants = fields?.Constants,
            Post = post,
            Line = place.Line,
            Column = place.Column,
            Url = link.Url,
            Destination = link.Affiliate?.Destination ?? link.LeadsTo,
            Status = link.Status.ToCode(),
            Reason = link.Reason.ToCode(),
            Disclosed = place.Disclosed,
            Findings = string.Join(' ', codes.Select(code => code.ToCode())),
            Text = place.Text,
            Clicks = clicks,
            ClicksAtRisk =
                clicks is null ? null
                : codes.Exists(Costly.Contains) ? clicks
                : 0,
        };
    }
}
