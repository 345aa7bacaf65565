using System.Collections.Concurrent;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>What is known of the pages of sites, each read once.</summary>
internal sealed class SiteMaps
{
    private readonly ConcurrentDictionary<string, Lazy<SiteMap>> maps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<PermalinkMap>> permalinks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<SitePages>> pages = new(StringComparer.Ordinal);

    /// <summary>The addresses of a site's pages, of which each source's path gives one.</summary>
    public SiteMap GetMap(Site site) =>
        maps.GetOrAdd(site.Folder, _ => new Lazy<SiteMap>(() => SiteMap.Read(site))).Value;

    /// <summary>The addresses of a site's pages, by its rule for permalinks.</summary>
    public PermalinkMap GetPermalinks(Site site) =>
        permalinks.GetOrAdd(site.Folder, _ => new Lazy<PermalinkMap>(() => PermalinkMap.Read(site))).Value;

    /// <summary>The names of the pages in a folder.</summary>
    public SitePages GetPages(string folder, Site? site) =>
        pages
            .GetOrAdd(folder, _ => new Lazy<SitePages>(() => SitePages.Read(folder, site?.Output, site?.Generator)))
            .Value;
}
