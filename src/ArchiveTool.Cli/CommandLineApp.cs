using System.CommandLine;
using System.CommandLine.Help;
using ArchiveTool.Cli.Commands;

namespace ArchiveTool.Cli;

/// <summary>The root of the command line: parses, dispatches, and turns what is wrong with it into exit status 2.</summary>
internal static class CommandLineApp
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Build();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed);
        }

        using var interruption = new Interruption();
        var status = await parsed.InvokeAsync(
            new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false },
            interruption.Token
        );
        return interruption.Status ?? status;
    }

    private static RootCommand Build()
    {
        var root = new RootCommand(
            "Archives the images and other assets of blog posts, checks their links, and says what tracks and who earns."
        )
        {
            ArchiveCommand.Build(),
            AuditCommand.Build(),
            ThumbnailsCommand.Build(),
            UrlCommand.Build(),
        };
        root.SetAction(_ =>
        {
            Console.Error.WriteLine("archivetool: no command given");
            Console.Error.WriteLine("Try 'archivetool --help'.");
            return ExitStatus.Usage;
        });
        ShowExamples(root);
        return root;
    }

    private static void ShowExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private static int Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Console.Error.WriteLine($"archivetool: {error.Message}");
        }

        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "archivetool" : $"archivetool {command.Name}";
        Console.Error.WriteLine($"Try '{path} --help'.");
        return ExitStatus.Usage;
    }
}
