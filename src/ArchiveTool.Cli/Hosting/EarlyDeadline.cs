using ArchiveTool.Cli.Options;

namespace ArchiveTool.Cli.Hosting;

/// <summary>
/// Holds <c>--deadline</c> while the command line is read: rules, cookies and a configuration may come through pipes whose
/// writers never come. Nothing is done by then that could be kept.
/// </summary>
internal static class EarlyDeadline
{
    private const string Option = "--deadline";

    /// <summary>Begins to count; null if no time is given.</summary>
    public static Timer? Begin(string[] args)
    {
        for (var i = 0; i < args.Length && args[i] != "--"; i++)
        {
            var text =
                args[i] == Option && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith(Option + "=", StringComparison.Ordinal) ? args[i][(Option.Length + 1)..]
                : null;
            if (
                text is not null
                && Duration.TryParse(text, out var limit)
                && limit > TimeSpan.Zero
                && limit.TotalDays < 24
            )
            {
                return new Timer(static _ => End(), null, limit, Timeout.InfiniteTimeSpan);
            }
        }

        return null;
    }

    private static void End()
    {
        Console.Error.WriteLine("archivetool: --deadline ended the run before anything was done");
        Environment.Exit(ExitStatus.Findings);
    }
}
