using System.CommandLine;
using System.CommandLine.Parsing;

namespace ArchiveTool.Cli.Hosting;

/// <summary>
/// Finds what is given no value though it needs one, where the parser would not mind: an empty one, or the option behind
/// it for its value.
/// </summary>
internal static class MissingValues
{
    /// <summary>What is to be said of the first; null where there is none.</summary>
    public static string? RefusalOf(ParseResult parsed, IReadOnlyList<string> args)
    {
        var command = parsed.CommandResult.Command;
        List<Option> options = [.. command.Options, .. parsed.RootCommandResult.Command.Options];

        // The parser would take the argument behind "--name=" for the value that is not there.
        foreach (var text in args.TakeWhile(text => text != "--"))
        {
            if (text is [.. var name, '=' or ':'] && options.Exists(o => o.Name == name || o.Aliases.Contains(name)))
            {
                return Empty(name);
            }
        }

        foreach (var child in parsed.CommandResult.Children)
        {
            var values = child.Tokens.Select(token => token.Value).ToList();
            var isEmpty = values.Contains("");
            switch (child)
            {
                case OptionResult { Option.Name: var name } when isEmpty:
                    return Empty(name);
                case OptionResult { Option.Name: var name } when values.Find(IsOption) is { } other:
                    return $"{name} needs a value (found {other})";
                case ArgumentResult { Argument: { Arity.MaximumNumberOfValues: 1, Name: var name } } when isEmpty:
                    return Empty(name);
                default:
                    break;
            }
        }

        return null;

        // A value that is bound to its name ("--exclude=--quiet") was meant.
        bool IsOption(string value) =>
            options.Exists(option => option.Name == value) && args.Contains(value, StringComparer.Ordinal);
    }

    private static string Empty(string name) => $"{name} is given an empty value; write one, or leave it out";
}
