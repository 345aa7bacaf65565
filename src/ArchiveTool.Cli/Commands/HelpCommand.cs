using System.CommandLine;
using System.CommandLine.Completions;
using ArchiveTool.Cli.Hosting;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool help</c>: what <c>--help</c> of a command shows.</summary>
internal sealed class HelpCommand
{
    public const string CommandName = "help";

    private readonly Argument<string[]> path = new("command")
    {
        Description = "The command; without one, the help of the program",
        Arity = ArgumentArity.ZeroOrMore,

        // In place of the names of all commands, which would widen the list of commands beyond any terminal.
        HelpName = "command",
    };

    public static Command Build()
    {
        var own = new HelpCommand();
        own.path.CompletionSources.Add(_ => CommandLineApp.CommandNames.Select(name => new CompletionItem(name)));
        var command = new Command(CommandName, "Show the help of a command");
        command.Arguments.Add(own.path);
        command.SetAction(own.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var tree = CommandLineApp.BuildTree();
        var names = parsed.GetValue(path) ?? [];
        var found = tree;
        foreach (var name in names)
        {
            var next = found.Subcommands.FirstOrDefault(command => command.Name == name);
            if (next is null)
            {
                var suggestion = ClosestName.Find(name, found.Subcommands.Select(command => command.Name));
                await Console.Error.WriteLineAsync(
                    $"archivetool: there is no command '{name}'{Suggestions.Suffix(suggestion)}"
                );
                await Console.Error.WriteLineAsync($"Try '{CommandLineApp.Name} --help'.");
                return ExitStatus.Usage;
            }

            found = next;
        }

        return await CommandLineApp
            .Parse(tree, [.. names, "--help"])
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellationToken);
    }
}
