using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>The layout of a site by its generator and its settings.</summary>
internal static class SiteLayouts
{
    /// <summary>Describes a site; null where its generator serves no folder as it is.</summary>
    public static SiteLayout? Find(Site site) =>
        site.Generator switch
        {
            Generator.Hexo => HexoLayout.Describe(site),
            Generator.Hugo => Hugo(site),
            Generator.Jekyll => Jekyll(site),
            Generator.VitePress => VitePress(site),
            Generator.Docusaurus => Docusaurus(site),
            Generator.Astro or Generator.Gatsby => new SiteLayout(
                site.StaticFolders[0],
                "images",
                AddressRules.Uniform(GetBase(site), $"{site.Generator} leaves addresses in posts as they are written")
            ),
            _ => null,
        };

    /// <summary>The path that the site is served under, with a slash at both ends.</summary>
    public static string GetBase(Site site) => site.BasePath + "/";

    /// <summary>The whole URL of the site where its settings say it, else its path; with a slash at the end.</summary>
    public static string GetWhole(Site site) => site.Origin is { } origin ? origin + GetBase(site) : GetBase(site);

    /// <summary>
    /// In a feed Hugo puts baseURL before every address that begins with a slash, its path included, and on pages it does so
    /// only with <c>relativeURLs</c> or <c>canonifyURLs</c> (https://gohugo.io/content-management/urls/), for <c>src</c>,
    /// <c>href</c> and <c>srcset</c>. With a path in baseURL only whole URLs lead right in both.
    /// </summary>
    private static SiteLayout Hugo(Site site)
    {
        var changes =
            IsOn(site, "relativeURLs") ? "relativeURLs"
            : IsOn(site, "canonifyURLs") ? "canonifyURLs"
            : null;
        var root = GetBase(site);
        var whole = root == "/" ? "/" : GetWhole(site);
        var prefix = changes is null ? whole : "/";
        return new SiteLayout(
            site.StaticFolders[0],
            "images",
            AddressRules.Uniform(
                prefix,
                root == "/" ? "baseURL has no path, so addresses that begin with a slash lead right everywhere"
                    : changes is null
                        ? $"baseURL has the path {root}, which Hugo puts before addresses in feeds and not on pages: only whole URLs lead right in both"
                    : $"{changes} puts the path of baseURL before addresses in src, href and srcset that begin with a slash"
            ) with
            {
                OtherAttributes = whole,
                Poster = whole,
                Css = whole,
                FrontMatter = whole,
            }
        )
        {
            PostFolders = FindBundle,
        };
    }

    /// <summary>Only a page bundle has its own files (https://gohugo.io/content-management/page-bundles/).</summary>
    private static Outcome<PostPlacement>? FindBundle(string path, Post? post) =>
        Path.GetFileNameWithoutExtension(path) is "index" or "_index"
            ? (Outcome<PostPlacement>?)null
            : new Failure(
                $"{path} is no page bundle, so Hugo has no place for its files; move it to {Path.GetFileNameWithoutExtension(path)}/index.md, or use --into site"
            );

    /// <summary>Themes write front matter as it stands or through <c>relative_url</c>, which puts baseurl before all but whole URLs.</summary>
    private static SiteLayout Jekyll(Site site)
    {
        var root = GetBase(site);
        return new SiteLayout(
            site.Folder,
            "assets/images",
            AddressRules.Uniform(
                root,
                $"Jekyll leaves addresses in posts as they are written; baseurl is '{site.BasePath}'",
                root == "/"
                    ? "front matter too, whether or not the theme uses relative_url"
                    : "in front matter only whole URLs lead right, whether or not the theme uses relative_url"
            ) with
            {
                FrontMatter = root == "/" ? "/" : GetWhole(site),
            }
        )
        {
            PostFolders = RefuseUnserved,
        };
    }

    /// <summary>Of folders that begin with an underscore Jekyll serves nothing as it is (https://jekyllrb.com/docs/structure/).</summary>
    private static Outcome<PostPlacement>? RefuseUnserved(string path, Post? post) =>
        Path.GetDirectoryName(path)!.Split(Path.DirectorySeparatorChar).Any(part => part is "_posts" or "_drafts")
            ? new Failure($"Jekyll serves no file beside {path}; use --into site")
            : (Outcome<PostPlacement>?)null;

    /// <summary>
    /// Vite puts the base before what Vue's compiler takes for an asset (https://vitepress.dev/guide/asset-handling), in
    /// Markdown and in the attributes of pictures and videos.
    /// </summary>
    private static SiteLayout VitePress(Site site) =>
        new(
            site.StaticFolders[0],
            "images",
            AddressRules.Uniform("/", "VitePress puts base before the addresses of pictures") with
            {
                OtherAttributes = GetBase(site),
                Css = GetBase(site),
            }
        );

    /// <summary>Markdown's pictures are built into the page; JSX is left as it is (https://docusaurus.io/docs/static-assets).</summary>
    private static SiteLayout Docusaurus(Site site) =>
        new(
            site.StaticFolders[0],
            "images",
            AddressRules.Uniform(
                GetBase(site),
                "Docusaurus builds the pictures of Markdown and front matter into the page and leaves JSX and definitions as they are written"
            ) with
            {
                Markdown = "/",
                Definition = GetBase(site),
                FrontMatter = "/",
            }
        );

    private static bool IsOn(Site site, string key) =>
        string.Equals(site.Config.Find(key), "true", StringComparison.OrdinalIgnoreCase);
}
