using System.CommandLine;
using ArchiveTool.Cli.Completion;
using ArchiveTool.Cli.Hosting;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool completion</c>: a script that completes the command line in a shell.</summary>
internal static class CompletionCommand
{
    public const string CommandName = "completion";

    public static Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh (PowerShell)" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command(CommandName, "Write a script that completes commands, options and values in a shell")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            var commands = CompletionTree.Read(CommandLineApp.BuildTree());
            Console.Out.Write(
                parsed.GetValue(shell) switch
                {
                    "bash" => BashCompletion.Write(commands),
                    "zsh" => ZshCompletion.Write(commands),
                    "fish" => FishCompletion.Write(commands),
                    _ => PowerShellCompletion.Write(commands),
                }
            );
            return ExitStatus.Done;
        });
        return command;
    }
}
