using System.Collections;
using System.Globalization;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The report for a terminal: what one host failed at for one reason as one entry with its places, the other findings grouped
/// by post, each on a line that begins with <c>file:line:column</c>, then the counts. Plain text where colours and links are
/// not wanted.
/// </summary>
/// <param name="settings">How posts are named.</param>
/// <param name="style">What the reader can do.</param>
internal sealed class TextReport(ReportSettings settings, TextStyle style)
{
    private readonly PostNames names = new(settings.WorkingFolder);

    /// <summary>Writes the findings and the counts.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        WriteFindings(output, ReportFindings.Collect(report));
        WriteCounts(output, report);
    }

    /// <summary>Writes findings grouped by host and reason, and by post; nothing if absent.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="findings">In the order in which they are to be shown; those of one post together.</param>
    public void WriteFindings(TextWriter output, IReadOnlyList<ReportFinding> findings)
    {
        var hosts = HostFindings.Group(findings);
        var grouped = new BitArray(findings.Count);
        foreach (var host in hosts)
        {
            WriteHost(output, host, findings);
            foreach (var number in host.Numbers)
            {
                grouped[number] = true;
            }
        }

        string? post = null;
        for (var number = 0; number < findings.Count; number++)
        {
            if (grouped[number])
            {
                continue;
            }

            var finding = findings[number];
            if (finding.Post != post)
            {
                EndPost(output, post);
                post = finding.Post;
                output.WriteLine(Styled(PrintableText.OneLine(names.Shown(post)), "1"));
            }

            Write(output, finding);
        }

        EndPost(output, post);
    }

    private static void EndPost(TextWriter output, string? post)
    {
        if (post is not null)
        {
            output.WriteLine();
        }
    }

    /// <summary>How much was looked at.</summary>
    public static string CountAll(AuditSummary summary) =>
        $"{Count(summary.Posts, "post")}, {Count(summary.References, "reference")}, {Count(summary.Urls, "URL")}";

    /// <summary>Writes how many there are of each.</summary>
    public static void WriteCounts(TextWriter output, AuditReport report)
    {
        var summary = report.Summary;
        output.WriteLine(CountAll(summary));
        Line(
            output,
            "links",
            $"{Number(summary.Alive)} alive, {Number(summary.Redirected)} moved, {Number(summary.Dead)} dead, {Number(summary.Blocked)} blocked, {Number(summary.Unverifiable)} unverifiable, {Number(summary.Skipped)} not asked"
        );
        if (summary.Skipped > 0)
        {
            Line(output, "not asked", Skipped(report));
        }

        Line(
            output,
            "tracking",
            $"{Number(summary.Tracking)}, affiliate {Number(summary.Affiliate)}, of these undisclosed {Number(summary.Undisclosed)}, unmarked {Number(summary.Unmarked)}{Likely(summary)}"
        );
        if (Accounts(report) is { Length: > 0 } accounts)
        {
            Line(output, "earnings", accounts);
        }

        if (report.Archive is { } archive)
        {
            Line(
                output,
                "archive",
                $"{Count(archive.Posts, "post")}, {Count(archive.Assets, "asset")}, {Count(archive.Thumbnails, "thumbnail")}, {Number(archive.Missing)} missing in {PrintableText.OneLine(archive.Library)}"
            );
        }
    }

    /// <summary>How many links have something wrong with their account or product, by what it is.</summary>
    private static string Accounts(AuditReport report) =>
        string.Join(
            ", ",
            report
                .Links.SelectMany(link => (link.Issues ?? []).Select(issue => issue.Code).Distinct())
                .CountBy(code => code)
                .OrderBy(count => count.Key)
                .Select(count => $"{count.Key.ToCode()} {Number(count.Value)}")
        );

    private void WriteHost(TextWriter output, HostFindings host, IReadOnlyList<ReportFinding> findings)
    {
        output.Write(Styled(PrintableText.OneLine(host.Host), "1"));
        output.Write(": ");
        output.Write(Styled(host.Code.ToCode(), GetColor(host.Code)));
        output.WriteLine(
            $": {host.Reason.ToCode()} ({Count(host.Urls, "URL")} in {Count(host.Numbers.Count, "place")})"
        );
        foreach (var finding in host.Numbers.Select(number => findings[number]))
        {
            output.Write(Linked(GetPlace(finding), finding.Post));
            output.Write(": ");
            output.WriteLine(PrintableText.OneLine(finding.Url));
        }

        output.WriteLine();
    }

    private string GetPlace(ReportFinding finding)
    {
        var place = PrintableText.OneLine(names.Shown(finding.Post));
        return finding.Line is { } line
            ? place + string.Create(CultureInfo.InvariantCulture, $":{line}:{finding.Column ?? 1}")
            : place;
    }

    private void Write(TextWriter output, ReportFinding finding)
    {
        output.Write(Linked(GetPlace(finding), finding.Post));
        output.Write(": ");
        output.Write(Styled(finding.Code.ToCode(), GetColor(finding.Code)));
        output.Write(": ");
        output.WriteLine(PrintableText.OneLine(finding.Message));
    }

    /// <summary>Why links were not asked for: what is excused is counted, not hidden.</summary>
    private static string Skipped(AuditReport report) =>
        string.Join(
            ", ",
            report
                .Links.Where(link => link.Status == LinkStatus.Skipped)
                .CountBy(link => link.Reason)
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key.ToCode(), StringComparer.Ordinal)
                .Select(count => $"{count.Key.ToCode()} {Number(count.Value)}")
        );

    private string Styled(string text, string code) => style.Colors ? $"\e[{code}m{text}\e[0m" : text;

    private string Linked(string text, string post) =>
        style.Links && PostNames.Address(post) is { } address && address.All(c => c is > ' ' and <= '~')
            ? $"\e]8;;{address}\e\\{text}\e]8;;\e\\"
            : text;

    private static string GetColor(ProblemCode code) =>
        code switch
        {
            ProblemCode.Missing or ProblemCode.Dead => "31",
            ProblemCode.Undisclosed or ProblemCode.Unmarked or ProblemCode.Redirected => "33",
            >= ProblemCode.ProductGone and <= ProblemCode.ShortenerHidesAccount => "33",
            ProblemCode.Tracking or ProblemCode.Affiliate or ProblemCode.Likely => "36",
            _ => "35",
        };

    private static void Line(TextWriter output, string name, string value) =>
        output.WriteLine($"  {name, -11} {value}");

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Likely(AuditSummary summary) =>
        summary.Likely > 0 ? $"; likely so {Number(summary.Likely)}" : "";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
