using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

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
        var status = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
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
