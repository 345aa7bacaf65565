using System.Globalization;
using System.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The report as a comment on a pull request: counts, then a table for each kind of finding, the gravest first. It is never
/// longer than a comment may be; what is left out is counted.
/// </summary>
/// <param name="settings">How posts are named.</param>
internal sealed class MarkdownReport(ReportSettings settings)
{
    /// <summary>GitHub takes 65,536 characters; what a runner adds around the report has to fit as well.</summary>
    public const int Limit = 64_000;

    private const int SectionReserve = 160;
    private const int CellLength = 300;

    private static readonly (ProblemCode Code, string Title)[] Sections =
    [
        (ProblemCode.Missing, "Missing pictures"),
        (ProblemCode.Dead, "Dead links"),
        (ProblemCode.Undisclosed, "Affiliate links that the reader is not told of"),
        (ProblemCode.Unmarked, "Affiliate links without rel=sponsored"),
        (ProblemCode.ProductGone, "Products that have gone"),
        (ProblemCode.WrongAccount, "Links that pay another account than yours"),
        (ProblemCode.Malformed, "Affiliate links that pay nobody"),
        (ProblemCode.Nested, "Affiliate links within others"),
        (ProblemCode.RetiredNetwork, "Links of networks that have closed"),
        (ProblemCode.MissingAccount, "Links to shops without your account"),
        (ProblemCode.StrayAccount, "Accounts of networks that you do not list"),
        (ProblemCode.MixedAccounts, "Several accounts of one network in one post"),
        (ProblemCode.ShortenerHidesAccount, "Short links that hide whom they pay"),
        (ProblemCode.OutOfStock, "Products out of stock"),
        (ProblemCode.Redirected, "Links that have moved"),
        (ProblemCode.Unverifiable, "Links that could not be judged"),
        (ProblemCode.Blocked, "Links that answer others, not us"),
        (ProblemCode.Affiliate, "Affiliate links"),
        (ProblemCode.Tracking, "Links that track"),
        (ProblemCode.Likely, "Links that look like affiliate links or redirectors"),
        (ProblemCode.Input, "The posts themselves"),
        (ProblemCode.NotDecodable, "Pictures without a thumbnail"),
    ];

    private readonly PostNames names = new(settings.WorkingFolder);

    /// <summary>Writes the report.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        var text = new StringBuilder();
        AppendCounts(text, report);
        var gathered = Gather(report);
        var sections = Sections.Where(section => gathered.ContainsKey(section.Code)).ToList();
        if (sections.Count == 0)
        {
            text.Append("\nNothing was found.\n");
        }

        // Each section has its share; what the small ones leave is for the others, so that none starves behind a long one.
        var limits = GetShares(
            [.. sections.Select(section => gathered[section.Code].Length)],
            Limit - text.Length - (SectionReserve * (sections.Count + 1))
        );
        var leftOut = 0;
        for (var i = 0; i < sections.Count; i++)
        {
            leftOut += Append(text, sections[i].Title, gathered[sections[i].Code], limits[i]);
        }

