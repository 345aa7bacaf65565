using ArchiveTool.Core.Reports.Formats;

namespace ArchiveTool.Cli.Output;

/// <summary>What a stream's reader can do: colours and links only on a terminal, no colours where the user wants none.</summary>
internal static class TerminalStyle
{
    /// <summary>The style of standard output.</summary>
    public static TextStyle Detect(bool isColored) => Create(Console.IsOutputRedirected, isColored);

    private static TextStyle Create(bool isRedirected, bool isColored)
    {
        if (isRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb")
        {
            return TextStyle.Plain;
        }

        // https://no-color.org: set and not empty.
        var refuses = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return new TextStyle(isColored && !refuses, Links: true);
    }
}
