using System.Collections.Concurrent;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Sites.Vaults;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// Finds the sites that files belong to. Where root-relative references of a file are found: the nearest parent's
/// <c>source/</c> (Hexo), <c>static/</c> (Hugo) or <c>public/</c>, or a Jekyll site's own folder. Each folder is looked at
/// once: posts stand in few. Safe for concurrent use.
/// </summary>
internal sealed class SiteFinder
{
    private static readonly string[] Names = ["source", "static", "public"];

    private static readonly string[] SiteFiles =
    [
        "_config.yml",
        "_config.yaml",
        "_config.toml",
        .. WithEndings("hugo"),
        .. WithEndings("config/_default/hugo"),
        .. WithEndings("config/_default/config"),
        "config.toml",
        "config.yaml",
    ];

    // Files of these names belong to anything; beside Hugo's folder of sources they are Hugo's.
    private static readonly string[] DoubtfulFiles = ["config.yml", "config.json"];

    private readonly ConcurrentDictionary<string, bool> settings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string?> served = new(StringComparer.Ordinal);

    /// <summary>The vaults that notes belong to.</summary>
    internal VaultFinder Vaults { get; } = new();

    /// <summary>The files in a folder that hold the settings of its site, by any generator.</summary>
    public static IEnumerable<string> SettingsIn(string folder)
    {
        var files = Directory.Exists(Path.Combine(folder, "content")) ? SiteFiles.Concat(DoubtfulFiles) : SiteFiles;
        return files.Select(file => Path.Combine(folder, file)).Where(File.Exists);
    }

    /// <summary>The folder of the site whose generator makes pages of a post, or null.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    public string? FindGenerator(string postPath)
    {
        string? byPosts = null;
        for (var folder = Path.GetDirectoryName(postPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (HasSettings(folder))
            {
                return folder;
            }

            // A site without settings still shows by where its posts are.
            byPosts ??= Path.GetFileName(folder) is "_posts" ? Path.GetDirectoryName(folder) : null;
        }

        return byPosts;
    }

    /// <summary>The root for a post, or null if none of its parents belongs to a site.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    public string? Find(string postPath)
    {
        for (var folder = Path.GetDirectoryName(postPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (ServedIn(folder) is { } root)
            {
                return root;
            }

            if (HasSettings(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private bool HasSettings(string folder) => settings.GetOrAdd(folder, static one => SettingsIn(one).Any());

    private string? ServedIn(string folder) =>
        served.GetOrAdd(
            folder,
            static one =>
                Array.Find(Names, name => Directory.Exists(Path.Combine(one, name))) is { } name
                    ? CanonicalPath.Resolve(Path.Combine(one, name))
                    : null
        );

    private static string[] WithEndings(string name) => [$"{name}.toml", $"{name}.yaml", $"{name}.yml", $"{name}.json"];
}
