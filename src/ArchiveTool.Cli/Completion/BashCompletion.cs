using System.Text;

namespace ArchiveTool.Cli.Completion;

/// <summary>The script for bash 3.2 and later; it needs no bash-completion.</summary>
internal static class BashCompletion
{
    private const string Start = """
        # bash completion for archivetool; written by: archivetool completion bash

        _archivetool_words() {
            local line
            while IFS= read -r line; do COMPREPLY+=("$prefix$line"); done < <(compgen -W "$1" -- "$cur")
        }

        _archivetool_paths() {
            local line
            compopt -o filenames 2>/dev/null
            while IFS= read -r line; do COMPREPLY+=("$prefix$line"); done < <(compgen "$1" -- "$cur")
        }

        _archivetool() {
            local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} prefix= bound= command= i
            COMPREPLY=()

            # Bash parts --name=value into three words, unless COMP_WORDBREAKS was changed.
            if [[ $cur == = ]]; then
                bound=1 cur=
            elif [[ $prev == = ]]; then
                bound=1 prev=${COMP_WORDS[COMP_CWORD-2]}
            elif [[ $cur == --*=* ]]; then
                bound=1 prev=${cur%%=*} prefix=${cur%%=*}= cur=${cur#*=}
            fi

            for ((i = 1; i < COMP_CWORD; i++)); do
                case "$command/${COMP_WORDS[i]}" in

        """;

    public static string Write(IReadOnlyList<CompletionCommand> commands)
    {
        var script = new StringBuilder(Start);
        foreach (var (key, path) in ShellCases.Steps(commands))
        {
            script.Append($"            '{key}') command='{path}' ;;\n");
        }

        script.Append("        esac\n    done\n\n    case \"$command\" in\n");
        foreach (var command in commands)
        {
            WriteCommand(script, command);
        }

        return script.Append("    esac\n}\n\ncomplete -F _archivetool archivetool\n").ToString();
    }

    private static void WriteCommand(StringBuilder script, CompletionCommand command)
    {
        script.Append($"        '{command.Path}')\n            case \"$prev\" in\n");
        foreach (var option in command.Options.Where(option => option.Kind != ValueKind.None))
        {
            var condition = option.Kind == ValueKind.BoundWord ? "if [[ $bound ]]; then " : "";
            var end = condition.Length > 0 ? "; fi" : "";
            script.Append(
                $"                {string.Join('|', option.Names)}) {condition}{ActionFor(option.Kind, option.Words)}return{end} ;;\n"
            );
        }

        script.Append("            esac\n            if [[ $cur == -* ]]; then\n");
        script.Append(
            $"                _archivetool_words '{string.Join(' ', command.Options.SelectMany(option => option.Names).Where(ShellCases.IsOffered))}'\n"
        );
        script.Append("            else\n");
        var words = command.Candidates.Select(candidate => candidate.Name).ToList();
        var action = words.Count > 0 ? ActionFor(ValueKind.Word, words) : ActionFor(command.Operand, []);
        script.Append(
            $"                {(action.Length > 0 ? action.TrimEnd(' ', ';') : ":")}\n            fi\n            ;;\n"
        );
    }

    private static string ActionFor(ValueKind kind, IReadOnlyList<string> words) =>
        kind switch
        {
            ValueKind.Word or ValueKind.BoundWord => $"_archivetool_words '{string.Join(' ', words)}'; ",
            ValueKind.File => "_archivetool_paths -f; ",
            ValueKind.Folder => "_archivetool_paths -d; ",
            _ => "",
        };
}
