using System.CommandLine;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Verification;
using ArchiveTool.Core.Reports.Formats;
using ArchiveTool.Core.Runs.Maintenance;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool verify</c>: prove that the library is whole; no network unless it is to repair.</summary>
internal sealed class VerifyCommand
{
    public const string CommandName = "verify";
    private readonly Argument<string> library = new("library") { Description = "The library's folder" };
    private readonly FetchingOptions fetching = new();

    private readonly Option<bool> rebuildIndex = new("--rebuild-index")
    {
        Description = "Build library.db again from the manifests",
    };

    private readonly Option<bool> repair = new("--repair")
    {
        Description =
            "Put right what can be: fetch damaged bodies again, build thumbnails and pages again, remove orphans",
    };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "text or json (default text)",
        HelpName = "text|json",
    }.AcceptOnlyFromAmong("text", "json");

    private readonly Option<string?> report = new("--report")
    {
        Description = "Write what was found to a file in place of standard output",
        HelpName = "FILE",
    };

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "No summary, only problems" };

    public static Command Build()
    {
        var own = new VerifyCommand();
        var command = new Command(
            CommandName,
            "Verify that the library is intact; uses the network only with --repair"
        );
        command.Arguments.Add(own.library);
        Option[] options = [own.rebuildIndex, own.repair, own.format, own.report, own.quiet];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        var fetching = own.fetching.AddTo(command, hasFilter: false);
        OptionNeeds.Add(
            command,
            own.repair,
            [.. fetching.Where(option => option.Name != FetchingOptions.DeadlineName)]
        );
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(report);
        if (file is not null && ReportFile.GetError(file) is { } refusal)
        {
            return ExitStatus.Fail(refusal);
        }

        using var deadline = fetching.BeginDeadline(parsed, cancellationToken);

        try
        {
            var setup = new VerifySetup(parsed.GetValue(library)!, fetching.GetExchanges(parsed))
            {
                RebuildsIndex = parsed.GetValue(rebuildIndex),
                Repairs = parsed.GetValue(repair),
                CreateThumbnailer = () => ThumbnailWorkerCommand.StartWorkers(),
                Say = Console.Error.WriteLine,
            };
            var (found, failure) = await VerifyRun.RunAsync(setup, deadline.Token);
            failure ??= await WriteAsync(parsed, found!, cancellationToken);
            return failure is not null ? ExitStatus.Fail(failure)
                : found!.IsWhole ? ExitStatus.Done
                : ExitStatus.Findings;
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return ExitStatus.Fail($"the library could not be verified: {exception.Message}");
        }
        catch (OperationCanceledException)
        {
            var cause = deadline.HasPassed ? " by --deadline" : "";
            return ExitStatus.Fail($"the verification was ended{cause} before it was done; run it again");
        }
    }

    private async Task<string?> WriteAsync(ParseResult parsed, VerifyReport found, CancellationToken interruption)
    {
        var file = parsed.GetValue(report);
        var isJson = parsed.GetValue(format) is { } name
            ? name == "json"
            : Path.GetExtension(file)?.Equals(".json", StringComparison.OrdinalIgnoreCase) == true;
        Func<Stream, CancellationToken, Task> write = isJson
            ? (stream, token) => VerifyReportJson.WriteAsync(found, stream, token)
            : (stream, token) => VerifyText.WriteAsync(found, stream, parsed.GetValue(quiet), token);
        if (file is not null)
        {
            return await ReportFile.WriteAsync(file, write, interruption);
        }

        try
        {
            await using var output = Console.OpenStandardOutput();
            await write(output, CancellationToken.None);
            return null;
        }
        catch (IOException exception)
        {
            return $"what was found could not be written to standard output: {exception.Message}";
        }
    }
}
