using System.CommandLine;
using ArchiveTool.Cli.Hosting;
using ArchiveTool.Cli.Manual;

namespace ArchiveTool.Cli.Commands;

/// <summary><c>archivetool man</c>: the manual page.</summary>
internal static class ManCommand
{
    public const string CommandName = "man";

    public static Command Build()
    {
        var command = new Command(CommandName, "Write the manual page, in roff");
        command.SetAction(_ =>
        {
            Console.Out.Write(ManPage.Write(CommandLineApp.BuildTree(), ManPageDate.Get()));
            return ExitStatus.Done;
        });
        return command;
    }
}
