namespace ArchiveTool.Cli.Completion;

/// <summary>An option as shells complete it.</summary>
/// <param name="Name">Its long name.</param>
/// <param name="Aliases">Its further names.</param>
/// <param name="Description">What it does.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Words">The values, where they are a fixed set.</param>
internal sealed record CompletionOption(
    string Name,
    IReadOnlyList<string> Aliases,
    string Description,
    ValueKind Kind,
    IReadOnlyList<string> Words
)
{
    /// <summary>Every name.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);
}
