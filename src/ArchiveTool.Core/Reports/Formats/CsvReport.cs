using System.Globalization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>
/// The report for spreadsheets: RFC 4180, UTF-8, one row for each place of each URL (those that are alive too) and for each
/// other problem. What a spreadsheet would calculate gets an apostrophe before it.
/// </summary>
/// <param name="settings">How posts are named.</param>
internal sealed class CsvReport(ReportSettings settings)
{
    private static readonly string[] Columns =
    [
        "post",
        "line",
        "column",
        "kind",
        "status",
        "reason",
        "httpStatus",
        "url",
        "finalUrl",
        "suggestion",
        "cleanUrl",
        "network",
        "account",
        "destination",
        "undisclosed",
        "unmarked",
        "text",
        "rel",
    ];

    private readonly PostNames names = new(settings.WorkingFolder);

    /// <summary>Writes the header and the rows.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        WriteRow(output, Columns);
        var rows = report
            .Links.SelectMany(link =>
                link.Places.Select(place => (place.Post, place.Line, place.Column, Row: Row(link, place)))
            )
            .Concat(
                report.Problems.Select(item =>
                    (item.Post, Line: item.Problem.Line ?? 0, Column: item.Problem.Column ?? 0, Row: Row(item))
                )
            )
            .OrderBy(row => row.Post, StringComparer.Ordinal)
            .ThenBy(row => row.Line)
            .ThenBy(row => row.Column);
        foreach (var row in rows)
        {
            WriteRow(output, row.Row);
        }
    }

    private string?[] Row(LinkFinding link, LinkPlace place) =>
        [
            names.Shown(place.Post),
            Number(place.Line),
            Number(place.Column),
            link.Kind.ToCode(),
            link.Status.ToCode(),
            link.Reason.ToCode(),
            Number(link.HttpStatus),
            link.Url,
            link.FinalUrl,
            link.Suggestion,
            link.Tracking?.CleanUrl,
            link.Affiliate?.Network,
            link.Affiliate is { } affiliate
                ? string.Join("; ", affiliate.Account.Select(field => $"{field.Key}={field.Value}"))
                : null,
            link.Affiliate?.Destination ?? link.Tracking?.Destination,
            place.Disclosed == false ? "true" : null,
            LinkProblems.IsUnmarked(link, place) ? "true" : null,
            place.Text,
            place.Rel,
        ];

    private string?[] Row(ReportProblem item)
    {
        var (post, problem) = (item.Post, item.Problem);
        var row = new string?[Columns.Length];
        row[0] = names.Shown(post);
        row[1] = Number(problem.Line);
        row[2] = Number(problem.Column);
        row[3] = problem.Code == ProblemCode.Input ? "post" : "image";
        row[4] = problem.Code.ToCode();
        row[5] = problem.Reason.ToCode();
        row[7] = problem.Url;
        return row;
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void WriteRow(TextWriter output, string?[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            output.Write(CsvText.Cell(cells[i] ?? ""));
        }

        output.Write("\r\n");
    }
}
