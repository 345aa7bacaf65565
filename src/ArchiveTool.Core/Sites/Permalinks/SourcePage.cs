using ArchiveTool.Core.Documents.FrontMatter;

namespace ArchiveTool.Core.Sites.Permalinks;

/// <summary>A source of a page.</summary>
/// <param name="Relative">Its path below the folder of sources, with slashes.</param>
/// <param name="FrontMatter">Its front matter, or null.</param>
internal sealed record SourcePage(string Relative, FrontMatterBlock? FrontMatter)
{
    /// <summary>Its file's name without the ending.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Relative);

    /// <summary>Its folder below the folder of sources, without a slash at its end.</summary>
    public string Folder => Path.GetDirectoryName(Relative)?.Replace('\\', '/') ?? "";

    /// <summary>Its path without the ending.</summary>
    public string WithoutEnding => Relative[..^Path.GetExtension(Relative).Length];

    /// <summary>What front matter says under a key, or null.</summary>
    public string? Says(string key) => FrontMatter?.Find(key)?.Trim() is { Length: > 0 } said ? said : null;

    /// <summary>All that front matter says under a key.</summary>
    public IReadOnlyList<string> SaysAll(string key) => [.. FrontMatter?.FindAll(key) ?? []];
}
