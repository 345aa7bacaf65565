using ArchiveTool.Core.Libraries;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Libraries.Summaries;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Browsing;

/// <summary>Leads the links between archived posts to each other's offline pages.</summary>
internal static class LibraryLinks
{
    private const long MostPageBytes = 1 << 30;

    /// <summary>Leads the links of every page whose targets came or went; other pages are not read.</summary>
    /// <returns>The entries to keep: those that changed before, and those whose page was led anew.</returns>
    public static async Task<IReadOnlyList<BrowseEntry>> LeadAsync(
        Library library,
        IReadOnlyList<BrowseEntry> entries,
        IReadOnlyList<BrowseEntry> changed,
        CancellationToken cancellationToken
    )
    {
        var posts = new LibraryPosts(entries.Select(entry => entry.Post));
        var kept = changed.ToDictionary(entry => entry.Post.Slug);
        foreach (var entry in entries)
        {
            var urls = UrlsOf(posts, entry.Post);
            var paths = PathsOf(posts, entry.Post);
            var localised = string.Join('\n', urls.Concat(paths).Select(target => $"{target.Key} {target.Value}"));
            if (localised != entry.Localised)
            {
                await LeadAsync(library, entry.Post.Slug, urls, paths, cancellationToken);
                kept[entry.Post.Slug] = entry with { Localised = localised };
            }
        }

        return [.. kept.Values];
    }

    private static async Task LeadAsync(
        Library library,
        Slug slug,
        Dictionary<string, string> urls,
        Dictionary<string, string> paths,
        CancellationToken cancellationToken
    )
    {
        var path = LibraryLayout.PostPage(slug);
        if (!library.Directory.IsFile(path))
        {
            return;
        }

        var page = await library.Directory.ReadTextAsync(path, MostPageBytes, cancellationToken);
        var isLed = page.Contains(" data-at-", StringComparison.Ordinal);
        var led = urls.Count + paths.Count > 0 || isLed ? OfflineLinks.Lead(page, urls, paths) : page;
        if (led == page)
        {
            return;
        }

        library.Index.ForgetFile(path);
        await library.Directory.WriteAsync(path, led, toDisk: false, cancellationToken);
        library.Index.PutFile(FileHash.Compute(library.Directory, path).Hash);
    }

    /// <summary>By URL: what tracks in it makes no other page of it.</summary>
    private static Dictionary<string, string> UrlsOf(LibraryPosts posts, BrowsePost post)
    {
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var link in post.Links)
        {
            var clean = post.CleanLinks.GetValueOrDefault(link, link);
            if ((posts.ByUrl(link) ?? posts.ByUrl(clean)) is { } target && target.Slug != post.Slug)
            {
                // The post may have been written without what tracks.
                urls[LibraryPosts.WithoutFragment(link)] = PageOf(target);
                urls[LibraryPosts.WithoutFragment(clean)] = PageOf(target);
            }
        }

        return urls;
    }

    private static Dictionary<string, string> PathsOf(LibraryPosts posts, BrowsePost post)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in post.Paths)
        {
            if (posts.ByPath(post, path) is { } target)
            {
                paths[path] = PageOf(target);
            }
            else if (
                path.StartsWith(LinkPath.PostPrefix, StringComparison.Ordinal)
                && path.LastIndexOf('#') is var hash and > 0
                && posts.ByPath(post, path[..hash]) is { } named
            )
            {
                paths[path] = PageOf(named) + path[hash..];
            }
        }

        return paths;
    }

    private static string PageOf(BrowsePost post) => $"../{Uri.EscapeDataString(post.Slug)}/index.html";
}