        if (leftOut > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n**{leftOut:N0} findings are left out** so that this fits a comment; the JSON, CSV and HTML reports have them all.\n"
            );
        }

        output.Write(text.ToString());
    }

    /// <summary>Counts the findings of each code, and keeps of each no more rows than a comment could hold.</summary>
    private Dictionary<ProblemCode, SectionRows> Gather(AuditReport report)
    {
        var gathered = new Dictionary<ProblemCode, SectionRows>();
        foreach (var finding in ReportFindings.Collect(report))
        {
            if (!gathered.TryGetValue(finding.Code, out var section))
            {
                gathered.Add(finding.Code, section = new SectionRows());
            }

            section.Count++;
            section.Urls.Add(finding.Url);
            if (section.Length <= Limit)
            {
                var row = Row(finding);
                section.Rows.Add(row);
                section.Length += row.Length;
            }
        }

        return gathered;
    }

    private static void AppendCounts(StringBuilder text, AuditReport report)
    {
        var summary = report.Summary;
        text.Append(
                CultureInfo.InvariantCulture,
                $"## Link report\n\nPosts: {summary.Posts:N0} · references: {summary.References:N0} · URLs: {summary.Urls:N0}"
            )
            .Append(
                report.Archive is { } archive
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $" · assets: {archive.Assets:N0} · missing: {archive.Missing:N0}"
                    )
                    : ""
            )
            .Append(
                "\n\n| alive | moved | dead | blocked | unverifiable | not asked | tracking | affiliate | undisclosed | unmarked |\n"
            )
            .Append("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"| {summary.Alive:N0} | {summary.Redirected:N0} | {summary.Dead:N0} | {summary.Blocked:N0} | {summary.Unverifiable:N0} | {summary.Skipped:N0} | {summary.Tracking:N0} | {summary.Affiliate:N0} | {summary.Undisclosed:N0} | {summary.Unmarked:N0} |\n"
            );
    }

    /// <summary>Appends a section and returns how many of its findings did not fit.</summary>
    private static int Append(StringBuilder text, string title, SectionRows section, int limit)
    {
        var counts =
            section.Urls.Count < section.Count
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{section.Urls.Count:N0} URLs in {section.Count:N0} places"
                )
                : string.Create(CultureInfo.InvariantCulture, $"{section.Count:N0}");
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n### {title} ({counts})\n\n| where | what | why |\n|---|---|---|\n"
        );
        for (var i = 0; i < section.Rows.Count; i++)
        {
            limit -= section.Rows[i].Length;
            if (limit < 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n… and {section.Count - i:N0} more\n");
                return section.Count - i;
            }

            text.Append(section.Rows[i]);
        }

        return 0;
    }

    /// <summary>Divides room: everything for those that need less than an equal part, equal parts for the rest.</summary>
    private static int[] GetShares(IReadOnlyList<int> needs, int room)
    {
        var shares = new int[needs.Count];
        var open = Enumerable.Range(0, needs.Count).OrderBy(i => needs[i]).ToList();
        for (var left = open.Count; left > 0; left--)
        {
            var i = open[^left];
            shares[i] = Math.Min(needs[i], Math.Max(0, room / left));
            room -= shares[i];
        }

        return shares;
    }

    private string Row(ReportFinding finding)
    {
        var place = names.Shown(finding.Post);
        if (finding.Line is { } line)
        {
            place += string.Create(CultureInfo.InvariantCulture, $":{line}:{finding.Column ?? 1}");
        }

        return $"| {MarkdownText.Code(place, CellLength)} | {MarkdownText.Code(finding.Url, CellLength)} | {Why(finding)} |\n";
    }

    private static string Why(ReportFinding finding)
    {
        var link = finding.Link;
        return finding.Code switch
        {
            ProblemCode.Redirected when link?.Suggestion is { } suggestion =>
                $"now at {MarkdownText.Code(suggestion, CellLength)}",
            ProblemCode.Undisclosed when link?.Affiliate is { } affiliate =>
                $"{MarkdownText.Plain(affiliate.Network, 80)}: say above it that the link earns you money",
            ProblemCode.Unmarked when link?.Affiliate is { } affiliate =>
                $"{MarkdownText.Plain(affiliate.Network, 80)}: add `rel=\"sponsored\"`",
            ProblemCode.Affiliate when link?.Affiliate is { } affiliate => MarkdownText.Plain(
                $"{affiliate.Network} {string.Join(", ", affiliate.Account.Select(field => $"{field.Key} {field.Value}"))}",
                CellLength
            ),
            ProblemCode.Likely when link?.Likely is { } likely => MarkdownText.Plain(likely.Reason, CellLength),
            ProblemCode.Tracking when link?.Tracking is { Beacon: true } => "a tracking pixel",
            ProblemCode.Tracking when link?.Tracking is { } tracking =>
                $"clean: {MarkdownText.Code(tracking.CleanUrl, CellLength)}",
            ProblemCode.Input => MarkdownText.Plain(finding.Message, CellLength),
            _ => Reason(finding),
        };
    }

    private static string Reason(ReportFinding finding)
    {
        var status = finding.Link?.HttpStatus is { } answered ? $" ({answered})" : "";
        var capture = finding.Link?.Suggestion is { } suggestion
            ? $", a capture: {MarkdownText.Code(suggestion, CellLength)}"
            : "";
        return MarkdownText.Plain(finding.Reason.GetInfo().Words, 80) + status + capture;
    }

    /// <summary>The findings of one code.</summary>
    private sealed class SectionRows
    {
        /// <summary>How many there are.</summary>
        public int Count { get; set; }

        /// <summary>What they are about.</summary>
        public HashSet<string> Urls { get; } = new(StringComparer.Ordinal);

        /// <summary>The first rows.</summary>
        public List<string> Rows { get; } = [];

        /// <summary>How long these are.</summary>
        public int Length { get; set; }
    }
}
