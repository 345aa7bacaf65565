using System.Text;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Packing;
using ArchiveTool.Core.Reports.Earnings;
using ArchiveTool.Core.Reports.Formats.Html;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Writes a report in any of its formats: UTF-8 without a byte order mark, but for the owner's spreadsheet.</summary>
/// <param name="settings">What the formats need to know beside the report.</param>
internal sealed class ReportWriter(ReportSettings settings)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the whole report; the stream stays open.</summary>
    public async Task WriteAsync(
        AuditReport report,
        ReportFormat format,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        if (format == ReportFormat.Json)
        {
            await JsonReport.WriteAsync(Named(report), output, cancellationToken);
            return;
        }

        if (format == ReportFormat.Sarif)
        {
            new SarifReport(settings).Write(output, report);
            return;
        }

        if (format == ReportFormat.Xlsx)
        {
            // The archive writes synchronously and goes back in what it wrote: neither is for a pipe.
            using var workbook = new MemoryStream();
            new EarningsWorkbook(settings).Write(workbook, report);
            workbook.Position = 0;
            await workbook.CopyToAsync(output, cancellationToken);
            return;
        }

        await using var writer = new StreamWriter(output, Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        Write(report, format, writer);
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>The report with posts named relative to the working folder, as in the other formats.</summary>
    private AuditReport Named(AuditReport report)
    {
        var names = new PostNames(settings.WorkingFolder);
        LinkPlace Name(LinkPlace place) => place with { Post = names.Shown(place.Post) };
        return report with
        {
            Files = report.Files is { } files
                ? new MappedList<AuditedFile, AuditedFile>(files, file => file with { Post = names.Shown(file.Post) })
                : null,
            // Made one by one while they are written: a second copy of a million links would not fit.
            Links = new MappedList<LinkFinding, LinkFinding>(
                report.Links,
                link => link with { Places = new MappedList<LinkPlace, LinkPlace>(link.Places, Name) }
            ),
        };
    }

    private void Write(AuditReport report, ReportFormat format, TextWriter writer)
    {
        switch (format)
        {
            case ReportFormat.Text:
                new TextReport(settings, TextStyle.Plain).Write(writer, report);
                break;
            case ReportFormat.Html:
                new HtmlReport(settings).Write(writer, report);
                break;
            case ReportFormat.Markdown:
                new MarkdownReport(settings).Write(writer, report);
                break;
            case ReportFormat.Csv:
                new CsvReport(settings).Write(writer, report);
                break;
            case ReportFormat.AffiliatesCsv:
                new EarningsCsv(settings).Write(writer, report);
                break;
            case ReportFormat.Junit:
                new JunitReport(settings).Write(writer, report);
                break;
            case ReportFormat.GitHub:
                new GitHubReport(settings).Write(writer, report);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "no such format");
        }
    }
}
