namespace ArchiveTool.Core.Files.Foreign;

/// <summary>What stands in a folder; full paths, any order.</summary>
/// <param name="Files">Its files, pipes and devices too.</param>
/// <param name="Folders">Its folders.</param>
/// <param name="Links">Its symbolic links, whatever they lead to.</param>
internal sealed record FolderListing(
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Folders,
    IReadOnlyList<string> Links
)
{
    /// <summary>Whether a file of a name is there, links followed.</summary>
    public bool Has(string name) =>
        Files.Any(path => IsNamed(path, name)) || Links.Any(path => IsNamed(path, name) && File.Exists(path));

    private static bool IsNamed(string path, string name) =>
        Path.GetFileName(path.AsSpan()).Equals(name, StringComparison.Ordinal);
}
