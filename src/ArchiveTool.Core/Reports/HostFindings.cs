using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Reports;

/// <summary>What is wrong with several URLs of one host for one reason: to a reader one thing, however many links lead there.</summary>
/// <param name="Host">The host.</param>
/// <param name="Code">What it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Findings">One a place, in the report's order.</param>
internal sealed record HostFindings(string Host, ProblemCode Code, Reason Reason, IReadOnlyList<ReportFinding> Findings)
{
    /// <summary>How many URLs of the host it concerns.</summary>
    public int Urls => Findings.Select(finding => finding.Url).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The groups of findings, the largest first; those of a single URL make none.</summary>
    public static IReadOnlyList<HostFindings> Group(IReadOnlyList<ReportFinding> findings) =>
        [
            .. findings
                .Where(finding =>
                    finding.Code is ProblemCode.Dead or ProblemCode.Blocked or ProblemCode.Unverifiable
                    // A capture or a spelling to write belongs to its link.
                    && finding.Link is { Suggestion: null }
                )
                .Select(finding => (Host: GetHost(finding.Url), Finding: finding))
                .Where(one => one.Host is not null)
                .GroupBy(one => (one.Host, one.Finding.Code, one.Finding.Reason))
                .Select(group => new HostFindings(
                    group.Key.Host!,
                    group.Key.Code,
                    group.Key.Reason,
                    [.. group.Select(one => one.Finding)]
                ))
                .Where(group => group.Urls > 1)
                .OrderByDescending(group => group.Findings.Count)
                .ThenBy(group => group.Host, StringComparer.Ordinal)
                .ThenBy(group => group.Code)
                .ThenBy(group => group.Reason),
        ];

    private static string? GetHost(string url) =>
        url.StartsWith("http", StringComparison.Ordinal) && WebUrl.TryParse(url, null, out var parsed) && parsed.IsHttp
            ? parsed.Host
            : null;
}
