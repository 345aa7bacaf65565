using System.Text;

namespace ArchiveTool.Cli.Completion;

/// <summary>The script for fish 3 and later.</summary>
internal static class FishCompletion
{
    private const string Start = """
        # fish completion for archivetool; written by: archivetool completion fish

        # Whether the words before the cursor call the command that the arguments name.
        function __archivetool_at
            set -l command_path
            for word in (commandline -opc)[2..-1]
                switch "$command_path/$word"

        """;

    private const string End = """
                end
            end
            test "$command_path" = "$argv"
        end

        complete -c archivetool -f

        """;

    public static string Write(IReadOnlyList<CompletionCommand> commands)
    {
        var script = new StringBuilder(Start);
        foreach (var (key, path) in ShellCases.Steps(commands))
        {
            script.Append($"            case '{key}'\n                set command_path '{path}'\n");
        }

        script.Append(End);
        foreach (var command in commands)
        {
            WriteCommand(script, command);
        }

        return script.ToString();
    }

    private static void WriteCommand(StringBuilder script, CompletionCommand command)
    {
        var start = $"complete -c archivetool -n {Quote($"__archivetool_at {command.Path}".TrimEnd())}";
        foreach (var (name, description) in command.Candidates)
        {
            var text = description.Length > 0 ? $" -d {Quote(description)}" : "";
            script.Append($"{start} -a {Quote(name)}{text}\n");
        }

        if (command.Operand == ValueKind.File)
        {
            script.Append($"{start} -F\n");
        }
        else if (command.Operand == ValueKind.Folder)
        {
            script.Append($"{start} -a '(__fish_complete_directories)'\n");
        }

        foreach (var option in command.Options)
        {
            var names = string.Concat(
                option
                    .Names.Where(ShellCases.IsOffered)
                    .Select(name =>
                        name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}"
                    )
            );
            script.Append($"{start}{names}{ActionFor(option)} -d {Quote(option.Description)}\n");
        }
    }

    private static string ActionFor(CompletionOption option) =>
        option.Kind switch
        {
            ValueKind.Word => $" -x -a {Quote(string.Join(' ', option.Words))}",
            // An argument that may be left out is bound by an equals sign; fish offers it without requiring it.
            ValueKind.BoundWord => $" -a {Quote(string.Join(' ', option.Words))}",
            ValueKind.File => " -r -F",
            ValueKind.Folder => " -x -a '(__fish_complete_directories)'",
            ValueKind.Text => " -x",
            _ => "",
        };

    private static string Quote(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
