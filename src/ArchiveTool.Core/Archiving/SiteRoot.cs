using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// Where root-relative references of a file are found: the nearest parent's <c>source/</c> (Hexo), <c>static/</c>
/// (Hugo) or <c>public/</c>, or a Jekyll site's own folder.
/// </summary>
public static class SiteRoot
{
    private static readonly string[] Names = ["source", "static", "public"];

    private static readonly string[] SiteFiles =
    [
        "_config.yml",
        "_config.yaml",
        "hugo.toml",
        "hugo.yaml",
        "hugo.json",
        "config.toml",
        "config.yaml",
    ];

    /// <summary>The files that hold a site's settings, by any generator.</summary>
    public static IReadOnlyList<string> SettingsFiles => SiteFiles;

    /// <summary>The folder of the site whose generator makes pages of a post, or null.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    public static string? FindGenerator(string postPath)
    {
        string? byPosts = null;
        for (var folder = Path.GetDirectoryName(postPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Array.Exists(SiteFiles, file => File.Exists(Path.Combine(folder, file))))
            {
                return folder;
            }

            // A site without settings still shows by where its posts are.
            byPosts ??= Path.GetFileName(folder) is "_posts" ? Path.GetDirectoryName(folder) : null;
        }

        return byPosts;
    }

    /// <summary>The root for a post, or null where none of its parents belongs to a site.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    public static string? Find(string postPath)
    {
        for (var folder = Path.GetDirectoryName(postPath); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Array.Find(Names, name => Directory.Exists(Path.Combine(folder, name))) is { } name)
            {
                return CanonicalPath.Of(Path.Combine(folder, name));
            }

            if (Array.Exists(SiteFiles, file => File.Exists(Path.Combine(folder, file))))
            {
                return folder;
            }
        }

        return null;
    }
}
