namespace ArchiveTool.Core.Sites;

/// <summary>Where each generator keeps what, by its settings and its defaults.</summary>
internal static class SiteFolders
{
    /// <summary>The folder of components that are Gatsby's pages.</summary>
    public const string GatsbyPages = "src/pages";

    /// <summary>A site with its folders and addresses.</summary>
    /// <param name="generator">What builds it.</param>
    /// <param name="folder">The canonical folder of its settings.</param>
    /// <param name="files">Its settings.</param>
    public static Site Describe(Generator generator, string folder, IEnumerable<string> files)
    {
        var site = new Site(generator, folder)
        {
            Config = SiteConfig.Read(files),
            Output = "",
            StaticFolders = [],
            Contents = [],
        };
        return generator switch
        {
            Generator.Hexo => Hexo(site),
            Generator.Hugo => Hugo(site),
            Generator.Jekyll => Jekyll(site),
            Generator.Docusaurus => DocusaurusPages.Describe(site),
            Generator.MkDocs => MkDocs(site),
            Generator.VitePress => VitePress(site),
            Generator.Astro => Astro(site),
            Generator.Gatsby => Gatsby(site),
            _ => Eleventy(site),
        };
    }

    /// <summary>Scheme and host of an address, or null.</summary>
    public static string? GetOrigin(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private static Site Hexo(Site site) =>
        Served(site, "root", "url") with
        {
            Output = Named(site, "public_dir", "public"),
            StaticFolders = [Named(site, "source_dir", "source"), .. Theme(site, "source")],
            Contents = [(Named(site, "source_dir", "source"), "")],
        };

    private static Site Hugo(Site site) =>
        Served(site, "baseURL", "baseURL") with
        {
            Output = Named(site, "publishDir", "public"),
            StaticFolders =
            [
                Named(site, "staticDir", "static"),
                Below(site, "assets"),
                .. Theme(site, "static"),
                .. Theme(site, "assets"),
            ],
            Contents = [(Named(site, "contentDir", "content"), "")],
            RewritesLinks =
                site.Config.Mentions("renderHooks")
                || ((string[])["layouts", "themes"])
                    .Select(name => Path.Combine(site.Folder, name))
                    .Any(folder => Directory.Exists(folder) && HasLinkHook(folder)),
        };

    private static bool HasLinkHook(string folder) =>
        Directory.EnumerateFiles(folder, "render-link*", SearchOption.AllDirectories).Any();

    private static Site Jekyll(Site site) =>
        Served(site, "baseurl", "url") with
        {
            Output = Named(site, "destination", "_site"),
            StaticFolders = [site.Folder],
            Contents = [(site.Folder, "")],
            RewritesLinks = site.Config.Mentions("relative_links") || site.Config.Mentions("relative-links"),
        };

    private static Site MkDocs(Site site) =>
        Served(site, "site_url", "site_url") with
        {
            Output = Named(site, "site_dir", "site"),
            StaticFolders = [Named(site, "docs_dir", "docs")],
            Contents = [(Named(site, "docs_dir", "docs"), "")],
        };

    private static Site VitePress(Site site) =>
        Served(site, "base", null) with
        {
            Output = Named(site, "outDir", ".vitepress/dist"),
            StaticFolders = [Path.Combine(Named(site, "srcDir", ""), "public")],
            Contents = [(Named(site, "srcDir", ""), "")],
        };

    private static Site Astro(Site site) =>
        Served(site, "base", "site") with
        {
            Output = Named(site, "outDir", "dist"),
            StaticFolders = [Named(site, "publicDir", "public")],
            Contents = [(Path.Combine(Named(site, "srcDir", "src"), "pages"), "")],
        };

    private static Site Gatsby(Site site) =>
        Served(site, "pathPrefix", "siteUrl") with
        {
            Output = Below(site, "public"),
            StaticFolders = [Below(site, "static")],
            Contents = [.. GatsbySources(site).Select(folder => (folder, "")), (Below(site, GatsbyPages), "")],
        };

    private static Site Eleventy(Site site) =>
        Served(site, "pathPrefix", null) with
        {
            Output = Named(site, "output", "_site"),
            StaticFolders = [Named(site, "input", ""), site.Folder],
            Contents = [(Named(site, "input", ""), "")],
        };

    private static Site Served(Site site, string pathKey, string? addressKey) =>
        site with
        {
            BasePath = SiteConfig.GetPath(site.Config.Find(pathKey)),
            Origin = addressKey is null ? null : GetOrigin(site.Config.Find(addressKey)),
        };

    /// <summary>The folders that <c>gatsby-source-filesystem</c> is given; else the usual one.</summary>
    private static string[] GatsbySources(Site site)
    {
        string[] folders =
        [
            .. site
                .Config.FindAll("path")
                .Select(path => path[(path.LastIndexOf('}') + 1)..].Trim('/'))
                .Where(path => path.Length > 0)
                .Select(path => Below(site, path))
                .Where(folder =>
                    Directory.Exists(folder) && folder != site.Folder && folder != Below(site, GatsbyPages)
                ),
        ];
        return folders.Length > 0 ? folders : [Below(site, "content")];
    }

    /// <summary>What a theme in the site's own folder brings.</summary>
    private static IEnumerable<string> Theme(Site site, string name) =>
        site.Config.Find("theme") is { Length: > 0 } theme
        && Below(site, Path.Combine("themes", theme, name)) is var folder
        && Directory.Exists(folder)
            ? [folder]
            : [];

    private static string Below(Site site, string name) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(site.Folder, name)));

    private static string Named(Site site, string key, string usual) =>
        Below(site, site.Config.Find(key)?.Trim('/') is { Length: > 0 } name ? name : usual);
}
