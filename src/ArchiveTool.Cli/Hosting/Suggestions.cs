using System.CommandLine;

namespace ArchiveTool.Cli.Hosting;

/// <summary>Adds to the message about an unknown command or option the name that was probably meant.</summary>
internal static class Suggestions
{
    /// <summary>The messages, made shorter where a command is unknown, and completed where a name is close.</summary>
    public static IReadOnlyList<string> Explain(ParseResult parsed, IReadOnlyList<string> messages)
    {
        // Below an unknown command every further word is unknown too; only the first is worth a message.
        var command = parsed.CommandResult.Command;
        if (command.Arguments.Count == 0 && parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-'))
        {
            var path = string.Join(' ', [CommandLineApp.Name, .. CommandPath.Get(parsed)]);
            var names =
                command == parsed.RootCommandResult.Command
                    ? CommandLineApp.CommandNames
                    : command.Subcommands.Select(child => child.Name);
            return [$"'{word}' is not a command of {path}{Suffix(ClosestName.Find(word, names))}"];
        }

        return [.. messages.Select(message => Complete(message, parsed))];
    }

    /// <summary>The question that ends a message; empty where no name is close.</summary>
    public static string Suffix(string? name) => name is null ? "" : $"; did you mean '{name}'?";

    private static string Complete(string message, ParseResult parsed)
    {
        var unknown = parsed
            .Tokens.Select(token => token.Value)
            .FirstOrDefault(word =>
                word.StartsWith("--", StringComparison.Ordinal)
                && message.Contains($"'{word}'", StringComparison.Ordinal)
            );
        if (unknown is null)
        {
            return message;
        }

        var end = unknown.AsSpan().IndexOfAny('=', ':');
        var name = end < 0 ? unknown : unknown[..end];
        List<string> names =
        [
            .. parsed
                .CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(o => o.Recursive))
                .Where(option => !option.Hidden)
                .Select(option => option.Name),
        ];
        return names.Contains(name) ? message : message.TrimEnd('.') + Suffix(ClosestName.Find(name, names));
    }
}
