using System.Diagnostics;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Output.Terminals;

/// <summary>Shows a run on a terminal: how much is done, how fast, how long it still takes, and what is being fetched. Silent when piped.</summary>
internal static class ProgressDisplay
{
    private const int UsualWidth = 80;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Awaits the work and shows its progress on standard error, where that is a terminal.</summary>
    public static async Task<T> ShowAsync<T>(Task<T> work, RunProgress progress, bool isWanted, bool isColored)
    {
        if (!isWanted || Console.IsErrorRedirected)
        {
            return await work;
        }

        var terminal = new ErrorTerminal();
        var (watch, lastDone, changed, isShown) = (Stopwatch.StartNew(), 0, TimeSpan.Zero, false);
        while (!work.IsCompleted)
        {
            if (progress.Done != lastDone)
            {
                (lastDone, changed) = (progress.Done, watch.Elapsed);
            }

            var state = new ProgressState(
                progress.Done,
                progress.Expected,
                progress.Bytes,
                watch.Elapsed,
                progress.Current
            )
            {
                WaitingFor = progress.LongestWaiting,
                Waited = watch.Elapsed - changed,
                InFlight = progress.InFlight,
            };
            var width = terminal.Width > 0 ? terminal.Width : UsualWidth;
            var (figures, underWay) = ProgressLines.Render(state, width);
            var colored = isColored ? $"\e[33m{figures}\e[0m" : figures;
            await terminal.Writer.WriteAsync($"{(isShown ? Up : "")}\r\e[2K{colored}\n\e[2K{underWay}\n");
            await terminal.Writer.FlushAsync();
            isShown = true;
            await Task.WhenAny(work, Task.Delay(Interval));
        }

        if (isShown)
        {
            await terminal.Writer.WriteAsync($"{Up}\r\e[J");
            await terminal.Writer.FlushAsync();
        }

        return await work;
    }

    // Two lines up: to the first of what was shown before.
    private const string Up = "\e[2A";
}
