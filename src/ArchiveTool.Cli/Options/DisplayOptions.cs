using System.CommandLine;
using ArchiveTool.Cli.Output.Terminals;
using ArchiveTool.Core.Runs;

namespace ArchiveTool.Cli.Options;

/// <summary>How much a run shows of itself on standard error.</summary>
internal sealed class DisplayOptions
{
    /// <summary>Only problems are told.</summary>
    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "No summary, only problems" };

    /// <summary>No progress is shown.</summary>
    public Option<bool> NoProgress { get; } = new("--no-progress") { Description = "No progress display" };

    /// <summary>No colours are used.</summary>
    public Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours (also NO_COLOR)" };

    /// <summary>Awaits the work and shows its progress, unless the command line says otherwise.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The run.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="isWanted">Whether the command shows progress at all.</param>
    public Task<T> ShowAsync<T>(ParseResult parsed, Task<T> work, RunProgress progress, bool isWanted = true) =>
        ProgressDisplay.ShowAsync(
            work,
            progress,
            isWanted && !parsed.GetValue(Quiet) && !parsed.GetValue(NoProgress),
            isColored: !parsed.GetValue(NoColor)
        );
}
