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
    public static IReadOnlyList<ReportFinding> Collect(AuditReport report) => new OrderedFindings(report);

    /// <summary>Whether there is a finding of one of these codes.</summary>
    public static bool Has(AuditReport report, IReadOnlySet<ProblemCode> codes) =>
        codes.Count > 0
        && (
            report.Problems.Any(item => codes.Contains(item.Problem.Code)) || report.Links.Any(link => Has(link, codes))
        );

    private static bool Has(LinkFinding link, IReadOnlySet<ProblemCode> codes) =>
        link.Places.Any(place => LinkProblems.Describe(link, place).Any(problem => codes.Contains(problem.Code)));
}
