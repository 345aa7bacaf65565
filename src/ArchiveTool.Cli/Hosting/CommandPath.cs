using System.CommandLine;
using System.CommandLine.Parsing;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Names the command that a command line calls.</summary>
internal static class CommandPath
{
    /// <summary>The names from the first command to the last, such as <c>rules show</c>; empty for the root.</summary>
    public static IReadOnlyList<string> Get(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
        {
            names.Insert(0, result.Command.Name);
        }

        return names;
    }
}
