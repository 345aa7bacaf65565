using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Imports;
using ArchiveTool.Cli.Options;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Runs.Archiving;
using ArchiveTool.Core.Runs.Archiving.Work;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool import</c>: posts of a library from web archives and saved pages alone; no network.</summary>
internal sealed class ImportCommand
{
    public const string CommandName = "import";

    private readonly Argument<string[]> inputs = new("input")
    {
        Description = "WACZ or WARC files, saved pages, or folders of them",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The library to import into; made if absent",
        HelpName = "LIBRARY",
        Required = true,
    };

    private readonly ThumbnailOptions thumbnails = new();
    private readonly Option<bool> noThumbnails = new("--no-thumbnails") { Description = "Build no thumbnails" };

    private readonly Option<string?> format = new Option<string?>("--format")
    {
        Description = "text or json (default text)",
        HelpName = "text|json",
    }.AcceptOnlyFromAmong("text", "json");

    private readonly DisplayOptions display = new();

    public static Command Build()
    {
        var own = new ImportCommand();
        var command = new Command(CommandName, "Import posts from web archives and saved pages; no network");
        command.Arguments.Add(own.inputs);
        Option[] options =
        [
            own.output,
            own.thumbnails.Widths,
            own.thumbnails.Format,
            own.thumbnails.Engine,
            own.thumbnails.ImageMemory,
            own.noThumbnails,
            own.format,
            own.display.Quiet,
            own.display.NoProgress,
            own.display.NoColor,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        own.thumbnails.AddCheckTo(command);
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("archivetool-");
        try
        {
            var summary = new ImportSummary(parsed.GetValue(output)!);
            var jobs = ImportInputs.Find(parsed.GetValue(inputs)!, summary.Output, folder.FullName, summary.Fail);
            foreach (var job in jobs)
            {
                if (await ImportAsync(parsed, job, summary, cancellationToken) is { } failure)
                {
                    summary.Fail(failure);
                    break;
                }
            }

            return await summary.WriteAsync(parsed.GetValue(format) == "json", parsed.GetValue(display.Quiet));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception) || exception is InvalidDataException)
        {
            Console.Error.WriteLine($"archivetool: the import could not be finished: {exception.Message}");
            return ExitStatus.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> ImportAsync(
        ParseResult parsed,
        ImportJob job,
        ImportSummary summary,
        CancellationToken cancellationToken
    )
    {
        var setup = new ArchiveSetup(
            Options(parsed, job),
            Composition.GetExchanges(Composition.FetchDefaults(), record: null, job.Record)
        )
        {
            CreateThumbnailer = () => thumbnails.StartWorkers(parsed),
        };
        var opening = await ArchiveOpening.OpenAsync(summary.Output, setup, cancellationToken);
        if (!opening.IsSuccess)
        {
            return opening.Failure;
        }

        var session = opening.Value.Session;
        await using (session)
        {
            var result = await display.ShowAsync(
                parsed,
                session.RunAsync(job.Posts, cancellationToken),
                session.Progress
            );
            summary.Add(job, result);
            return null;
        }
    }

    private ArchiveOptions Options(ParseResult parsed, ImportJob job) =>
        new()
        {
            ToolVersion = ToolVersion.Text,
            DocumentUrl = job.DocumentUrl,
            ExtractDataUrls = job.ExtractDataUrls,
            Thumbnails = thumbnails.Bind(parsed, isOff: parsed.GetValue(noThumbnails)),
        };
}
