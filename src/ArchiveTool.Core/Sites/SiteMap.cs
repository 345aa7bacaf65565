using System.Collections.Frozen;
using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// The pages of a site whose addresses follow from the places of their sources (Docusaurus, MkDocs, VitePress, Astro).
/// </summary>
internal sealed partial class SiteMap
{
    private static readonly FrozenSet<string> Sources = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".md",
        ".mdx",
        ".markdown",
        ".html",
        ".astro",
        ".js",
        ".jsx",
        ".ts",
        ".tsx"
    );

    // What generators and their usual plug-ins make beside the pages of sources.
    private static readonly FrozenSet<string> MadeFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "archive archives assets author authors categories category page search tag tags".Split(' ')
    );

    private static readonly FrozenSet<string> MadeNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        (
            "404 atom.xml feed feed.json feed.xml index.xml llms.txt manifest.json objects.inv robots.txt rss rss.xml search "
            + "sitemap-0.xml sitemap-index.xml sitemap.xml sw.js"
        ).Split(' ')
    );

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private readonly Site site;
    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private readonly List<string> dynamic = [];
    private readonly HashSet<string> collectionNames = new(StringComparer.OrdinalIgnoreCase);

    private SiteMap(Site site) => this.site = site;

    /// <summary>Reads the sources of a site.</summary>
    public static SiteMap Read(Site site)
    {
        var map = new SiteMap(site);
        foreach (var (folder, address) in site.Contents)
        {
            foreach (var file in Files(folder, site.Output))
            {
                map.Add(folder, address, file);
            }
        }

        map.AddOthers();
        return map;
    }

    /// <summary>The source of the page at an address, or null.</summary>
    /// <param name="path">The path within the site, with the slash at its beginning.</param>
    public string? Find(string path)
    {
        var address = PageAddress.Normalize(path);
        return pages.GetValueOrDefault(address) ?? pages.GetValueOrDefault(WithoutLocale(address));
    }

    /// <summary>The address of the page that a source becomes, or null.</summary>
    public string? GetAddress(string file) => addresses.GetValueOrDefault(file);

    /// <summary>Whether the generator, a theme or a route that runs code may make an address.</summary>
    public bool MayMake(string path)
    {
        var address = WithoutLocale(PageAddress.Normalize(path));
        var parts = address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0
            || MadeNames.Contains(parts[^1])
            || Array.Exists(parts[..^1], MadeFolders.Contains)
            || MadeFolders.Contains(parts[^1])
            || dynamic.Exists(folder =>
                folder.Length == 0 || address.StartsWith(folder + "/", StringComparison.Ordinal)
            )
                && (
                    site.Generator != Generator.Astro
                    || collectionNames.Count == 0
                    || collectionNames.Contains(parts[^1])
                );
    }

    private static IEnumerable<string> Files(string folder, string output)
    {
        IEnumerable<string> none = [];
        return !Directory.Exists(folder)
            ? none
            : new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), Everywhere)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    !entry.IsDirectory && Sources.Contains(Path.GetExtension(entry.FileName.ToString())),
                ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                    entry.FileName is not "node_modules"
                    && !entry.ToFullPath().Equals(output, StringComparison.Ordinal),
            };
    }

    private void Add(string folder, string address, string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var name = Path.GetFileNameWithoutExtension(relative);
        var isText = Path.GetExtension(file).ToLowerInvariant() is ".md" or ".mdx" or ".markdown";
        if (relative.Contains('[', StringComparison.Ordinal))
        {
            // A route whose pages code makes.
            dynamic.Add(
                PageAddress.Normalize(address + "/" + relative[..relative.IndexOf('[', StringComparison.Ordinal)])
            );
            return;
        }

        if (!isText && !(site.Generator is Generator.Astro or Generator.Docusaurus && address.Length == 0))
        {
            return;
        }

        var own = site.Generator switch
        {
            Generator.Docusaurus => DocusaurusPages.GetAddress(
                relative,
                address,
                isText ? SiteSources.GetFrontMatter(file) : null
            ),
            Generator.MkDocs when name is "README" => PageAddress.Normalize(
                $"{address}/{relative[..^Path.GetFileName(relative).Length]}"
            ),
            Generator.Astro when relative.Split('/').Any(part => part.StartsWith('_')) => null,
            // An endpoint: feed.xml.js makes feed.xml.
            Generator.Astro when Path.GetExtension(file) is ".js" or ".ts" => $"{address}/{relative[..^3]}",
            _ => Plain(address, relative),
        };
        if (own is not null)
        {
            pages.TryAdd(own, file);
            addresses.TryAdd(file, own);
        }
    }

    private static string Plain(string address, string relative)
    {
        var path = $"{address}/{relative[..^Path.GetExtension(relative).Length]}";
        return path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length] : path;
    }

    private void AddOthers()
    {
        switch (site.Generator)
        {
            case Generator.Docusaurus:
                pages.TryAdd(Address("blog"), site.Folder);
                AddDocusaurus();
                break;
            case Generator.Astro:
                AddCollections();
                break;
            case Generator.VitePress when site.Config.Mentions("rewrites"):
            case Generator.MkDocs when site.Config.HasItem("blog"):
                dynamic.Add("");
                break;
            default:
                break;
        }
    }

    private string Address(string name) =>
        site.Contents.FirstOrDefault(content => Path.GetFileName(content.Folder) == name).Address ?? "/" + name;

    /// <summary>Versions, pages of categories, redirects and what other plug-ins say in the settings.</summary>
    private void AddDocusaurus()
    {
        foreach (var versioned in Below("versioned_docs"))
        {
            dynamic.Add(
                $"{Address("docs")}/{Path.GetFileName(versioned).Replace("version-", "", StringComparison.Ordinal)}"
            );
            foreach (var file in Files(versioned, site.Output))
            {
                Add(versioned, Address("docs"), file);
            }
        }

        var settings = new List<string> { site.Config.Text };
        settings.AddRange(Texts(site.Folder, "sidebars*.*"));
        foreach (var (folder, address) in site.Contents)
        {
            foreach (var category in Texts(folder, "_category_.*", SearchOption.AllDirectories))
            {
                settings.Add(category);
                dynamic.Add(address + "/category");
            }
        }

        foreach (var text in settings)
        {
            foreach (Match slug in Slugs().Matches(text))
            {
                pages.TryAdd(PageAddress.Join(Address("docs"), slug.Groups["slug"].Value), site.Folder);
                pages.TryAdd(PageAddress.Normalize(slug.Groups["slug"].Value), site.Folder);
            }
        }
    }

    /// <summary>Entries of collections, whose pages a dynamic route makes; Starlight's are the pages of the whole site.</summary>
    private void AddCollections()
    {
        var content = Path.Combine(site.Folder, "src", "content");
        foreach (var collection in Directory.Exists(content) ? Directory.EnumerateDirectories(content) : [])
        {
            var isStarlight = site.Config.Mentions("starlight") && Path.GetFileName(collection) == "docs";
            var address = isStarlight ? "" : "/" + Path.GetFileName(collection);
            foreach (var file in Files(collection, site.Output))
            {
                var relative = Path.GetRelativePath(collection, file).Replace('\\', '/');
                var entry = Plain(address, relative);
                var slug = SiteSources.GetFrontMatter(file)?.Find("slug");
                collectionNames.Add(Path.GetFileName(entry));
                collectionNames.Add(slug?.Trim('/').Split('/')[^1] ?? "");
                if (isStarlight || dynamic.Contains(address))
                {
                    var own = slug is null ? entry : PageAddress.Join(address, slug);
                    pages.TryAdd(own, file);
                    addresses.TryAdd(file, own);
                }
            }
        }
    }

    private string WithoutLocale(string address)
    {
        var parts = address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Locale().IsMatch(parts[0]) && site.Config.Mentions(parts[0])
            ? "/" + string.Join('/', parts[1..])
            : address;
    }

    private IEnumerable<string> Below(string name)
    {
        var folder = Path.Combine(site.Folder, name);
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
    }

    private static IEnumerable<string> Texts(
        string folder,
        string pattern,
        SearchOption depth = SearchOption.TopDirectoryOnly
    ) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, pattern, depth).Select(file => SiteConfig.Read([file]).Text)
            : [];

    [GeneratedRegex(
        """["']?\b(slug|from|routePath)["']?\s*:\s*["'](?<slug>/?[^"'\s]+)["']""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Slugs();

    [GeneratedRegex("""^[a-z]{2}(-[A-Za-z]{2,4})?$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Locale();
}
