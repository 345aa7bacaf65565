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
    // Without a discard, so that a new format does not compile until it is written.
#pragma warning disable CS8524
    public Task WriteAsync(
        AuditReport report,
        ReportFormat format,
        Stream output,
        CancellationToken cancellationToken
    ) =>
        format switch
        {
            ReportFormat.Json => JsonReport.WriteAsync(Named(report), output, cancellationToken),
            ReportFormat.Sarif => WriteSarifAsync(report, output),
            ReportFormat.Xlsx => WriteWorkbookAsync(report, output, cancellationToken),
            ReportFormat.Text => WriteAsync(
                report,
                output,
                new TextReport(settings, TextStyle.Plain).Write,
                cancellationToken
            ),
            ReportFormat.Html => WriteAsync(report, output, new HtmlReport(settings).Write, cancellationToken),
            ReportFormat.Markdown => WriteAsync(report, output, new MarkdownReport(settings).Write, cancellationToken),
            ReportFormat.Csv => WriteAsync(report, output, new CsvReport(settings).Write, cancellationToken),
            ReportFormat.AffiliatesCsv => WriteAsync(
                report,
                output,
                new EarningsCsv(settings).Write,
                cancellationToken
            ),
            ReportFormat.Junit => WriteAsync(report, output, new JunitReport(settings).Write, cancellationToken),
            ReportFormat.GitHub => WriteAsync(report, output, new GitHubReport(settings).Write, cancellationToken),
        };
#pragma warning restore CS8524

    private static async Task WriteAsync(
        AuditReport report,
        Stream output,
        Action<TextWriter, AuditReport> write,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new StreamWriter(output, Utf8, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        write(writer, report);
        await writer.FlushAsync(cancellationToken);
    }

    private Task WriteSarifAsync(AuditReport report, Stream output)
    {
        new SarifReport(settings).Write(output, report);
        return Task.CompletedTask;
    }

    /// <summary>The workbook's archive writes synchronously and goes back in what it wrote: neither is for a pipe.</summary>
    private async Task WriteWorkbookAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        using var workbook = new MemoryStream();
        new EarningsWorkbook(settings).Write(workbook, report);
        workbook.Position = 0;
        await workbook.CopyToAsync(output, cancellationToken);
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
}
