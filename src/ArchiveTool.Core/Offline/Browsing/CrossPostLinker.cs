using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>Leads the links between archived posts to each other's offline pages.</summary>
internal static class CrossPostLinker
{
    private const long MostPageBytes = 1 << 30;

    /// <summary>Leads the links of every page whose targets came or went; other pages are not read.</summary>
    /// <returns>The entries whose links were looked at, and the pages that were written, both true with the batch.</returns>
    public static async Task<(IReadOnlyList<BrowseEntry> Entries, IReadOnlyList<RelativePath> Pages)> LeadAsync(
        Library library,
        FileBatch batch,
        IReadOnlyList<BrowseEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var posts = new LibraryPosts(entries.Select(entry => entry.Post));
        var (led, pages) = (new List<BrowseEntry>(), new List<RelativePath>());
        var turns = PageTurns.Find(entries.Select(entry => entry.Post));
        foreach (var entry in entries.Where(entry => !entry.Post.IsSelfContained))
        {
            var urls = GetUrls(posts, entry.Post, GetPage);
            var paths = GetPaths(posts, entry.Post, GetPage);
            turns.AddTo(paths, entry.Post, GetPage);
            var localised = string.Join('\n', urls.Concat(paths).Select(target => $"{target.Key} {target.Value}"));
            if (localised != entry.Localised)
            {
                var page = LibraryLayout.PostPage(entry.Post.Slug);
                if (await LeadAsync(library, batch, page, urls, paths, cancellationToken))
                {
                    pages.Add(page);
                }

                led.Add(entry with { Localised = localised });
            }
        }

        return (led, pages);
    }

    private static async Task<bool> LeadAsync(
        Library library,
        FileBatch batch,
        RelativePath path,
        Dictionary<string, string> urls,
        Dictionary<string, string> paths,
        CancellationToken cancellationToken
    )
    {
        if (!library.Directory.IsFile(path))
        {
            return false;
        }

        var page = await library.Directory.ReadTextAsync(path, MostPageBytes, cancellationToken);
        var isLed = page.Contains(" data-at-", StringComparison.Ordinal);
        var led = urls.Count + paths.Count > 0 || isLed ? OfflineLinks.Lead(page, urls, paths) : page;
        if (led == page)
        {
            return false;
        }

        library.Index.ForgetFile(path);
        await batch.WriteAsync(path, Encoding.UTF8.GetBytes(led), cancellationToken);
        return true;
    }

    /// <summary>By URL: what tracks in it makes no other page of it.</summary>
    /// <param name="posts">The posts that can be led to.</param>
    /// <param name="post">The post whose links are led.</param>
    /// <param name="getPage">What leads to a post.</param>
    internal static Dictionary<string, string> GetUrls(
        LibraryPosts posts,
        BrowsePost post,
        Func<BrowsePost, string> getPage
    )
    {
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in post.Links)
        {
            var clean = post.CleanLinks.GetValueOrDefault(link, link);
            if ((posts.ByUrl(link) ?? posts.ByUrl(clean)) is { } target && target.Slug != post.Slug)
            {
                // The post may have been written without what tracks.
                urls[LibraryPosts.WithoutFragment(link)] = getPage(target);
                urls[LibraryPosts.WithoutFragment(clean)] = getPage(target);
            }
        }

        return urls;
    }

    /// <summary>The same by what links without an address name.</summary>
    /// <inheritdoc cref="GetUrls"/>
    internal static Dictionary<string, string> GetPaths(
        LibraryPosts posts,
        BrowsePost post,
        Func<BrowsePost, string> getPage
    )
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in post.Paths)
        {
            if (posts.ByPath(post, path) is { } target)
            {
                paths[path] = getPage(target);
            }
            else if (
                path.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal)
                && path.LastIndexOf('#') is var hash and > 0
                && posts.ByPath(post, path[..hash]) is { } named
            )
            {
                paths[path] = getPage(named) + path[hash..];
            }
        }

        return paths;
    }

    private static string GetPage(BrowsePost post) => $"../{Uri.EscapeDataString(post.Slug)}/index.html";
}
