using ArchiveTool.Core.Searching;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>What the library's page needs of the search files.</summary>
/// <param name="Receiver">The function that they call. It keeps its name, or they would all be written again by each run.</param>
/// <param name="Excerpts">How each post's text begins, by slug.</param>
/// <param name="Words">How many pieces of words there are.</param>
/// <param name="Texts">How many pieces of texts there are.</param>
internal sealed record SearchResult(
    BrowseReceiver Receiver,
    IReadOnlyDictionary<string, string> Excerpts,
    int Words,
    int Texts
)
{
    /// <summary>What a head says.</summary>
    public static SearchResult From(SearchHead head, IEnumerable<SearchedPost> posts, BrowseReceiver receiver) =>
        new(
            receiver,
            posts
                .DistinctBy(post => post.Slug, StringComparer.Ordinal)
                .ToDictionary(post => post.Slug, post => post.Excerpt, StringComparer.Ordinal),
            head.Starts.Count,
            head.Texts.Count
        );
}
