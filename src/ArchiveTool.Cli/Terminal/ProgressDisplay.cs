using System.Globalization;
using ArchiveTool.Core.Archiving;
using Humanizer;
using Spectre.Console;

namespace ArchiveTool.Cli.Terminal;

/// <summary>Shows a run on a terminal: how much is done, how fast, and what is being fetched. Silent when piped.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Awaits the work and shows its progress on standard error, where that is a terminal.</summary>
    public static async Task<T> ShowAsync<T>(Task<T> work, RunProgress progress, bool isWanted, bool isColored)
    {
        if (!isWanted || Console.IsErrorRedirected)
        {
            return await work;
        }

        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                ColorSystem = isColored ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            }
        );
        await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new ProgressBarColumn(),
                new PercentageColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left }
            )
            .StartAsync(async context =>
            {
                var task = context.AddTask("starting");
                var watch = System.Diagnostics.Stopwatch.StartNew();
                while (!work.IsCompleted)
                {
                    Update(task, progress, watch.Elapsed);
                    await Task.WhenAny(work, Task.Delay(Interval));
                }
            });
        return await work;
    }

    private static void Update(ProgressTask task, RunProgress progress, TimeSpan elapsed)
    {
        task.MaxValue = Math.Max(1, progress.Planned);
        task.Value = progress.Done;
        var rate = progress.Bytes / Math.Max(0.1, elapsed.TotalSeconds);
        var current = progress.Current ?? "";
        var shown = current.Length > 60 ? "…" + current[^59..] : current;
        task.Description = Markup.Escape(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.Done}/{progress.Planned}  {progress.Bytes.Bytes().Humanize("0.#", CultureInfo.InvariantCulture)}  {rate.Bytes().Humanize("0.#", CultureInfo.InvariantCulture)}/s  {shown}"
            )
        );
    }
}
