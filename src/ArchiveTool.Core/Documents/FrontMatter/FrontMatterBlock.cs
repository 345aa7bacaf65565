using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.FrontMatter;

/// <summary>The data above a post's body, flattened to its scalars with the place of each.</summary>
/// <param name="Kind">Its language.</param>
/// <param name="Range">Where it stands in the post's text, fences included.</param>
/// <param name="Scalars">Its values in document order; empty when it is broken.</param>
internal sealed record FrontMatterBlock(FrontMatterKind Kind, TextRange Range, IReadOnlyList<FrontMatterScalar> Scalars)
{
    /// <summary>The value at exactly this path, keys compared without case, or null.</summary>
    public string? Find(string path) =>
        Scalars.FirstOrDefault(s => s.Path.Equals(path, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>All values under a key: a scalar, a list, or lists in a list.</summary>
    public IEnumerable<string> FindAll(string key) =>
        Scalars
            .Where(s =>
                s.Path.StartsWith(key, StringComparison.OrdinalIgnoreCase)
                && (s.Path.Length == key.Length || s.Path[key.Length] == '[')
            )
            .Select(s => s.Value);
}
