using System.CommandLine;
using System.Globalization;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Options;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Runs.Thumbnailing;
using Humanizer;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool thumbnails</c>: build thumbnails again from the archived images; no network.</summary>
internal sealed class ThumbnailsCommand
{
    public const string CommandName = "thumbnails";
    private readonly Argument<string> library = new("library") { Description = "The library's folder" };
    private readonly ThumbnailOptions thumbnails = new();
    private readonly Option<bool> force = new("--force")
    {
        Description = "Rebuild all thumbnails, not only missing ones",
    };
    private readonly Option<bool> prune = new("--prune") { Description = "Remove unused thumbnails" };
    private readonly DisplayOptions display = new();

    public static Command Build()
    {
        var own = new ThumbnailsCommand();
        var command = new Command(CommandName, "Build thumbnails again from the archived images; no network");
        command.Arguments.Add(own.library);
        Option[] options =
        [
            own.thumbnails.Widths,
            own.thumbnails.Format,
            own.thumbnails.Animation,
            own.thumbnails.MaxPixels,
            own.thumbnails.Engine,
            own.thumbnails.ImageMemory,
            own.thumbnails.Salvage,
            own.force,
            own.prune,
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

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        LibraryWork.RunAsync(
            parsed.GetValue(library)!,
            "the thumbnails could not be built",
            freesSpace: parsed.GetValue(prune),
            opened => BuildAsync(opened, parsed, cancellationToken),
            cancellationToken
        );

    private async Task<int> BuildAsync(Library opened, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workers = thumbnails.StartWorkers(parsed);
        var run = new ThumbnailRun(opened, workers, Options(parsed));
        var result = await display.ShowAsync(parsed, run.RunAsync(cancellationToken), run.Progress);
        Write(result, parsed.GetValue(display.Quiet));
        return result.Failures.Count > 0 ? ExitStatus.Failed : ExitStatus.Done;
    }

    private ThumbnailRunOptions Options(ParseResult parsed) =>
        new()
        {
            Thumbnails = thumbnails.Bind(parsed),
            Force = parsed.GetValue(force),
            Prune = parsed.GetValue(prune),
        };

    private static void Write(ThumbnailRunResult result, bool isQuiet)
    {
        foreach (var (slug, problem) in result.Failures.Concat(result.Problems))
        {
            Console.Error.WriteLine($"{slug}: {problem.Message}");
        }

        if (isQuiet)
        {
            return;
        }

        Console.WriteLine($"{Count(result.Pictures, "image")}{(result.IsInterrupted ? ", then interrupted" : "")}");
        Console.WriteLine($"  built     {result.Built} ({SizeText.Format(result.BuiltBytes)})");
        Console.WriteLine($"  kept      {result.Kept}");
        Console.WriteLine($"  removed   {result.Pruned} ({SizeText.Format(result.PrunedBytes)})");
        Console.WriteLine($"  problems  {result.Problems.Count + result.Failures.Count}");
    }

    private static string Count(int count, string word) => word.ToQuantity(count, "0", CultureInfo.InvariantCulture);
}
