using System.Collections.Concurrent;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Sites.Vaults;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>
/// Finds what local references lead to: links, pictures, styles and scripts alike, in a built site, a generator's
/// sources, a repository, or any folder.
/// </summary>
/// <param name="options">How references are looked up.</param>
/// <param name="folders">What stands in folders.</param>
internal sealed class LocalResolver(LocalReferenceOptions options, FolderIndex folders)
{
    private static readonly string[] PageEndings = [".html", ".md", ".markdown", ".mdx", ".htm"];
    private static readonly string[] ServedEndings = [".html", ".htm"];

    // Pages of code hosts that stand beside a repository's files.
    private static readonly string[] HostPages =
    [
        "actions",
        "blob",
        "branches",
        "commit",
        "commits",
        "compare",
        "contributors",
        "discussions",
        "fork",
        "graphs",
        "issues",
        "labels",
        "merge_requests",
        "milestones",
        "network",
        "packages",
        "projects",
        "pull",
        "pulls",
        "pulse",
        "raw",
        "releases",
        "search",
        "security",
        "settings",
        "stargazers",
        "tags",
        "tree",
        "watchers",
        "wiki",
        "wikis",
    ];

    private readonly ConcurrentDictionary<string, Lazy<SiteMap>> maps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<PermalinkMap>> permalinks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<SitePages>> pages = new(StringComparer.Ordinal);

    private readonly Lazy<IReadOnlyList<string>> named = new(() =>
        [.. options.NamedFolders.Where(Directory.Exists).Select(CanonicalPath.Resolve)]
    );

    /// <summary>The Obsidian vaults that notes belong to.</summary>
    public VaultFinder Vaults { get; } = new();

    /// <summary>Finds what a reference leads to.</summary>
    /// <param name="place">The post in which it stands.</param>
    /// <param name="path">Its path, decoded, without query and fragment; not empty.</param>
    /// <param name="reference">What stands there.</param>
    public LocalTarget Find(PostPlace place, string path, Reference reference)
    {
        var isPage = reference.Kind is ReferenceKind.Link or ReferenceKind.Document;
        var found =
            IsLeftAsItIs(place, path, reference, isPage) ? FindByAddress(place, place.Site!, path, isPage)
            : place.IsServed ? FindServed(place, path, isPage)
            : place.Site is { } site ? FindInSources(place, site, path, isPage)
            : FindPlain(place, path, isPage);
        if (found.Kind == LocalTargetKind.Folder && options.RequireIndex && IndexOf(found.Path!) is null)
        {
            return LocalTarget.Missing;
        }

        return found;
    }

    /// <summary>A picture in HTML, of which these generators know nothing: it is relative to the page's address.</summary>
    private static bool IsLeftAsItIs(PostPlace place, string path, Reference reference, bool isPage) =>
        !isPage
        && path[0] is not ('/' or '@' or '~')
        && place is { IsServed: false, Site.Generator: Generator.MkDocs or Generator.Astro or Generator.Docusaurus }
        && reference.Element is not ("markdown" or "front-matter");

    /// <summary>The post that Hexo's <c>post_link</c> names by its source's name, in whatever folder, or by its title.</summary>
    public LocalTarget FindPost(PostPlace place, string name)
    {
        if (folders.HasFile(Combine(place.Folder, name + ".md")))
        {
            return new LocalTarget(LocalTargetKind.File, Combine(place.Folder, name + ".md"));
        }

        if (Vaults.Find(place.File) is { } vault)
        {
            return vault.FindNote(place.File, name) is { } note
                ? new LocalTarget(LocalTargetKind.File, note)
                : LocalTarget.Missing;
        }

        return (place.Site?.Folder ?? place.NamedFolder) is not { } folder ? LocalTarget.Unknown
            : GetPages(folder, place.Site).HasPost(name) ? new LocalTarget(LocalTargetKind.File)
            : LocalTarget.Missing;
    }

