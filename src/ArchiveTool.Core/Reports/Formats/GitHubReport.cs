using System.Globalization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The findings as annotations of a workflow
/// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions), the gravest first.
/// </summary>
/// <param name="settings">How posts are named, and what fails a run.</param>
internal sealed class GitHubReport(ReportSettings settings)
{
    private readonly PostNames names = new(settings.WorkingFolder);

    /// <summary>Writes a command for each finding.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        var findings = ReportFindings.Collect(report);
        foreach (var finding in findings.OrderBy(finding => GetRank(finding.Code)))
        {
            Write(output, finding);
        }
    }

    private void Write(TextWriter output, ReportFinding finding)
    {
        output.Write($"::{GetLevel(finding.Code)} ");
        if (names.IsInWorkingFolder(finding.Post))
        {
            output.Write($"file={Property(names.Shown(finding.Post))},");
            if (finding.Line is { } line)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"line={line},col={finding.Column ?? 1},"));
            }
        }

        output.Write($"title={Property(finding.Code.ToCode())}::{Data(finding.Message)}\n");
    }

    private int GetRank(ProblemCode code) =>
        GetLevel(code) switch
        {
            "error" => 0,
            "warning" => 1,
            _ => 2,
        };

    private string GetLevel(ProblemCode code) =>
        settings.FailOn.Contains(code) ? "error"
        : code is ProblemCode.Affiliate or ProblemCode.Tracking or ProblemCode.Redirected ? "notice"
        : "warning";

    private static string Data(string text) =>
        PrintableText
            .OneLine(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
