using System.Globalization;
using ArchiveTool.Core.Reports;
using ArchiveTool.Core.Runs;
using Spectre.Console;

namespace ArchiveTool.Cli.Output;

/// <summary>Shows a run on a terminal: how much is done, how fast, how long it still takes, and what is being fetched. Silent when piped.</summary>
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
                Out = new ErrorTerminal(),
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
        var expected = progress.Expected;
        task.MaxValue = Math.Max(1, expected);
        task.Value = progress.Done;
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{progress.Done}/{expected}") };
        if (progress.Bytes > 0)
        {
            var rate = progress.Bytes / Math.Max(0.1, elapsed.TotalSeconds);
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{SizeText.Format(progress.Bytes)}  {SizeText.Format(rate)}/s"
                )
            );
        }

        // At the pace so far.
        if (progress.Done > 0 && expected > progress.Done && elapsed.TotalSeconds >= 1)
        {
            var left = elapsed * (expected - progress.Done) / progress.Done;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes}:{left.Seconds:00} left"));
        }

        if (progress.Current is { } current)
        {
            parts.Add(current.Length > 60 ? "…" + current[^59..] : current);
        }

        task.Description = Markup.Escape(PrintableText.OneLine(string.Join("  ", parts)));
    }
}
