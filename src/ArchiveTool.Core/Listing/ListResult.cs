namespace ArchiveTool.Core.Listing;

/// <summary>The posts of a library, as <c>archivetool/list/1</c>.</summary>
/// <param name="Library">The library's folder as named.</param>
/// <param name="Posts">The newest first.</param>
/// <param name="Unreadable">The slugs of posts whose manifest is damaged or cannot be read.</param>
internal sealed record ListResult(string Library, IReadOnlyList<ListedPost> Posts, IReadOnlyList<string> Unreadable)
{
    /// <summary>Names the form.</summary>
    public string Schema { get; } = "archivetool/list/1";
}
