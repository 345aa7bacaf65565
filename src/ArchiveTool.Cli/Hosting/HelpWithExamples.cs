using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ArchiveTool.Cli.Languages;
using ArchiveTool.Cli.Output;

namespace ArchiveTool.Cli.Hosting;

/// <summary>The library's help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction help = new();

    public override bool ClearsParseErrors => true;

    /// <summary>What asks for it, of every command.</summary>
    public static Option Option() =>
        new Option<bool>("--help", "-h", "-?")
        {
            Description = "Show help and usage information",
            Arity = ArgumentArity.Zero,
            Recursive = true,
            Action = new HelpWithExamples(),
        };

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (Translator.Current is { } translator)
        {
            // The help breaks lines, so its sentences are translated before it is written, and its headings after.
            Translate(parseResult.RootCommandResult.Command, translator);
            var shown = output;
            output = new GuardedLineWriter(() => shown, translator);
        }

        var status = Write(parseResult, output);
        output.Flush();
        return status;
    }

    private static void Translate(Command command, Translator translator)
    {
        Symbol[] symbols = [command, .. command.Options, .. command.Arguments];
        foreach (var symbol in symbols.Where(symbol => symbol.Description is not null))
        {
            symbol.Description = translator.Translate(symbol.Description!);
        }

        foreach (var child in command.Subcommands)
        {
            Translate(child, translator);
        }
    }

    private int Write(ParseResult parseResult, TextWriter output)
    {
        var shown = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = output;
        var status = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = shown;
        output.WriteLine("Examples:");
        foreach (var (line, meaning) in Examples.Find(CommandPath.Get(parseResult) is [var name, ..] ? name : null))
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }

        output.WriteLine();
        return status;
    }
}
