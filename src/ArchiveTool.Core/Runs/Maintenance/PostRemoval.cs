using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Offline.Browsing;

namespace ArchiveTool.Core.Runs.Maintenance;

/// <summary>Takes posts out of a library, with what only they used.</summary>
public static class PostRemoval
{
    /// <summary>
    /// Removes the posts, leads the links of others that led to them back to the web, and makes the library's page again.
    /// </summary>
    /// <exception cref="IOException">Something cannot be deleted; what was removed before stays removed.</exception>
    public static async Task<PostRemovalResult> RunAsync(
        Library library,
        IReadOnlyList<string> slugs,
        CancellationToken cancellationToken
    )
    {
        var known = library.Index.Posts().Select(post => post.Slug).ToHashSet(StringComparer.Ordinal);
        var removed = new List<string>();
        foreach (var slug in slugs.Where(known.Contains).Distinct(StringComparer.Ordinal))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            library.RemovePost(slug);
            removed.Add(slug);
        }

        await LibraryPages.WriteAsync(library, keepsReceiver: false, CancellationToken.None);
        var (files, bytes) = library.Settle();
        return new PostRemovalResult(removed, [.. slugs.Where(slug => !known.Contains(slug))], files, bytes);
    }
}
