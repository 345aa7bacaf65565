using System.Globalization;
using ArchiveTool.Core.Reports;

namespace ArchiveTool.Cli.Output.Terminals;

/// <summary>What a progress display shows: one line of figures behind a bar of fixed width, and below it what is under way.</summary>
internal static class ProgressLines
{
    private const int BarWidth = 20;
    private const int LeastSeconds = 2;

    /// <summary>The two lines, each within the width.</summary>
    public static (string Figures, string UnderWay) Render(ProgressState state, int width)
    {
        var share = state.Expected > 0 ? Math.Clamp((double)state.Done / state.Expected, 0, 1) : 0;
        var filled = (int)(share * BarWidth);
        var parts = new List<string>
        {
            new string('━', filled) + new string('─', BarWidth - filled),
            Text($"{(int)(share * 100), 3}%"),
            Text($"{state.Done:N0}/{Math.Max(state.Done, state.Expected):N0}"),
        };
        var seconds = state.Elapsed.TotalSeconds;
        if (state.Done > 0 && seconds >= 1)
        {
            parts.Add(Text($"{state.Done / seconds:0.#}/s"));
            // At the pace so far.
            var left = state.Elapsed * Math.Max(0, state.Expected - state.Done) / state.Done;
            parts.Add(Text($"{(int)left.TotalMinutes}:{left.Seconds:00} left"));
        }

        if (state.Bytes > 0)
        {
            parts.Add(
                Text($"{SizeText.Format(state.Bytes)} {SizeText.Format(state.Bytes / Math.Max(0.1, seconds))}/s")
            );
        }

        return (CutEnd(string.Join("  ", parts), width), GetUnderWay(state, width));
    }

    private static string GetUnderWay(ProgressState state, int width)
    {
        if (state.WaitingFor is { } host && state.Waited.TotalSeconds >= LeastSeconds)
        {
            return CutEnd(
                PrintableText.OneLine(
                    Text($"waiting for {host} ({(int)state.Waited.TotalSeconds} s, {state.InFlight} under way)")
                ),
                width
            );
        }

        return CutStart(PrintableText.OneLine(state.Current ?? ""), width);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A line that is full would make some terminals begin the next one.
    private static string CutEnd(string text, int width) => text.Length < width ? text : text[..Math.Max(0, width - 1)];

    private static string CutStart(string text, int width) =>
        text.Length < width ? text
        : width > 2 ? "…" + text[^(width - 2)..]
        : "";
}
