using System.Globalization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Output;

/// <summary>What an audit found, in at most twelve lines for standard error.</summary>
internal static class AuditSummaryText
{
    private const int MostHosts = 3;
    private const int MostFiles = 4;

    /// <summary>Writes the counts, the hosts with most failures, and where the reports are.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="hasCounts">Whether the counts are wanted: not where the report itself ends with them.</param>
    /// <param name="files">The reports written.</param>
    public static void Write(TextWriter output, AuditReport report, bool hasCounts, IReadOnlyList<string> files)
    {
        var summary = report.Summary;
        if (hasCounts)
        {
            output.WriteLine(TextReport.CountAll(summary));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{summary.Alive:N0} alive, {summary.Redirected:N0} moved, {summary.Dead:N0} dead, {summary.Blocked:N0} blocked, {summary.Unverifiable:N0} unverifiable, {summary.Skipped:N0} skipped"
                )
            );
        }

        var hosts = report
            .Links.Where(link => link.Status is LinkStatus.Dead or LinkStatus.Unverifiable or LinkStatus.Blocked)
            .Select(link => WebUrl.TryParse(link.Url, null, out var url) && url.IsHttp ? url.Host : null)
            .OfType<string>()
            .CountBy(host => host, StringComparer.Ordinal)
            .OrderByDescending(host => host.Value)
            .ThenBy(host => host.Key, StringComparer.Ordinal)
            .Take(MostHosts);
        foreach (var (host, count) in hosts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {host}: {count:N0} failed"));
        }

        foreach (var file in files.Take(MostFiles))
        {
            output.WriteLine($"report: {file}");
        }

        if (files.Count > MostFiles)
        {
            output.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"and {files.Count - MostFiles:N0} more reports")
            );
        }
    }
}
