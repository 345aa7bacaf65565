using System.Text;

namespace ArchiveTool.Cli.Completion;

/// <summary>The script for zsh: a file <c>_archivetool</c> in <c>fpath</c>, or sourced after <c>compinit</c>.</summary>
internal static class ZshCompletion
{
    private const string Start = """
        #compdef archivetool
        # zsh completion for archivetool; written by: archivetool completion zsh
        compdef _archivetool archivetool

        _archivetool() {
            local cur=${words[CURRENT]} prev=${words[CURRENT-1]} bound= command_path= i
            local -a names

            if [[ $cur == --*=* ]]; then
                bound=1 prev=${cur%%=*}
                compset -P '*='
            fi

            for ((i = 2; i < CURRENT; i++)); do
                case "$command_path/${words[i]}" in

        """;

    private const string End = """
            esac
        }

        # Zsh runs the file itself when it loads the function for the first time.
        if [[ ${funcstack[1]} == _archivetool ]]; then _archivetool "$@"; fi

        """;

    public static string Write(IReadOnlyList<CompletionCommand> commands)
    {
        var script = new StringBuilder(Start);
        foreach (var (key, path) in ShellCases.Steps(commands))
        {
            script.Append($"            '{key}') command_path='{path}' ;;\n");
        }

        script.Append("        esac\n    done\n\n    case \"$command_path\" in\n");
        foreach (var command in commands)
        {
            WriteCommand(script, command);
        }

        return script.Append(End).ToString();
    }

    private static void WriteCommand(StringBuilder script, CompletionCommand command)
    {
        script.Append($"        '{command.Path}')\n            case \"$prev\" in\n");
        foreach (var option in command.Options.Where(option => option.Kind != ValueKind.None))
        {
            var condition = option.Kind == ValueKind.BoundWord ? "if [[ -n $bound ]]; then " : "";
            var end = condition.Length > 0 ? "; fi" : "";
            script.Append(
                $"                {string.Join('|', option.Names)}) {condition}{ActionFor(option.Kind, option.Words)}return{end} ;;\n"
            );
        }

        script.Append("            esac\n            if [[ $cur == -* ]]; then\n");
        WriteDescribed(
            script,
            "option",
            command.Options.SelectMany(option =>
                option.Names.Where(ShellCases.IsOffered).Select(name => (name, option.Description))
            )
        );
        script.Append("            else\n");
        if (command.Candidates.Any())
        {
            WriteDescribed(script, "command", command.Candidates);
        }
        else
        {
            var action = ActionFor(command.Operand, []);
            script.Append($"                {(action.Length > 0 ? action.TrimEnd(' ', ';') : ":")}\n");
        }

        script.Append("            fi\n            ;;\n");
    }

    private static void WriteDescribed(
        StringBuilder script,
        string what,
        IEnumerable<(string Name, string Description)> names
    )
    {
        script.Append("                names=(\n");
        foreach (var (name, description) in names)
        {
            var text = description.Length > 0 ? $"{name}:{description}" : name;
            script.Append($"                    {ShellCases.Quote(text)}\n");
        }

        script.Append($"                )\n                _describe {what} names\n");
    }

    private static string ActionFor(ValueKind kind, IReadOnlyList<string> words) =>
        kind switch
        {
            ValueKind.Word or ValueKind.BoundWord => $"compadd -- {string.Join(' ', words)}; ",
            ValueKind.File => "_files; ",
            ValueKind.Folder => "_files -/; ",
            _ => "",
        };
}
