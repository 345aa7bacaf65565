using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>Makes the library's own page. Only manifests that are new or changed are read: the index keeps the rest.</summary>
internal static class LibraryPages
{
    /// <summary>Writes the page and what it needs.</summary>
    /// <param name="library">The library.</param>
    /// <param name="keepsReceiver">Whether the data files' receiver keeps its name, so that the pages become what they were.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task WriteAsync(Library library, bool keepsReceiver, CancellationToken cancellationToken)
    {
        var receiver = (keepsReceiver ? BrowseReceiver.Find(library.Directory) : null) ?? BrowseReceiver.Create();
        var known = library.Index.BrowseEntries();
        var entries = new List<BrowseEntry>();
        var changed = new List<BrowseEntry>();
        foreach (var post in library.Index.Posts())
        {
            if (BrowseEntry.GetStamp(library.Directory, post.Slug) is not { } stamp)
            {
                continue;
            }

            if (known.TryGetValue(post.Slug, out var entry) && entry.Stamp == stamp)
            {
                entries.Add(entry);
            }
            else if (await library.Manifests.TryReadAsync(post.Slug, cancellationToken) is { } manifest)
            {
                entry = BrowseEntry.FromFound(stamp, manifest);
                entries.Add(entry);
                changed.Add(entry);
            }
        }

        using var batch = new FileBatch(library);
        var present = entries.Select(entry => entry.Post.Slug.ToString()).ToHashSet(StringComparer.Ordinal);
        var led = await CrossPostLinker.LeadAsync(library, batch, entries, cancellationToken);
        library.Index.PutBrowse(changed, [.. known.Keys.Where(slug => !present.Contains(slug))]);
        var search = await SearchPages.WriteAsync(library, batch, entries, cancellationToken);
        // Checkpoint SQLite while pages render.
        var settling = Task.Run(library.Index.Checkpoint, CancellationToken.None);
        try
        {
            await WriteAsync(
                batch,
                [.. BrowsePage.Ordered(entries.Select(entry => entry.Post))],
                receiver,
                search,
                cancellationToken
            );
        }
        finally
        {
            await settling;
        }

        // Only then is what the index says of the led pages true.
        await CommitAsync(library, batch, search);
        library.Index.PutBrowse(led.Entries, []);
    }

    /// <summary>Puts the files in their places; the index knows their hashes from then on.</summary>
    private static async Task CommitAsync(Library library, FileBatch batch, SearchResult search)
    {
        var written = batch.Paths;
        foreach (var path in written)
        {
            library.Index.ForgetFile(path);
        }

        await batch.CommitAsync();
        DeleteOld(library, LibraryLayout.SearchWords, search.Words);
        DeleteOld(library, LibraryLayout.SearchTexts, search.Texts);
        foreach (var path in written)
        {
            library.Index.PutFile(FileHash.Compute(library.Directory, path).Hash);
        }
    }

    /// <summary>Deletes the pieces of a longer search of before.</summary>
    private static void DeleteOld(Library library, Func<int, RelativePath> getPath, int from)
    {
        for (var piece = from; library.Directory.IsFile(getPath(piece)); piece++)
        {
            library.Index.ForgetFile(getPath(piece));
            library.Directory.Delete(getPath(piece));
        }
    }

    private static async Task WriteAsync(
        FileBatch batch,
        IReadOnlyList<BrowsePost> posts,
        BrowseReceiver receiver,
        SearchResult search,
        CancellationToken cancellationToken
    )
    {
        await WriteAsync("browse.css", stream => stream.Write(Encoding.UTF8.GetBytes(PageStyle.Page("browse.css"))));
        await WriteAsync(
            "browse.js",
            stream => stream.Write(Encoding.UTF8.GetBytes(PageStyle.Script("search.js", "browse.js")))
        );
        await WriteAsync("pictures.js", stream => BrowseData.WritePictures(stream, posts, receiver));
        await WriteAsync("findings.js", stream => BrowseData.WriteFindings(stream, posts, receiver));

        // The page comes last, so that what it names is there.
        var page = Encoding.UTF8.GetBytes(BrowsePage.Render(posts, receiver, search));
        await batch.WriteAsync(LibraryLayout.IndexPage, page, cancellationToken);

        Task WriteAsync(string name, Action<Stream> write) =>
            batch.WriteAsync(
                LibraryLayout.Browsing / name,
                (stream, _) =>
                {
                    write(stream);
                    return Task.CompletedTask;
                },
                cancellationToken
            );
    }
}
