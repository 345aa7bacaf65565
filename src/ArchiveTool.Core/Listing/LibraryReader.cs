using ArchiveTool.Core.Exports;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Searching;

namespace ArchiveTool.Core.Listing;

/// <summary>Lists and searches the posts of a library, which is only read.</summary>
/// <param name="source">The library.</param>
/// <param name="name">Its folder as the user named it.</param>
internal sealed class LibraryReader(ExportSource source, string name)
{
    private const long MostPageBytes = 1 << 30;

    /// <summary>All posts.</summary>
    public async Task<ListResult> ListAsync(CancellationToken cancellationToken)
    {
        var (posts, unreadable) = await ReadAsync(cancellationToken);
        return new ListResult(name, posts, unreadable);
    }

    /// <summary>The posts that hold all of some words, in what the list says of them or in their text.</summary>
    public async Task<SearchResults> SearchAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        List<string> wanted =
        [
            .. words
                .SelectMany(word => SearchWords.Fold(word).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.Ordinal),
        ];
        var (posts, unreadable) = await ReadAsync(cancellationToken);
        var open = posts.ToDictionary(post => post.Slug, StringComparer.Ordinal);
        var found = new List<FoundPost>();
        await SearchKeptAsync(open, wanted, found, cancellationToken);
        foreach (var post in open.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await ReadTextAsync(post, cancellationToken) is { } text)
            {
                Search(post, text, wanted, found);
            }
            else
            {
                unreadable.Add(post.Slug);
            }
        }

        return new SearchResults(
            name,
            wanted,
            [
                .. found
                    .OrderByDescending(post => post.Date ?? DateTimeOffset.MinValue)
                    .ThenBy(post => post.Slug, StringComparer.Ordinal),
            ],
            unreadable
        );
    }

    private async Task<(List<ListedPost> Posts, List<string> Unreadable)> ReadAsync(CancellationToken cancellationToken)
    {
        var (posts, unreadable) = (new List<ListedPost>(), new List<string>());
        foreach (var slug in source.ListSlugs())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await ManifestFile.TryReadAsync(source.Directory, slug, cancellationToken) is { } manifest)
            {
                posts.Add(ListedPost.From(manifest));
            }
            else
            {
                unreadable.Add(slug);
            }
        }

        return (
            [
                .. posts
                    .OrderByDescending(post => post.Date ?? DateTimeOffset.MinValue)
                    .ThenBy(post => post.Slug, StringComparer.Ordinal),
            ],
            unreadable
        );
    }

    /// <summary>Searches the texts that the library's page keeps, a piece at a time, as far as they are still true.</summary>
    private async Task SearchKeptAsync(
        Dictionary<string, ListedPost> open,
        IReadOnlyList<string> wanted,
        List<FoundPost> found,
        CancellationToken cancellationToken
    )
    {
        var files = new SearchFiles(source.Directory);
        for (var piece = 0; await files.ReadTextsAsync(piece, cancellationToken) is { } texts; piece++)
        {
            foreach (var text in texts)
            {
                if (
                    Slug.TryParse(text.Slug, out var slug)
                    && open.TryGetValue(text.Slug, out var post)
                    && BrowseEntry.GetStamp(source.Directory, slug) == text.Stamp
                )
                {
                    open.Remove(text.Slug);
                    Search(post, text.Text, wanted, found);
                }
            }
        }
    }

    private async Task<string?> ReadTextAsync(ListedPost post, CancellationToken cancellationToken)
    {
        try
        {
            var path = LibraryLayout.PostPage(Slug.Parse(post.Slug));
            return PageText.Extract(await source.Directory.ReadTextAsync(path, MostPageBytes, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Search(ListedPost post, string text, IReadOnlyList<string> wanted, List<FoundPost> found)
    {
        var folded = SearchWords.Fold(text);
        var facts = SearchWords.Fold(
            string.Join(
                '\n',
                [post.Slug, post.Title, post.Author ?? "", post.Source, post.DocumentUrl ?? "", .. post.Categories]
            )
        );
        var inText = wanted.Where(word => folded.Contains(word, StringComparison.Ordinal)).ToList();
        if (wanted.All(word => inText.Contains(word) || facts.Contains(word, StringComparison.Ordinal)))
        {
            var sentence =
                inText.Count == 0
                    ? null
                    : Sentence.Around(text, inText.Min(word => folded.IndexOf(word, StringComparison.Ordinal)));
            found.Add(new FoundPost(post.Slug, post.Title, post.Date, post.DocumentUrl, post.Page, sentence));
        }
    }
}