    /// <summary>The file that stands for a folder, or null.</summary>
    public string? IndexOf(string folder)
    {
        foreach (var name in options.IndexFiles)
        {
            var path = Path.Combine(folder, name);
            if (folders.HasFile(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>What lies in the folder of a built site, as its server finds it.</summary>
    private LocalTarget FindServed(PostPlace place, string path, bool isPage)
    {
        var root = place.ServedRoot!;
        if (path[0] == '/')
        {
            return WithoutBase(path, place.BasePath) is { } within
                ? Served(place, root, PageAddress.Resolve("/", within), isPage)
                : BesideBase(place, root, path, isPage);
        }

        var own = CanonicalPath.IsWithin(place.Folder, root)
            ? Path.GetRelativePath(root, place.Folder).Replace('\\', '/')
            : "";
        var folder = own is "" or "." ? "/" : $"/{own}/";
        var (depth, rest) = Climb(folder, path);
        if (depth < 0 && (place.BasePath.Length > 0 || !place.IsRootKnown))
        {
            // Out of the folder that is known: into what a browser would find above it, if that is there.
            var beyond = Combine(place.Folder, path);
            if (place.BasePath.Length > 0 || folders.Find(beyond) is not null)
            {
                return LocalTarget.Outside;
            }
        }

        var target = Served(place, root, rest, isPage);
        return target.Kind == LocalTargetKind.Missing && HasNoLastSlash(place)
            ? Served(place, root, PageAddress.Resolve(PageAddress.Resolve(folder, "../"), path), isPage)
                is { Kind: not LocalTargetKind.Missing } other
                ? other
                : target
            : target;
    }

    /// <summary>Pages that some generators serve from <c>a/index.html</c> at <c>/a</c>.</summary>
    private static bool HasNoLastSlash(PostPlace place) =>
        place is { IsBuilt: true, Site.Generator: Generator.Docusaurus or Generator.Astro or Generator.Gatsby }
        && Path.GetFileName(place.File) == "index.html";

    /// <summary>
    /// A path outside the one that the site is served under belongs to somebody else; but the site has a page of that
    /// name, so that the base path was forgotten.
    /// </summary>
    private LocalTarget BesideBase(PostPlace place, string root, string path, bool isPage)
    {
        var isForgotten =
            path.Trim('/').Length > 0
            && Served(place, root, PageAddress.Resolve("/", path), isPage).Kind
                is LocalTargetKind.File
                    or LocalTargetKind.Folder;
        return isForgotten ? LocalTarget.Missing with { Spelling = place.BasePath + path } : LocalTarget.Outside;
    }

    private LocalTarget Served(PostPlace place, string root, string address, bool isPage)
    {
        var target = At(
            root,
            Combine(root, address.TrimStart('/')),
            address.EndsWith('/'),
            isPage ? ServedEndings : []
        );
        return target.Kind == LocalTargetKind.Missing ? WithSpelling(root, address, place) : target;
    }

    private LocalTarget FindPlain(PostPlace place, string path, bool isPage)
    {
        string[] endings = isPage ? PageEndings : [];
        if (path[0] == '/')
        {
            var roots = GetRoots(place);
            var rooted = roots.Select(root => Below(root, root, path, endings)).FirstOrDefault(IsThere);
            return rooted ?? (roots.Count == 0 ? LocalTarget.Unknown : WithSpelling(roots[0], path, place));
        }

        var limit = place.Repository ?? place.NamedFolder;
        var target = Below(place.Folder, limit, path, endings);
        if (target.Kind != LocalTargetKind.Missing)
        {
            return target;
        }

        var elsewhere = OtherFolders(place, isPage)
            .Select(folder => Below(folder, limit, path, endings))
            .FirstOrDefault(IsThere);
        return elsewhere
            ?? (
                Vaults.Find(place.File)?.Find(place.File, path) is { } file
                    ? new LocalTarget(LocalTargetKind.File, file)
                    : null
            )
            ?? (LeadsToHostPage(place, path) ? LocalTarget.Outside : WithSpelling(place.Folder, path, place));
    }

    private static string GetAddress(string root, string folder) =>
        Path.GetRelativePath(root, folder) is var own and not "." ? $"/{own.Replace('\\', '/')}/" : "/";

    /// <summary>Other folders in which what is relative may stand: an asset folder that is there, and the root that was asked for.</summary>
    private IEnumerable<string> OtherFolders(PostPlace place, bool isPage)
    {
        var assets = Path.Combine(place.Folder, Path.GetFileNameWithoutExtension(place.File));
        if (!isPage && folders.HasFolder(assets))
        {
            yield return assets;
        }

        if (options.SiteRoot is { } root)
        {
            yield return CanonicalPath.Resolve(root);
        }
    }

    /// <summary>The folders under which a path that begins with a slash may be.</summary>
    private List<string> GetRoots(PostPlace place)
    {
        if (options.SiteRoot is { } asked)
        {
            return [CanonicalPath.Resolve(asked)];
        }

        var roots = new List<string>();
        if (place.NamedFolder is { } named)
        {
            roots.Add(named);
        }

        if (place.Repository is { } repository && !roots.Contains(repository))
        {
            roots.Add(repository);
        }

        foreach (var root in roots.ToArray())
        {
            roots.AddRange(
                ((string[])["public", "static", "source"])
                    .Select(name => Path.Combine(root, name))
                    .Where(folders.HasFolder)
            );
        }

        return roots;
    }

    /// <summary>Issues, releases and the like, named relative to a repository's files.</summary>
    private static bool LeadsToHostPage(PostPlace place, string path)
    {
        var limit = place.Repository ?? place.NamedFolder ?? place.Folder;
        var folder = GetAddress(limit, place.Folder);
        var (depth, _) = Climb(folder, path);
        return depth < 0 && (place.Repository is not null || path.Split('/').Any(part => HostPages.Contains(part)));
    }

    private LocalTarget FindInSources(PostPlace place, Site site, string path, bool isPage)
    {
        string[] endings = isPage ? EndingsIn(site) : [];
        return path[0] == '/' ? FindRooted(place, site, path, isPage, endings)
            : path[0] is '@' or '~' ? FindAlias(site, path)
            : FindRelative(place, site, path, isPage, endings);
    }

    /// <summary>Sources that a link may name without their ending, as the generator finds them.</summary>
    private static string[] EndingsIn(Site site) =>
        site.Generator is Generator.MkDocs or Generator.Docusaurus or Generator.Astro ? [] : PageEndings;

    private LocalTarget FindRooted(PostPlace place, Site site, string path, bool isPage, string[] endings)
    {
        var within = WithoutBase(path, site.BasePath) ?? path;
        IEnumerable<string> roots = options.SiteRoot is { } asked ? [CanonicalPath.Resolve(asked)] : site.StaticFolders;
        var file = roots.Select(root => Below(root, root, within, endings, site)).FirstOrDefault(IsThere);
        if (file is { Kind: LocalTargetKind.File } || (file is not null && !site.IsMapped))
        {
            return file;
        }

        if (!site.IsMapped)
        {
            return ByNames(place, site, path, isPage, isRooted: true);
        }

        var map = GetMap(site);
        if (isPage && map.Find(within) is { } source)
        {
            return new LocalTarget(LocalTargetKind.File, source);
        }

        return isPage && IsSource(within) ? FindSource(site, within)
            : isPage && map.MayMake(within) ? LocalTarget.Unknown
            : file ?? WithSpelling(site.StaticFolders[0], within, place);
    }

    /// <summary>Docusaurus takes a path of a source from the site's or the content's folder.</summary>
    private LocalTarget FindSource(Site site, string path)
    {
        IEnumerable<string> roots =
            site.Generator is Generator.Docusaurus ? [site.Folder, .. site.Contents.Select(content => content.Folder)]
            : site.Generator is Generator.VitePress || site.Config.Mentions("relative_to_docs")
                ? site.Contents.Select(content => content.Folder)
            : [];
        return roots.Select(root => Below(root, root, path, [])).FirstOrDefault(IsThere) ?? LocalTarget.Missing;
    }

    private LocalTarget FindAlias(Site site, string path) =>
        path.StartsWith("@site/", StringComparison.Ordinal)
            ? Below(site.Folder, site.Folder, path["@site/".Length..], [])
            : LocalTarget.Unknown;

    private LocalTarget FindRelative(PostPlace place, Site site, string path, bool isPage, string[] endings)
    {
        var limit = place.Repository ?? site.Folder;
        if (
            isPage
            && !site.IsMapped
            && !IsSource(path)
            && !site.RewritesLinks
            && ByPermalinks(place, site, GetPages(site.Folder, site), path, isRooted: false) is { } exact
        )
        {
            return exact;
        }

        if (!site.IsMapped || !isPage || IsSource(path) || site.Generator is Generator.VitePress)
        {
            var beside = Below(place.Folder, limit, path, endings, site);
            if (beside.Kind != LocalTargetKind.Missing)
            {
                return
                    beside.Kind == LocalTargetKind.Outside
                    || site.Generator != Generator.Astro
                    || !IsSource(path)
                    || RewritesLinks(site)
                    ? beside
                    : LocalTarget.Missing;
            }

            var elsewhere = OtherFolders(place, isPage && site.Generator != Generator.Hexo)
                .Select(folder => Below(folder, limit, path, endings))
                .FirstOrDefault(IsThere);
            if (elsewhere is not null)
            {
                return elsewhere;
            }
        }

        if (!site.IsMapped)
        {
            return IsSource(path) && site.Generator is Generator.Jekyll or Generator.Hexo && IsSource(path)
                ? WithSpelling(place.Folder, path, place)
                : ByNames(place, site, path, isPage, isRooted: false);
        }

        return IsSource(path) || !isPage
            ? WithSpelling(place.Folder, path, place)
            : FindByAddress(place, site, path, isPage);
    }

    /// <summary>Astro leaves links to sources as they are, unless a plug-in is told to change them.</summary>
    private static bool RewritesLinks(Site site) => site.Config.Mentions("remark") || site.Config.Mentions("rehype");

    /// <summary>A link to a page, relative to the address of the page in which it stands.</summary>
    private LocalTarget FindByAddress(PostPlace place, Site site, string path, bool isPage)
    {
        var map = GetMap(site);
        if (map.GetAddress(place.File) is not { } own)
        {
            return folders.Find(Combine(place.Folder, path)) switch
            {
                EntryKind.File => new LocalTarget(LocalTargetKind.File, Combine(place.Folder, path)),
                _ => LocalTarget.Unknown,
            };
        }

        var mayBeUnknown = false;
        foreach (var folder in GetFolders(site, own, place.File))
        {
            var address = PageAddress.Resolve(folder, path);
            if (isPage && map.Find(address) is { } source)
            {
                return new LocalTarget(LocalTargetKind.File, source);
            }

            var files = site.StaticFolders.Select(root => Below(root, root, address, [])).FirstOrDefault(IsThere);
            if (
                files is { Kind: LocalTargetKind.File }
                || (files is not null && site.Generator == Generator.MkDocs && HasPages(map, address))
            )
            {
                return files;
            }

            mayBeUnknown |= isPage
                ? map.MayMake(address)
                : site.Generator != Generator.MkDocs && folders.HasFile(Combine(place.Folder, path));
        }

        // MkDocs changes links to files of any kind.
        var beside = Combine(place.Folder, path);
        return isPage
            && site.Generator == Generator.MkDocs
            && folders.HasFile(beside)
            && CanonicalPath.IsWithin(beside, site.Contents[0].Folder)
                ? new LocalTarget(LocalTargetKind.File, beside)
            : mayBeUnknown ? LocalTarget.Unknown
            : WithSpelling(place.Folder, path, place);
    }

    private static bool HasPages(SiteMap map, string address) => map.Find(address) is not null;

    /// <summary>What a page's relative links are relative to: its own address, with the slash at its end or without.</summary>
    private static IEnumerable<string> GetFolders(Site site, string address, string file)
    {
        var isFolder = Path.GetFileNameWithoutExtension(file) is "index" or "README";
        var above = address.Length == 0 ? "/" : address[..(address.LastIndexOf('/') + 1)];
        return site.Generator switch
        {
            Generator.MkDocs => isFolder || site.Config.Find("use_directory_urls") != "false"
                ? [address + "/"]
                : [above],
            _ => [above, address + "/"],
        };
    }

    /// <summary>Pages that are known by the names of their sources, and what the generator may make besides.</summary>
    private LocalTarget ByNames(PostPlace place, Site site, string path, bool isPage, bool isRooted)
    {
        var known = GetPages(site.Folder, site);
        if (isPage && !IsSource(path) && ByPermalinks(place, site, known, path, isRooted) is { } exact)
        {
            return exact;
        }

        var isThere =
            known.Has(path) ? true
            : IsSource(path) ? known.HasSource(path)
            // Relative to the post's permalink, which the generator makes.
            : (SitePages.IsCopied(path) ? known.MayCopy(path) : !isRooted || known.MayMake(path)) ? null
            : (bool?)false;
        return isThere switch
        {
            true => new LocalTarget(LocalTargetKind.File),
            false => WithSpelling(isRooted ? site.StaticFolders[0] : place.Folder, path, place),
            null => LocalTarget.Unknown,
        };
    }

    /// <summary>A page by its address, where every page's address is known; null where they are not.</summary>
    private LocalTarget? ByPermalinks(PostPlace place, Site site, SitePages known, string path, bool isRooted)
    {
        var map = GetPermalinks(site);
        if (!map.IsComplete || (!isRooted && map.GetAddress(place.File) is null))
        {
            return null;
        }

        var address = isRooted
            ? PageAddress.Resolve("/", WithoutBase(path, site.BasePath) ?? path)
            : PageAddress.Resolve(GetFolder(map.GetAddress(place.File)!), path);
        if (map.Find(address) is { } source)
        {
            return new LocalTarget(LocalTargetKind.File, source);
        }

        if (map.IsList(address))
        {
            return PageAddress.Normalize(address).Length < 2
                ? new LocalTarget(LocalTargetKind.File)
                : LocalTarget.Unknown;
        }

        var file = site.StaticFolders.Select(root => Below(root, root, address, [])).FirstOrDefault(IsThere);
        return file is { Kind: LocalTargetKind.File } ? file
            : SitePages.IsCopied(address)
                ? known.MayCopy(address) ? LocalTarget.Unknown
                    : WithSpelling(isRooted ? site.StaticFolders[0] : place.Folder, path, place)
            : known.MayList(address) || map.IsNear(address) ? LocalTarget.Unknown
            : LocalTarget.Missing with
            {
                Spelling = map.FindIgnoringCase(address) is { } own && isRooted ? site.BasePath + own : null,
            };
    }

    private static string GetFolder(string address) => address[..(address.LastIndexOf('/') + 1)];

    private LocalTarget Below(string folder, string? limit, string path, string[] endings, Site? site = null)
    {
        var full = Combine(folder, path);
        if (
            limit is not null
            && !CanonicalPath.IsWithin(full, limit)
            && folders.Find(full) is not null
            && !named.Value.Any(other => CanonicalPath.IsWithin(full, other))
        )
        {
            return LocalTarget.Outside;
        }

        var target = At(limit, full, path.EndsWith('/'), endings);
        if (target.Kind != LocalTargetKind.Missing || endings.Length == 0)
        {
            return target;
        }

        // The page of a folder, and the source of a page.
        var whole = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? full[..^".html".Length] : null;
        var source =
            whole is null || site is { Generator: Generator.Gatsby or Generator.Eleventy }
                ? null
                : Array.Find(PageEndings[1..^1], ending => folders.HasFile(whole + ending));
        return source is null ? target : new LocalTarget(LocalTargetKind.File, whole + source);
    }

    private LocalTarget At(string? limit, string full, bool isFolder, string[] endings)
    {
        var kind = folders.Find(full);
        if (kind == EntryKind.Folder || (kind == EntryKind.File && !isFolder))
        {
            return limit is not null && CanonicalPath.IsWithin(full, limit) && folders.LeadsOutside(full, limit)
                ? LocalTarget.Outside
                : new LocalTarget(kind == EntryKind.File ? LocalTargetKind.File : LocalTargetKind.Folder, full);
        }

        var page = isFolder ? null : Array.Find(endings, ending => folders.HasFile(full + ending));
        return page is null ? LocalTarget.Missing : new LocalTarget(LocalTargetKind.File, full + page);
    }

    private static bool IsThere(LocalTarget target) => target.Kind != LocalTargetKind.Missing;

    /// <summary>No generator makes a page of this name.</summary>
    private static bool IsSource(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    /// <summary>Missing, with the spelling on the disk where only the case of letters differs.</summary>
    private LocalTarget WithSpelling(string folder, string path, PostPlace place)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = parts.SkipWhile(part => part is "." or "..").ToArray();
        if (named.Length == 0 || Array.Exists(named, part => part is "." or ".."))
        {
            return LocalTarget.Missing;
        }

        var start = path[0] == '/' ? folder : Combine(place.Folder, string.Join('/', parts[..^named.Length]));
        return
            folders.FindIgnoringCase(start, named) is { } actual
            && Path.GetRelativePath(start, actual).Replace('\\', '/') is var spelled
            && spelled != string.Join('/', named)
            ? LocalTarget.Missing with
            {
                Spelling =
                    path[..path.IndexOf(named[0], StringComparison.Ordinal)]
                    + spelled
                    + (path.EndsWith('/') ? "/" : ""),
            }
            : LocalTarget.Missing;
    }

    /// <summary>How far a path climbs above the root (below 0 where it does), and what a browser makes of it.</summary>
    private static (int Depth, string Address) Climb(string folder, string path)
    {
        var depth = folder.Count(c => c == '/') - 1;
        var least = depth;
        foreach (var part in path.Split('/'))
        {
            depth += part switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            least = Math.Min(least, depth);
        }

        return (least, PageAddress.Resolve(folder, path));
    }

    /// <summary>A path within the site; null if it is outside the path that the site is served under.</summary>
    private static string? WithoutBase(string path, string basePath) =>
        basePath.Length == 0 ? path
        : path == basePath ? "/"
        : path.StartsWith(basePath + "/", StringComparison.Ordinal) ? path[basePath.Length..]
        : null;

    private static string Combine(string folder, string path) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, path.TrimStart('/'))));

    private SiteMap GetMap(Site site) =>
        maps.GetOrAdd(site.Folder, _ => new Lazy<SiteMap>(() => SiteMap.Read(site))).Value;

    private PermalinkMap GetPermalinks(Site site) =>
        permalinks.GetOrAdd(site.Folder, _ => new Lazy<PermalinkMap>(() => PermalinkMap.Read(site))).Value;

    private SitePages GetPages(string folder, Site? site) =>
        pages
            .GetOrAdd(folder, _ => new Lazy<SitePages>(() => SitePages.Read(folder, site?.Output, site?.Generator)))
            .Value;
}
