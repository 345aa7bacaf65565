using System.CommandLine;
using System.CommandLine.Invocation;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Says which version this is; with <c>--verbose</c> behind it also how it was built and with what it works.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    private const string Verbose = "--verbose";

    public override bool ClearsParseErrors => true;

    /// <summary>What asks for it.</summary>
    public static Option Option() =>
        new Option<bool>("--version")
        {
            Description =
                $"Show version information; with {Verbose} also the build, the image engines and the tracking catalogue",
            Arity = ArgumentArity.Zero,
            Action = new VersionAction(),
        };

    public override int Invoke(ParseResult parseResult)
    {
        // No option of the root: there it would be taken, and mean nothing, in front of every command.
        var isVerbose = parseResult.UnmatchedTokens.Contains(Verbose, StringComparer.Ordinal);
        parseResult.InvocationConfiguration.Output.Write(isVerbose ? VersionText.Describe() : $"{ToolVersion.Text}\n");
        return ExitStatus.Done;
    }
}
