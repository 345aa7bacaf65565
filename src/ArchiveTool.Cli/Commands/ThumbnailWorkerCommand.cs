using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Core.Media.Thumbnails.Workers;
using ArchiveTool.Thumbnails.ImageSharp;
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
    /// <param name="engine">The engine that is asked first; null for libvips, which is quicker.</param>
    /// <param name="memory">Bytes for all of them; null for the usual part of the machine's.</param>
    public static WorkerThumbnailer StartWorkers(string? engine = null, long? memory = null)
    {
        var limits = new WorkerLimits();
        return new(
            WorkerCommand.CreateForThisProgram(Name),
            [.. Engines().OrderByDescending(item => item.Name == engine)],
            limits with
            {
                Memory = memory ?? limits.Memory,
            }
        );
    }

    public static bool IsAskedFor(string[] args) => args is [Name];

    public static async Task<int> RunAsync()
    {
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await ThumbnailWorker.RunAsync(input, output, Engines(), CancellationToken.None);
        return ExitStatus.Done;
    }

    private static IReadOnlyList<IThumbnailEngine> Engines() => [new VipsEngine(), new ImageSharpEngine()];
}
