using ArchiveTool.Core.Thumbnails;
using ArchiveTool.Thumbnails.ImageSharp;

namespace ArchiveTool.Cli.Commands;

/// <summary>
/// The hidden command of the processes that decode images. It stands outside the parsed command line: it is for the
/// program itself, and starts the quicker.
/// </summary>
internal static class ThumbnailWorkerCommand
{
    private const string Name = "__thumbnail-worker";

    /// <summary>Workers that are this program again.</summary>
    public static WorkerThumbnailer StartWorkers() => new(WorkerCommand.OfThisProgram(Name), Engines());

    private static IReadOnlyList<IThumbnailEngine> Engines() => [new VipsEngine(), new ImageSharpEngine()];

    public static bool IsAskedFor(string[] args) => args is [Name];

    public static async Task<int> RunAsync()
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await ThumbnailWorker.RunAsync(input, output, Engines(), CancellationToken.None);
        return ExitStatus.Done;
    }
}
