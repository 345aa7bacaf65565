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

    /// <summary>
    /// <c>relativeURLs</c> and <c>canonifyURLs</c> put the base before addresses that begin with a slash
    /// (https://gohugo.io/content-management/urls/), in attributes but not in CSS.
    /// </summary>
    private static SiteLayout Hugo(Site site)
    {
        var changes =
            IsOn(site, "relativeURLs") ? "relativeURLs"
            : IsOn(site, "canonifyURLs") ? "canonifyURLs"
            : null;
        var prefix = changes is null ? GetBase(site) : "/";
        return new SiteLayout(
            site.StaticFolders[0],
            "images",
            AddressRules.Uniform(
                prefix,
                changes is null
                    ? $"Hugo leaves addresses in posts as they are written; baseURL has the path {GetBase(site)}"
                    : $"{changes} puts the path of baseURL before addresses that begin with a slash"
            ) with
            {
                Css = GetBase(site),
            }
        );
    }

    private static SiteLayout Jekyll(Site site) =>
        new(
            site.Folder,
            "assets/images",
            AddressRules.Uniform(
                GetBase(site),
                $"Jekyll leaves addresses in posts as they are written; baseurl is '{site.BasePath}'"
            )
        );

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
                "Docusaurus builds the pictures of Markdown and front matter into the page and leaves JSX as it is written"
            ) with
            {
                Markdown = "/",
                FrontMatter = "/",
            }
        );

    private static bool IsOn(Site site, string key) =>
        string.Equals(site.Config.Find(key), "true", StringComparison.OrdinalIgnoreCase);
}
