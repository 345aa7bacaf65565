using System.Collections.Concurrent;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites;

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
                return SiteFolders.Describe(generator, folder, found.Select(name => Path.Combine(folder, name)));
            }
        }

        if (Path.GetFileName(folder) != ".vitepress" && folders.HasFolder(Path.Combine(folder, ".vitepress")))
        {
            return SiteFolders.Describe(Generator.VitePress, folder, []);
        }

        string[] files = [.. SiteFinder.SettingsIn(folder)];
        return files.Length == 0 ? null : SiteFolders.Describe(GetKind(folder, files), folder, files);
    }

    /// <summary>Hexo and Jekyll name their settings alike: Hexo keeps its sources in a folder, Jekyll does not.</summary>
    private Generator GetKind(string folder, string[] files)
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

    private static string[] WithEndings(string name) => [.. ScriptEndings.Select(ending => name + ending)];
}
