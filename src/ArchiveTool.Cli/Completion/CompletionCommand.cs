namespace ArchiveTool.Cli.Completion;

/// <summary>A command as shells complete it.</summary>
/// <param name="Path">The names that lead to it, parted by a space; empty for the program itself.</param>
/// <param name="Description">What it does.</param>
/// <param name="Options">Its options, those of the whole program included.</param>
/// <param name="Subcommands">The commands below it.</param>
/// <param name="Operand">What its arguments are.</param>
/// <param name="Words">The arguments, where they are a fixed set.</param>
internal sealed record CompletionCommand(
    string Path,
    string Description,
    IReadOnlyList<CompletionOption> Options,
    IReadOnlyList<(string Name, string Description)> Subcommands,
    ValueKind Operand,
    IReadOnlyList<string> Words
)
{
    /// <summary>Everything that may stand where no option does.</summary>
    public IEnumerable<(string Name, string Description)> Candidates =>
        Subcommands.Concat(Words.Select(word => (word, "")));
}
