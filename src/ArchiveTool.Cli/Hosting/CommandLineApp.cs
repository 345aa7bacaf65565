using System.CommandLine;
using ArchiveTool.Cli.Commands;
using ArchiveTool.Cli.Configuration;
using ArchiveTool.Cli.Languages;
using ArchiveTool.Cli.Output;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Files.Foreign;

namespace ArchiveTool.Cli.Hosting;

/// <summary>The root of the command line: parses, dispatches, and turns what is wrong with it into exit status 2.</summary>
internal static class CommandLineApp
{
    public const string Name = "archivetool";
    public const string CleanLinks = "--clean-links";
    public const string CleanLinksByDefault = "--clean-links=tracking";
    public const string Undo = "--undo";
    public const string UndoByDefault = "--undo=last";

    private static readonly (string Name, Func<Command> Build)[] Commands =
    [
        (ArchiveCommand.CommandName, ArchiveCommand.Build),
        (AuditCommand.CommandName, AuditCommand.Build),
        (ThumbnailsCommand.CommandName, ThumbnailsCommand.Build),
        (VerifyCommand.CommandName, VerifyCommand.Build),
        (RemoveCommand.CommandName, RemoveCommand.Build),
        (ListCommand.CommandName, ListCommand.Build),
        (SearchCommand.CommandName, SearchCommand.Build),
        (ExportCommand.CommandName, ExportCommand.Build),
        (ImportCommand.CommandName, ImportCommand.Build),
        (UrlCommand.CommandName, UrlCommand.Build),
        (LocalizeCommand.CommandName, LocalizeCommand.Build),
        (DelocalizeCommand.CommandName, DelocalizeCommand.Build),
        (FixCommand.CommandName, FixCommand.Build),
        (RulesCommand.CommandName, RulesCommand.Build),
        (CompletionCommand.CommandName, CompletionCommand.Build),
        (ManCommand.CommandName, ManCommand.Build),
        (HelpCommand.CommandName, HelpCommand.Build),
    ];

    // They read no posts, so no option of a configuration is meant for them.
    private static readonly string[] Unconfigured =
    [
        ListCommand.CommandName,
        SearchCommand.CommandName,
        ExportCommand.CommandName,
        ImportCommand.CommandName,
        RulesCommand.CommandName,
        CompletionCommand.CommandName,
        ManCommand.CommandName,
        HelpCommand.CommandName,
    ];

    /// <summary>The names of the commands.</summary>
    public static IEnumerable<string> CommandNames => Commands.Select(command => command.Name);

    /// <summary>Every command.</summary>
    public static IEnumerable<Command> AllCommands => Commands.Select(command => command.Build());

    /// <summary>Whether options of a configuration are added to a command, given by the names that lead to it.</summary>
    public static bool IsConfigured(IReadOnlyList<string> path) =>
        path.Count > 0 && Array.IndexOf(Unconfigured, path[0]) < 0;

    /// <summary>The whole command line as one tree, the options of every command included.</summary>
    public static Command BuildTree()
    {
        var root = Build(null);
        ConfigArguments.AddTo(root);
        return root;
    }

    public static Task<int> RunAsync(string[] args) => RunAsync(args, StandardOutput.OpenText, StandardError.Open);

    /// <summary>Runs a command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where messages go.</param>
    public static async Task<int> RunAsync(string[] args, Func<TextWriter> output, Func<TextWriter> error)
    {
        // Everything goes through these, so that no message can be forgotten.
        Console.SetError(new PrintableWriter(() => new GuardedLineWriter(error, Translator.Current)));
        Console.SetOut(new GuardedLineWriter(output));
        try
        {
            return await ParseAndRunAsync(args);
        }
        finally
        {
            await Console.Out.FlushAsync();
            await Console.Error.FlushAsync();
        }
    }

    private static async Task<int> ParseAndRunAsync(string[] args)
    {
        args = ForeignNames.Restore(args);
        using var early = EarlyDeadline.Begin(args);
        var root = Build(args.FirstOrDefault());
        var configuration = new ConfigArguments(root);
        args = WithDefaults(args);
        var parsed = Parse(root, args);
        if (MissingValues.GetError(parsed, args) is { } refusal)
        {
            return Refuse(parsed, [refusal]);
        }

        try
        {
            var complete = configuration.Complete(parsed, args);
            parsed = complete.Length == args.Length ? parsed : Parse(root, complete);
        }
        catch (ConfigException exception)
        {
            Console.Error.WriteLine($"archivetool: {exception.Message}");
            return ExitStatus.Usage;
        }

        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, parsed.Errors.Select(error => error.Message));
        }

        early?.Dispose();
        using var interruption = new Interruption();
        var status = await RunAsync(parsed, interruption.Token);
        return interruption.Status ?? status;
    }

    /// <summary>Reads a command line. A file may begin with an at sign: it is what it says, and no file of arguments.</summary>
    public static ParseResult Parse(Command root, string[] args) =>
        root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>An option whose value may be left out would take the input behind it for its value.</summary>
    private static string[] WithDefaults(string[] args)
    {
        var end = Array.IndexOf(args, "--");
        return [.. args.Select((text, at) => end >= 0 && at >= end ? text : WithDefault(text))];
    }

    private static string WithDefault(string text) =>
        text switch
        {
            CleanLinks => CleanLinksByDefault,
            Undo => UndoByDefault,
            _ => text,
        };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false },
                cancellationToken
            );
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // A full disk can be met anywhere.
            await Console.Error.WriteLineAsync($"archivetool: Could not finish: {exception.Message}");
            return ExitStatus.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("archivetool: ended before anything was done");
            return ExitStatus.Findings;
        }
    }

    /// <summary>
    /// The root with the command that is named, or with all where none is. The library's own root looks up the sentences
    /// of its options in resources, at each start and longer than it reads the command line.
    /// </summary>
    private static Command Build(string? named)
    {
        var root = new Command(
            Name,
            "Archives the images and other assets of blog posts, checks their links, and says what tracks and who earns."
        )
        {
            HelpWithExamples.Option(),
            VersionAction.Option(),
        };
        var one = Array.FindIndex(Commands, command => command.Name == named);
        foreach (var command in one < 0 ? AllCommands : [Commands[one].Build()])
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(_ =>
        {
            Console.Error.WriteLine("archivetool: no command given");
            Console.Error.WriteLine("Try 'archivetool --help'.");
            return ExitStatus.Usage;
        });
        return root;
    }

    private static int Refuse(ParseResult parsed, IEnumerable<string> messages)
    {
        var path = CommandPath.Get(parsed);
        foreach (var message in Suggestions.Explain(parsed, [.. messages]))
        {
            Console.Error.WriteLine($"archivetool: {message}");
        }

        Console.Error.WriteLine($"Try '{string.Join(' ', [Name, .. path])} --help'.");
        return ExitStatus.Usage;
    }
}
