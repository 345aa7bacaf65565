using System.CommandLine;
using System.Text;
using ArchiveTool.Cli.Hosting;

namespace ArchiveTool.Cli.Tests.Options;

/// <summary>The reference of every command and option, from the command line's own tree.</summary>
internal static class ReferencePage
{
    public static string Write(Command root)
    {
        var page = new StringBuilder("# Every command and option\n\n");
        page.Append(
            "Made from the program and held to it by a test. [The command line](command-line.md) explains inputs, "
        );
        page.Append("reports, configuration and exit statuses.\n\n");
        page.Append("| command | what it does |\n|---|---|\n");
        foreach (var command in root.Subcommands)
        {
            page.Append($"| [`{command.Name}`](#archivetool-{command.Name}) | {Escape(command.Description)} |\n");
        }

        WriteOptions(page.Append("\n## Options of every command\n\n"), root.Options);
        foreach (var command in root.Subcommands)
        {
            WriteCommand(page, command, $"{root.Name} {command.Name}");
        }

        return page.ToString();
    }

    private static void WriteCommand(StringBuilder page, Command command, string path)
    {
        page.Append(
            $"\n{(path.Count(letter => letter == ' ') > 1 ? "###" : "##")} {path}\n\n{Escape(command.Description)}.\n\n"
        );
        var operands = command.Arguments.Where(argument => !argument.Hidden).Select(Operand);
        if (command.Subcommands.Count == 0)
        {
            page.Append("```\n").AppendJoin(' ', [path, .. operands, "[options]"]).Append("\n```\n\n");
        }

        foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
        {
            page.Append($"- `<{argument.Name}>`: {Escape(argument.Description)}\n");
        }

        WriteOptions(page.Append(command.Arguments.Any(argument => !argument.Hidden) ? "\n" : ""), command.Options);
        foreach (
            var (line, meaning) in Examples.Find(command.Name).Where(_ => path.Count(letter => letter == ' ') == 1)
        )
        {
            page.Append($"\n`{line}`\n: {Escape(meaning)}\n".Replace("\n: ", "  \n", StringComparison.Ordinal));
        }

        foreach (var part in command.Subcommands)
        {
            WriteCommand(page, part, $"{path} {part.Name}");
        }
    }

    private static void WriteOptions(StringBuilder page, IEnumerable<Option> options)
    {
        var shown = options.Where(option => !option.Hidden).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        page.Append("| option | meaning |\n|---|---|\n");
        foreach (var option in shown)
        {
            var names = string.Join(", ", option.Aliases.Where(alias => alias != option.Name).Prepend(option.Name));
            var value = option.ValueType == typeof(bool) || option.HelpName is null ? "" : $" {option.HelpName}";
            page.Append(
                $"| `{(names + value).Replace("|", "\\|", StringComparison.Ordinal)}` | {Escape(option.Description)} |\n"
            );
        }
    }

    private static string Operand(Argument argument)
    {
        var name = $"<{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";
        return argument.Arity.MinimumNumberOfValues > 0 ? name : $"[{name}]";
    }

    /// <summary>Text as it stands, in a table too.</summary>
    private static string Escape(string? text) =>
        (text ?? "")
            .TrimEnd('.')
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);
}
