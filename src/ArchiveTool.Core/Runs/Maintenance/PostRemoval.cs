using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Feeds;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Offline.Browsing;
using ArchiveTool.Core.Runs.Archiving.Writing;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>Takes posts out of a library, with what only they used.</summary>
internal static class PostRemoval
{
    /// <summary>
    /// Removes the posts, leads the links of others that led to them back to the web, and makes the library's page again.
    /// </summary>
    /// <exception cref="IOException">Something cannot be deleted; what was removed before stays removed.</exception>
    public static async Task<PostRemovalResult> RunAsync(
        Library library,
        IReadOnlyList<Slug> slugs,
        CancellationToken cancellationToken
    )
    {
        var known = library.Index.Posts().ToDictionary(post => post.Slug, post => post.Identity);
        var removed = new List<Slug>();
        foreach (var slug in slugs.Where(known.ContainsKey).Distinct())
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            library.RemovePost(slug);
            removed.Add(slug);
            // A feed that has nothing new would not name the entry again.
            if (known[slug].LastIndexOf('#') is > 0 and var end)
            {
                await FeedStateFile.ForgetAnswerAsync(library.Directory, known[slug][..end], CancellationToken.None);
            }
        }

        // On a full disk the pages may fit only when the files are gone; those go when the posts are gone for good.
        await library.FlushAsync();
        var (files, bytes) = library.Settle();
        await AssetRenaming.RunAsync(library, cancellationToken);
        await LibraryPages.WriteAsync(library, keepsReceiver: false, CancellationToken.None);
        await library.FlushAsync();
        return new PostRemovalResult(removed, [.. slugs.Where(slug => !known.ContainsKey(slug))], files, bytes);
    }
}
