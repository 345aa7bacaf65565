namespace ArchiveTool.Core.Listing;

/// <summary>What a search found, as <c>archivetool/search/1</c>.</summary>
/// <param name="Library">The library's folder as named.</param>
/// <param name="Words">What was searched for; a post holds them all.</param>
/// <param name="Posts">The newest first.</param>
/// <param name="Unreadable">The slugs of posts that could not be searched.</param>
internal sealed record SearchResults(
    string Library,
    IReadOnlyList<string> Words,
    IReadOnlyList<FoundPost> Posts,
    IReadOnlyList<string> Unreadable
)
{
    /// <summary>Names the form.</summary>
    public string Schema { get; } = "archivetool/search/1";
}
