using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Finds what references in a generator's sources lead to, as the generator does.</summary>
/// <param name="options">How references are looked up.</param>
/// <param name="paths">Finds paths below folders.</param>
/// <param name="maps">The pages of sites.</param>
/// <param name="addresses">Finds pages by their addresses.</param>
internal sealed class SourceLookup(
    LocalReferenceOptions options,
    PathLookup paths,
    SiteMaps maps,
    AddressLookup addresses
)
{
    /// <summary>Finds what a reference leads to.</summary>
    public LocalTarget Find(PostPlace place, Site site, string path, bool isPage)
    {
        string[] endings = isPage ? EndingsIn(site) : [];
        return path[0] == '/' ? FindRooted(place, site, path, isPage, endings)
            : path[0] is '@' or '~' ? FindAlias(site, path)
            : FindRelative(place, site, path, isPage, endings);
    }

    /// <summary>Sources that a link may name without their ending, as the generator finds them.</summary>
    private static string[] EndingsIn(Site site) =>
        site.Generator is Generator.MkDocs or Generator.Docusaurus or Generator.Astro ? [] : PathLookup.PageEndings;

    private LocalTarget FindRooted(PostPlace place, Site site, string path, bool isPage, string[] endings)
    {
        var within = PathLookup.WithoutBase(path, site.BasePath) ?? path;
        IEnumerable<string> roots = options.SiteRoot is { } asked ? [CanonicalPath.Resolve(asked)] : site.StaticFolders;
        var file = roots
            .Select(root => paths.Below(root, root, within, endings, site))
            .FirstOrDefault(PathLookup.IsThere);
        if (file is { Kind: LocalTargetKind.File } || (file is not null && !site.IsMapped))
        {
            return file;
        }

        if (!site.IsMapped)
        {
            return FindByNames(place, site, path, isPage, isRooted: true);
        }

        var map = maps.GetMap(site);
        if (isPage && map.Find(within) is { } source)
        {
            return new LocalTarget(LocalTargetKind.File, source);
        }

        return isPage && PathLookup.IsSource(within) ? FindSource(site, within)
            : isPage && map.MayMake(within) ? LocalTarget.Unknown
            : file ?? paths.WithSpelling(site.StaticFolders[0], within, place);
    }

    /// <summary>Docusaurus takes a path of a source from the site's or the content's folder.</summary>
    private LocalTarget FindSource(Site site, string path)
    {
        IEnumerable<string> roots =
            site.Generator is Generator.Docusaurus ? [site.Folder, .. site.Contents.Select(content => content.Folder)]
            : site.Generator is Generator.VitePress || site.Config.Mentions("relative_to_docs")
                ? site.Contents.Select(content => content.Folder)
            : [];
        return roots.Select(root => paths.Below(root, root, path, [])).FirstOrDefault(PathLookup.IsThere)
            ?? LocalTarget.Missing;
    }

    private LocalTarget FindAlias(Site site, string path) =>
        path.StartsWith("@site/", StringComparison.Ordinal)
            ? paths.Below(site.Folder, site.Folder, path["@site/".Length..], [])
            : LocalTarget.Unknown;

    private LocalTarget FindRelative(PostPlace place, Site site, string path, bool isPage, string[] endings)
    {
        var limit = place.Repository ?? site.Folder;
        if (
            isPage
            && !site.IsMapped
            && !PathLookup.IsSource(path)
            && !site.RewritesLinks
            && addresses.FindByPermalinks(place, site, maps.GetPages(site.Folder, site), path, isRooted: false)
                is { } exact
        )
        {
            return exact;
        }

        if (!site.IsMapped || !isPage || PathLookup.IsSource(path) || site.Generator is Generator.VitePress)
        {
            var beside = paths.Below(place.Folder, limit, path, endings, site);
            if (beside.Kind != LocalTargetKind.Missing)
            {
                return
                    beside.Kind == LocalTargetKind.Outside
                    || site.Generator != Generator.Astro
                    || !PathLookup.IsSource(path)
                    || RewritesLinks(site)
                    ? beside
                    : LocalTarget.Missing;
            }

            var elsewhere = paths
                .OtherFolders(place, isPage && site.Generator != Generator.Hexo)
                .Select(folder => paths.Below(folder, limit, path, endings))
                .FirstOrDefault(PathLookup.IsThere);
            if (elsewhere is not null)
            {
                return elsewhere;
            }
        }

        if (!site.IsMapped)
        {
            return
                PathLookup.IsSource(path)
                && site.Generator is Generator.Jekyll or Generator.Hexo
                && PathLookup.IsSource(path)
                ? paths.WithSpelling(place.Folder, path, place)
                : FindByNames(place, site, path, isPage, isRooted: false);
        }

        return PathLookup.IsSource(path) || !isPage
            ? paths.WithSpelling(place.Folder, path, place)
            : addresses.FindByAddress(place, site, path, isPage);
    }

    /// <summary>Astro leaves links to sources as they are, unless a plug-in is told to change them.</summary>
    private static bool RewritesLinks(Site site) => site.Config.Mentions("remark") || site.Config.Mentions("rehype");

    /// <summary>Pages that are known by the names of their sources, and what the generator may make besides.</summary>
    private LocalTarget FindByNames(PostPlace place, Site site, string path, bool isPage, bool isRooted)
    {
        var known = maps.GetPages(site.Folder, site);
        if (
            isPage
            && !PathLookup.IsSource(path)
            && addresses.FindByPermalinks(place, site, known, path, isRooted) is { } exact
        )
        {
            return exact;
        }

        var isThere =
            known.Has(path) ? true
            : PathLookup.IsSource(path) ? known.HasSource(path)
            // Relative to the post's permalink, which the generator makes.
            : (SitePages.IsCopied(path) ? known.MayCopy(path) : !isRooted || known.MayMake(path)) ? null
            : (bool?)false;
        return isThere switch
        {
            true => new LocalTarget(LocalTargetKind.File),
            false => paths.WithSpelling(isRooted ? site.StaticFolders[0] : place.Folder, path, place),
            null => LocalTarget.Unknown,
        };
    }
}
