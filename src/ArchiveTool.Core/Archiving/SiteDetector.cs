using System.Collections.Concurrent;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Archiving;

/// <summary>Finds the site that a file belongs to by its generator's settings. Safe for concurrent use.</summary>
/// <param name="folders">What stands in folders.</param>
internal sealed class SiteDetector(FolderIndex folders)
{
    private static readonly string[] ScriptEndings = [".js", ".ts", ".mjs", ".cjs", ".mts"];

    private static readonly (Generator Generator, string[] Settings)[] Marks =
    [
        (Generator.Docusaurus, WithEndings("docusaurus.config")),
        (Generator.Astro, WithEndings("astro.config")),
        (Generator.Gatsby, WithEndings("gatsby-config")),
        (Generator.Eleventy, [".eleventy.js", .. WithEndings("eleventy.config")]),
        (Generator.MkDocs, ["mkdocs.yml", "mkdocs.yaml"]),
        (Generator.VitePress, [.. WithEndings(".vitepress/config"), .. WithEndings(".vitepress/config/index")]),
    ];

    private readonly ConcurrentDictionary<string, Site?> sites = new(StringComparer.Ordinal);

    /// <summary>The site of a file or folder, or null.</summary>
    /// <param name="path">Its canonical path.</param>
    public Site? Find(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (sites.GetOrAdd(folder, Read) is { } site)
            {
                return site;
            }
        }

        return null;
    }

    private Site? Read(string folder)
    {
        foreach (var (generator, settings) in Marks)
        {
            var found = Array.FindAll(settings, name => folders.HasFile(Path.Combine(folder, name)));
            if (found.Length > 0)
            {
                return Describe(generator, folder, found.Select(name => Path.Combine(folder, name)));
            }
        }

        if (Path.GetFileName(folder) != ".vitepress" && folders.HasFolder(Path.Combine(folder, ".vitepress")))
        {
            return Describe(Generator.VitePress, folder, []);
        }

        string[] files = [.. SiteFinder.SettingsIn(folder)];
        return files.Length == 0 ? null : Describe(KindOf(folder, files), folder, files);
    }

    /// <summary>Hexo and Jekyll name their settings alike: Hexo keeps its sources in a folder, Jekyll does not.</summary>
    private Generator KindOf(string folder, string[] files)
    {
        var isShared = Array.TrueForAll(
            files,
            file => Path.GetFileName(file).StartsWith("_config.", StringComparison.Ordinal)
        );
        return !isShared ? Generator.Hugo
            : folders.HasFolder(Path.Combine(folder, "source"))
            || folders.HasFolder(Path.Combine(folder, "scaffolds"))
            || Says(folder, "package.json", "\"hexo\"")
                ? Generator.Hexo
            : Generator.Jekyll;
    }

    private bool Says(string folder, string file, string word) =>
        folders.HasFile(Path.Combine(folder, file)) && SiteConfig.Read([Path.Combine(folder, file)]).Mentions(word);

    private static Site Describe(Generator generator, string folder, IEnumerable<string> files)
    {
        var config = SiteConfig.Read(files);
        string Below(string name) => Path.GetFullPath(Path.Combine(folder, name));
        string Named(string key, string usual) => Below(config.Find(key)?.Trim('/') is { Length: > 0 } name ? name : usual);
        var site = new Site(generator, folder)
        {
            Config = config,
            Output = "",
            StaticFolders = [],
            Contents = [],
        };
        return generator switch
        {
            Generator.Hexo => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("root")),
                Origin = OriginOf(config.Find("url")),
                Output = Named("public_dir", "public"),
                StaticFolders = [Named("source_dir", "source")],
                Contents = [(Named("source_dir", "source"), "")],
            },
            Generator.Hugo => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("baseURL")),
                Origin = OriginOf(config.Find("baseURL")),
                Output = Named("publishDir", "public"),
                StaticFolders = [Named("staticDir", "static"), Below("assets")],
                Contents = [(Named("contentDir", "content"), "")],
            },
            Generator.Jekyll => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("baseurl")),
                Origin = OriginOf(config.Find("url")),
                Output = Named("destination", "_site"),
                StaticFolders = [folder],
                Contents = [(folder, "")],
            },
            Generator.Docusaurus => DocusaurusPages.Describe(site),
            Generator.MkDocs => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("site_url")),
                Origin = OriginOf(config.Find("site_url")),
                Output = Named("site_dir", "site"),
                StaticFolders = [Named("docs_dir", "docs")],
                Contents = [(Named("docs_dir", "docs"), "")],
            },
            Generator.VitePress => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("base")),
                Output = Named("outDir", ".vitepress/dist"),
                StaticFolders = [Path.Combine(Named("srcDir", ""), "public")],
                Contents = [(Named("srcDir", ""), "")],
            },
            Generator.Astro => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("base")),
                Origin = OriginOf(config.Find("site")),
                Output = Named("outDir", "dist"),
                StaticFolders = [Named("publicDir", "public")],
                Contents = [(Path.Combine(Named("srcDir", "src"), "pages"), "")],
            },
            Generator.Gatsby => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("pathPrefix")),
                Origin = OriginOf(config.Find("siteUrl")),
                Output = Below("public"),
                StaticFolders = [Below("static")],
                Contents = [(Below("content"), ""), (Below("src/pages"), "")],
            },
            _ => site with
            {
                BasePath = SiteConfig.PathOf(config.Find("pathPrefix")),
                Output = Named("output", "_site"),
                StaticFolders = [Named("input", ""), folder],
                Contents = [(Named("input", ""), "")],
            },
        };
    }

    /// <summary>Scheme and host of an address, or null.</summary>
    internal static string? OriginOf(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private static string[] WithEndings(string name) => [.. ScriptEndings.Select(ending => name + ending)];
}
