using System.CommandLine;
using ArchiveTool.Cli.Output;
using ArchiveTool.Tracking;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool rules</c>: what the tracking catalogue knows.</summary>
internal static class RulesCommand
{
    public const string CommandName = "rules";

    public static Command Build() =>
        new(CommandName, "Say what the tracking catalogue knows, or install a newer one")
        {
            BuildShow(),
            RulesUpdateCommand.Build(),
        };

    private static Command BuildShow()
    {
        var format = new Option<string>("--format")
        {
            Description = "text or json (default text)",
            HelpName = "text|json",
        }.AcceptOnlyFromAmong("text", "json");
        var command = new Command(
            "show",
            "Show the catalogue's version, date and origin, and how many entries of each kind it has; no network"
        )
        {
            format,
        };
        command.SetAction(parsed =>
        {
            CatalogueSummaryOutput.Write(CatalogueSummary.Read(out var problem), parsed.GetValue(format) == "json");
            if (problem is not null)
            {
                Console.Error.WriteLine($"archivetool: {problem}");
            }

            return ExitStatus.Done;
        });
        return command;
    }
}
