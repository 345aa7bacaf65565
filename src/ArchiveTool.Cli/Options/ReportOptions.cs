using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Options;

/// <summary>The report: its format, and whether it goes to standard output or to a file.</summary>
internal sealed class ReportOptions
{
    public Option<string?> Format { get; } =
        new Option<string?>("--format")
        {
            Description = "The report's format (default text, or by the extension of --report)",
            HelpName = string.Join('|', ReportFormats.Names),
        }.AcceptOnlyFromAmong([.. ReportFormats.Names]);

    public Option<string?> Report { get; } =
        new("--report") { Description = "Write the report to a file in place of standard output", HelpName = "FILE" };

    /// <summary>The format asked for: the option's, else the one of the file's extension, else text.</summary>
    public ReportFormat FormatOf(ParseResult parsed) =>
        parsed.GetValue(Format) is { } name ? ReportFormats.Of(name)
        : parsed.GetValue(Report) is { } path ? ReportFormats.OfPath(path)
        : ReportFormat.Text;

    /// <summary>Whether people read the report on standard output.</summary>
    public bool IsTextOnOutput(ParseResult parsed) =>
        parsed.GetValue(Report) is null && FormatOf(parsed) == ReportFormat.Text;

    /// <summary>Why the report's file cannot be written, before any work is done; null where nothing speaks against it.</summary>
    public string? RefusalOf(ParseResult parsed) =>
        parsed.GetValue(Report) is { } path ? ReportFile.RefusalOf(path) : null;

    /// <summary>Writes the report where it was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="failOn">What fails the run.</param>
    /// <param name="interruption">Ends the waiting for the reader of a pipe; what was found is told also then.</param>
    /// <returns>Why it could not be written, or null.</returns>
    public async Task<string?> WriteAsync(
        ParseResult parsed,
        AuditReport report,
        IReadOnlySet<ProblemCode> failOn,
        CancellationToken interruption
    )
    {
        var writer = new ReportWriter(SettingsOf(failOn));
        var format = FormatOf(parsed);
        if (parsed.GetValue(Report) is { } path)
        {
            return await ReportFile.WriteAsync(
                path,
                (stream, token) => writer.WriteAsync(report, format, stream, token),
                interruption
            );
        }

        try
        {
            await using var output = Console.OpenStandardOutput();
            await writer.WriteAsync(report, format, output, CancellationToken.None);
            return null;
        }
        catch (IOException exception)
        {
            return $"the report could not be written to standard output: {exception.Message}";
        }
    }

    public static ReportSettings SettingsOf(IReadOnlySet<ProblemCode> failOn) =>
        new()
        {
            WorkingFolder = Core.Files.CanonicalPath.Of(Environment.CurrentDirectory),
            ToolVersion = ToolVersion.Text,
            ToolAddress = ToolVersion.Address,
            FailOn = failOn,
            MadeAt = DateTimeOffset.UtcNow,
        };
}
