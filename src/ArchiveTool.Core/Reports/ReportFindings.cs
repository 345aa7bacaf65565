using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;

namespace ArchiveTool.Core.Reports;

/// <summary>Takes a report apart into findings, one a place.</summary>
internal static class ReportFindings
{
    /// <summary>
    /// Every finding: by post (ordinal), line, column, code and URL, so that the same posts give the same order however
    /// the network answered.
    /// </summary>
    public static IReadOnlyList<ReportFinding> Collect(AuditReport report) =>
        [
            .. OfLinks(report)
                .Concat(report.Problems.Select(item => From(item.Post, item.Problem)))
                .OrderBy(finding => finding.Post, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line ?? 0)
                .ThenBy(finding => finding.Column ?? 0)
                .ThenBy(finding => finding.Code)
                .ThenBy(finding => finding.Url, StringComparer.Ordinal),
        ];

    /// <summary>Whether there is a finding of one of these codes.</summary>
    public static bool Has(AuditReport report, IReadOnlySet<ProblemCode> codes) =>
        codes.Count > 0
        && (
            report.Problems.Any(item => codes.Contains(item.Problem.Code))
            || OfLinks(report).Any(finding => codes.Contains(finding.Code))
        );

    private static IEnumerable<ReportFinding> OfLinks(AuditReport report) =>
        from link in report.Links
        from place in link.Places
        from problem in LinkProblems.Describe(link, place)
        select From(place.Post, problem) with
        {
            Link = link,
        };

    private static ReportFinding From(string post, Problem problem) =>
        new(post, problem.Line, problem.Column, problem.Code, problem.Reason, problem.Url ?? "", problem.Message);
}
