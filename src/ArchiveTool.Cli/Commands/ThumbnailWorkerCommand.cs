using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Thumbnails.Vips;

namespace ArchiveTool.Cli.Commands;

/// <summary>
/// The hidden command of the processes that decode images. It stands outside the parsed command line: it is for the
/// program itself, and starts the quicker.
/// </summary>
internal static class ThumbnailWorkerCommand
{
    private const string Name = "__thumbnail-worker";

    /// <summary>Workers that are this program again.</summary>
    public static WorkerThumbnailer StartWorkers() => new(WorkerCommand.OfThisProgram(Name));

    public static bool IsAskedFor(string[] args) => args is [Name];

    public static async Task<int> RunAsync()
    {
        await using var thumbnailer = new VipsThumbnailer(parallelism: 1);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await ThumbnailWorker.RunAsync(input, output, thumbnailer, CancellationToken.None);
        return ExitStatus.Done;
    }
}
