using System.CommandLine;
using System.CommandLine.Invocation;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Says which version this is.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>What asks for it.</summary>
    public static Option Option() =>
        new Option<bool>("--version")
        {
            Description = "Show version information",
            Arity = ArgumentArity.Zero,
            Action = new VersionAction(),
        };

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Text);
        return ExitStatus.Done;
    }
}
