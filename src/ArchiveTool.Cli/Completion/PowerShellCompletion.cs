using System.Text;

namespace ArchiveTool.Cli.Completion;

/// <summary>The script for PowerShell 5.1 and later. Where it offers nothing, PowerShell itself offers files.</summary>
internal static class PowerShellCompletion
{
    private const string Start = """
        # PowerShell completion for archivetool; written by: archivetool completion pwsh
        Register-ArgumentCompleter -Native -CommandName archivetool -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)

        """;

    private const string End = """
            $command = ''
            $previous = ''
            foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
                if ($element.Extent.EndOffset -ge $cursorPosition) { break }
                $previous = $element.ToString()
                $next = "$command $previous".Trim()
                if ($candidates.ContainsKey($next)) { $command = $next }
            }

            $word = $wordToComplete
            $prefix = ''
            if ($word -match '^(--[^=]+)=(.*)$') {
                $previous = $Matches[1]
                $prefix = "$previous="
                $word = $Matches[2]
                $offered = $values["$command $previous".Trim()] + $bound["$command $previous".Trim()]
            }
            elseif ($values.ContainsKey("$command $previous".Trim())) {
                $offered = $values["$command $previous".Trim()]
            }
            elseif ($word.StartsWith('-')) {
                $offered = $options[$command]
            }
            else {
                $offered = $candidates[$command]
            }

            $offered | Where-Object { $_ -and $_.StartsWith($word) } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new("$prefix$_", $_, 'ParameterValue', $_)
            }
        }

        """;

    public static string Write(IReadOnlyList<CompletionCommand> commands)
    {
        var script = new StringBuilder(Start);
        WriteTable(
            script,
            "candidates",
            commands.Select(command => (command.Path, command.Candidates.Select(candidate => candidate.Name)))
        );
        WriteTable(
            script,
            "options",
            commands.Select(command =>
                (command.Path, command.Options.SelectMany(option => option.Names).Where(ShellCases.IsOffered))
            )
        );
        WriteTable(script, "values", Values(commands, bound: false));
        WriteTable(script, "bound", Values(commands, bound: true));
        return script.Append(End).ToString();
    }

    /// <summary>The values of options; none, where it takes a text that nobody knows: then nothing else fits there.</summary>
    private static IEnumerable<(string Key, IEnumerable<string> Words)> Values(
        IReadOnlyList<CompletionCommand> commands,
        bool bound
    ) =>
        from command in commands
        from option in command.Options
        where option.Kind != ValueKind.None && (option.Kind == ValueKind.BoundWord) == bound
        from name in option.Names
        select ($"{command.Path} {name}".TrimStart(), option.Words.AsEnumerable());

    private static void WriteTable(
        StringBuilder script,
        string name,
        IEnumerable<(string Key, IEnumerable<string> Words)> rows
    )
    {
        script.Append($"    ${name} = @{{\n");
        foreach (var (key, words) in rows)
        {
            script.Append($"        '{key}' = @({string.Join(", ", words.Select(word => $"'{word}'"))})\n");
        }

        script.Append("    }\n");
    }
}
