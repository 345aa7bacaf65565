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

    public Option<string[]> Report { get; } =
        new("--report")
        {
            Description = "Write the report to FILE instead of standard output; repeatable",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };

    /// <summary>The files asked for.</summary>
    public IReadOnlyList<string> PathsOf(ParseResult parsed) => parsed.GetValue(Report) ?? [];

    /// <summary>Whether people read the report on standard output.</summary>
    public bool IsTextOnOutput(ParseResult parsed) =>
        PathsOf(parsed).Count == 0 && FormatOf(parsed, null) == ReportFormat.Text;

    /// <summary>Why a report's file cannot be written, before any work is done; null where nothing speaks against it.</summary>
    public string? RefusalOf(ParseResult parsed) =>
        PathsOf(parsed).Select(ReportFile.RefusalOf).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Writes the reports where they were asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="failOn">What fails the run.</param>
    /// <param name="interruption">Ends the waiting for the reader of a pipe; what was found is told also then.</param>
    /// <returns>Why one could not be written, or null.</returns>
    public async Task<string?> WriteAsync(
        ParseResult parsed,
        AuditReport report,
        IReadOnlySet<ProblemCode> failOn,
        CancellationToken interruption
    )
    {
        var writer = new ReportWriter(SettingsOf(failOn));
        string? failure = null;
        foreach (var path in PathsOf(parsed))
        {
            var format = FormatOf(parsed, path);
            failure =
                await ReportFile.WriteAsync(
                    path,
                    (stream, token) => writer.WriteAsync(report, format, stream, token),
                    interruption
                ) ?? failure;
        }

        if (PathsOf(parsed).Count > 0)
        {
            return failure;
        }

        try
        {
            await using var output = Console.OpenStandardOutput();
            await writer.WriteAsync(report, FormatOf(parsed, null), output, CancellationToken.None);
            return null;
        }
        catch (IOException exception)
        {
            return $"the report could not be written to standard output: {exception.Message}";
        }
    }

    /// <summary>
    /// The format of a file: the one that was asked for; of several files, the one that its extension stands for. Text
    /// where nothing says more.
    /// </summary>
    private ReportFormat FormatOf(ParseResult parsed, string? path)
    {
        var asked = parsed.GetValue(Format);
        var byExtension = path is null ? null : ReportFormats.FindByPath(path);
        return asked is not null && (byExtension is null || PathsOf(parsed).Count < 2)
            ? ReportFormats.Of(asked)
            : byExtension ?? ReportFormat.Text;
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
