using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Searching;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>
/// Keeps what the search of the library's page loads: the posts' texts in pieces, and an index of their words. Pieces of posts
/// that did not change stay as they are.
/// </summary>
internal sealed class SearchPages
{
    private const int PieceCharacters = 1 << 16;

    /// <summary>Texts so short are read through; an index would be as long.</summary>
    private const long FewBytes = 1 << 18;

    private const double LargestShare = 0.24;
    private const long MostPageBytes = 1 << 30;

    private readonly Library library;
    private readonly FileBatch batch;
    private readonly SearchFiles files;
    private readonly SearchIndex index = new();
    private readonly List<SearchedPost> posts = [];
    private readonly List<int> counts = [];
    private readonly List<SearchText> open = [];
    private BrowseReceiver receiver;
    private int openCharacters;

    private SearchPages(Library library, FileBatch batch, BrowseReceiver receiver)
    {
        this.library = library;
        this.batch = batch;
        this.receiver = receiver;
        files = new SearchFiles(library.Directory);
    }

    /// <summary>Writes what changed.</summary>
    /// <param name="library">The library.</param>
    /// <param name="batch">Takes the files.</param>
    /// <param name="entries">The posts.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<SearchResult> WriteAsync(
        Library library,
        FileBatch batch,
        IReadOnlyList<BrowseEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var pages = new SearchPages(library, batch, BrowseReceiver.Create());
        var known = await pages.files.ReadHeadAsync(cancellationToken);
        var stamps = entries.ToDictionary(
            entry => entry.Post.Slug.ToString(),
            entry => entry.Stamp,
            StringComparer.Ordinal
        );
        if (known is var (head, receiver))
        {
            pages.receiver = receiver;
            if (
                await pages.files.ReadPostsAsync(cancellationToken) is { } posts
                && pages.IsCurrent(head, posts, stamps)
            )
            {
                return SearchResult.From(head, posts, receiver);
            }
        }

        await pages.KeepAsync(known?.Head, stamps, cancellationToken);
        foreach (var entry in entries.Where(entry => stamps.ContainsKey(entry.Post.Slug)))
        {
            await pages.AddAsync(entry, cancellationToken);
        }

        await pages.CloseAsync(cancellationToken);
        return SearchResult.From(await pages.WriteIndexAsync(cancellationToken), pages.posts, pages.receiver);
    }

    private bool IsCurrent(SearchHead head, List<SearchedPost> known, Dictionary<string, string> stamps) =>
        known.Count == stamps.Count
        && head.Posts.SequenceEqual(known.Select(post => post.Slug), StringComparer.Ordinal)
        && known.TrueForAll(post => stamps.GetValueOrDefault(post.Slug) == post.Stamp)
        && Enumerable
            .Range(0, head.Starts.Count)
            .All(piece => library.Directory.IsFile(LibraryLayout.SearchWords(piece)))
        && Enumerable
            .Range(0, head.Texts.Count)
            .All(piece => library.Directory.IsFile(LibraryLayout.SearchTexts(piece)));

    /// <summary>Takes the texts that are still true, and takes their posts from those that are to be read.</summary>
    private async Task KeepAsync(
        SearchHead? head,
        Dictionary<string, string> stamps,
        CancellationToken cancellationToken
    )
    {
        for (var piece = 0; piece < (head?.Texts.Count ?? 0); piece++)
        {
            var texts = await files.ReadTextsAsync(piece, cancellationToken) ?? [];
            var kept = texts.FindAll(text =>
                stamps.GetValueOrDefault(text.Slug) == text.Stamp && stamps.Remove(text.Slug)
            );
            // The last one may have room.
            var isFull = kept.Sum(text => (long)text.Text.Length) >= PieceCharacters;
            if (open.Count == 0 && kept.Count == texts.Count && isFull && counts.Count == piece)
            {
                kept.ForEach(Index);
                counts.Add(kept.Count);
            }
            else
            {
                foreach (var text in kept)
                {
                    await AddAsync(text, cancellationToken);
                }
            }
        }
    }

    private async Task AddAsync(BrowseEntry entry, CancellationToken cancellationToken)
    {
        var path = LibraryLayout.PostPage(entry.Post.Slug);
        var text = library.Directory.IsFile(path)
            ? PageText.Extract(await library.Directory.ReadTextAsync(path, MostPageBytes, cancellationToken))
            : "";
        await AddAsync(new SearchText(entry.Post.Slug, entry.Stamp, text), cancellationToken);
    }

    private async Task AddAsync(SearchText text, CancellationToken cancellationToken)
    {
        Index(text);
        open.Add(text);
        openCharacters += text.Text.Length;
        if (openCharacters >= PieceCharacters)
        {
            await CloseAsync(cancellationToken);
        }
    }

    private void Index(SearchText text)
    {
        index.Add(text.Text);
        posts.Add(new SearchedPost(text.Slug, text.Stamp, PageText.Excerpt(text.Text)));
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (open.Count > 0)
        {
            var piece = counts.Count;
            await PutAsync(
                LibraryLayout.SearchTexts(piece),
                $"texts-{piece}",
                open,
                SearchJson.Readable.IReadOnlyListSearchText,
                cancellationToken
            );
            counts.Add(open.Count);
            open.Clear();
            openCharacters = 0;
        }
    }

    private async Task<SearchHead> WriteIndexAsync(CancellationToken cancellationToken)
    {
        var (precision, pieces) =
            index.TextBytes <= FewBytes ? (SearchPrecision.All[0], []) : index.Write(LargestShare);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            await PutAsync(
                LibraryLayout.SearchWords(piece),
                $"words-{piece}",
                pieces[piece].Words,
                SearchJson.Readable.String,
                cancellationToken
            );
        }

        var head = new SearchHead(
            precision.IsShort,
            precision.Posts,
            [.. pieces.Select(piece => piece.First)],
            counts,
            [.. posts.Select(post => post.Slug)]
        );
        await PutAsync(
            LibraryLayout.SearchedPosts,
            "searched",
            posts,
            SearchJson.Readable.IReadOnlyListSearchedPost,
            cancellationToken
        );
        await PutAsync(LibraryLayout.SearchHead, "search", head, SearchJson.Readable.SearchHead, cancellationToken);
        return head;
    }

    private Task PutAsync<T>(
        RelativePath path,
        string name,
        T value,
        JsonTypeInfo<T> form,
        CancellationToken cancellationToken
    ) =>
        batch.WriteAsync(
            path,
            async (stream, token) =>
            {
                receiver.Begin(stream, name);
                await JsonSerializer.SerializeAsync(stream, value, form, token);
                BrowseReceiver.End(stream);
            },
            cancellationToken
        );
}
