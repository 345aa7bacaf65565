using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files.Foreign;
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

    /// <summary>The owner's statistics of clicks; added by the commands that report earnings.</summary>
    public Option<ClickCounts?> Clicks { get; } =
        new("--clicks")
        {
            Description =
                "Join click counts from FILE.csv (columns url and clicks, optionally post) to the affiliate reports",
            HelpName = "FILE.csv",
            CustomParser = ReadClicks,
        };

    /// <summary>The files asked for.</summary>
    public IReadOnlyList<string> GetPaths(ParseResult parsed) => parsed.GetValue(Report) ?? [];

    /// <summary>Whether people read the report on standard output.</summary>
    public bool IsTextOnOutput(ParseResult parsed) =>
        GetPaths(parsed).Count == 0 && GetFormat(parsed, null) == ReportFormat.Text;

    /// <summary>Why a report's file cannot be written, before any work is done; null if nothing speaks against it.</summary>
    public string? GetError(ParseResult parsed) =>
        GetPaths(parsed).Select(ReportFile.GetError).FirstOrDefault(refusal => refusal is not null);

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
        var settings = GetSettings(failOn) with
        {
            Clicks = parsed.GetResult(Clicks) is null ? null : parsed.GetValue(Clicks),
        };
        var writer = new ReportWriter(settings);
        string? failure = null;
        foreach (var path in GetPaths(parsed))
        {
            var format = GetFormat(parsed, path);
            failure =
                await ReportFile.WriteAsync(
                    path,
                    (stream, token) => writer.WriteAsync(report, format, stream, token),
                    interruption
                ) ?? failure;
        }

        if (GetPaths(parsed).Count > 0)
        {
            return failure;
        }

        try
        {
            await using var output = Console.OpenStandardOutput();
            await writer.WriteAsync(report, GetFormat(parsed, null), output, CancellationToken.None);
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
    private ReportFormat GetFormat(ParseResult parsed, string? path)
    {
        var asked = parsed.GetValue(Format);
        var byExtension = path is null ? null : ReportFormats.FindByPath(path);
        return asked is not null && (byExtension is null || GetPaths(parsed).Count < 2)
            ? ReportFormats.Parse(asked)
            : byExtension ?? ReportFormat.Text;
    }

    public static ReportSettings GetSettings(IReadOnlySet<ProblemCode> failOn) =>
        new()
        {
            WorkingFolder = Core.Files.CanonicalPath.Resolve(Environment.CurrentDirectory),
            ToolVersion = ToolVersion.Text,
            ToolAddress = ToolVersion.Address,
            FailOn = failOn,
            MadeAt = DateTimeOffset.UtcNow,
        };

    private static ClickCounts? ReadClicks(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        try
        {
            return ClickCounts.Read(Encoding.UTF8.GetString(ForeignFile.ReadNamed(path, ForeignFile.MostListBytes)));
        }
        catch (InvalidDataException exception)
        {
            result.AddError($"'{path}' holds no click counts: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            result.AddError($"'{path}' cannot be read for --clicks: {exception.Message}");
        }

        return null;
    }
}
