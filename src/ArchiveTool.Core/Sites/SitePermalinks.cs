using System.Text.RegularExpressions;
using ArchiveTool.Core.Sites.Permalinks;

namespace ArchiveTool.Core.Sites;

/// <summary>How a site's settings make permalinks, where they can be understood without running the generator.</summary>
internal static partial class SitePermalinks
{
    // Plug-ins of Hexo that make no pages of posts, but lists, feeds and files.
    private static readonly string[] KnownPlugins =
    [
        "archive",
        "baidu-sitemap",
        "category",
        "cname",
        "feed",
        "index",
        "json-content",
        "json-feed",
        "robotstxt",
        "search",
        "searchdb",
        "sitemap",
        "tag",
    ];

    /// <summary>The permalinks of a site; null where only its generator knows them.</summary>
    public static IPermalinks? Describe(Site site) =>
        site.Generator switch
        {
            Generator.Hexo => IsPlainHexo(site)
                ? new HexoPermalinks(site.Config.Find("permalink"), site.Config.Find("new_post_name"))
                : null,
            Generator.Hugo => IsPlainHugo(site)
                ? new HugoPermalinks(
                    site.Config.FindSection("permalinks"),
                    IsOn(site, "uglyURLs"),
                    IsOn(site, "disablePathToLower")
                )
                : null,
            Generator.Jekyll => IsPlainJekyll(site) ? new JekyllPermalinks(site.Config.Find("permalink")) : null,
            Generator.Gatsby => IsPlainGatsby(site) ? new GatsbyPermalinks() : null,
            Generator.Eleventy => IsPlainEleventy(site) ? new EleventyPermalinks() : null,
            _ => null,
        };

    private static bool IsOn(Site site, string key) => site.Config.Find(key)?.Trim() is "true";

    private static bool IsPlainHexo(Site site)
    {
        if (site.Config.Find("filename_case") is { } letters && letters.Trim() is not "0")
        {
            return false;
        }

        var plugins = Plugins().Matches(ReadText(site, "package.json")).Select(match => match.Groups["name"].Value);
        return plugins.All(name => KnownPlugins.Contains(name))
            && !Directory.Exists(Path.Combine(site.Folder, "scripts"));
    }

    private static bool IsPlainHugo(Site site) =>
        !site.Config.Mentions("languages")
        && !site.Config.Mentions("mounts")
        && !site.Config.Mentions("imports")
        && !site.Config.Mentions("removePathAccents")
        && !site.Config.Mentions("cascade")
        && !HasThemePages(site.Folder)
        && site.Config.Find("theme") is var theme
        && (theme is null || Directory.Exists(Path.Combine(site.Folder, "themes", theme)));

    private static bool HasThemePages(string folder)
    {
        var themes = Path.Combine(folder, "themes");
        return Directory.Exists(themes)
            && Directory.EnumerateDirectories(themes).Any(theme => Directory.Exists(Path.Combine(theme, "content")));
    }

    private static bool IsPlainJekyll(Site site) =>
        !site.Config.Mentions("collections")
        && Directory.Exists(Path.Combine(site.Folder, "_posts"))
        && !Directory.Exists(Path.Combine(site.Folder, "_plugins"))
        && Permalinks().Count(site.Config.Text) <= 1
        && (Permalinks().Count(site.Config.Text) == 0 || site.Config.Find("permalink") is not null);

    /// <summary>One call makes the pages, at the paths of their files, as in Gatsby's starters.</summary>
    private static bool IsPlainGatsby(Site site)
    {
        var code = string.Join(
            '\n',
            ((string[])["gatsby-node.js", "gatsby-node.mjs", "gatsby-node.ts"]).Select(name => ReadText(site, name))
        );
        return !site.Config.Mentions("gatsby-theme")
            && !site.Config.Mentions("gatsby-plugin-page-creator")
            && (
                code.Trim().Length == 0
                || Calls().Count(code) == 1
                    && code.Contains("createFilePath", StringComparison.Ordinal)
                    && FieldPaths().IsMatch(code)
                    && !PrefixedSlugs().IsMatch(code)
            );
    }

    private static bool IsPlainEleventy(Site site) =>
        !site.Config.Mentions("addTemplate(")
        && !site.Config.Mentions("permalink")
        && !site.Config.Mentions("addGlobalData")
        && site.Contents.All(content => !HasPermalinksInData(content.Folder));

    private static bool HasPermalinksInData(string folder) =>
        Directory.Exists(folder)
        && Directory
            .EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Where(file => Data().IsMatch(Path.GetFileName(file)))
            .Any(file => SiteConfig.Read([file]).Mentions("permalink"));

    private static string ReadText(Site site, string name) => SiteConfig.Read([Path.Combine(site.Folder, name)]).Text;

    [GeneratedRegex("""\bcreatePage\(""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Calls();

    [GeneratedRegex(
        """\bpath:\s*[\w.?]*fields\??\.slug\s*[,}\n]""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex FieldPaths();

    [GeneratedRegex(
        """createFilePath\([^()]*\)\s*[+.]|[+}]\s*createFilePath|\$\{\s*createFilePath""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PrefixedSlugs();

    [GeneratedRegex(
        "\"hexo-generator-(?<name>[^\"]+)\"",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Plugins();

    [GeneratedRegex("""["']?\bpermalink["']?\s*[:=]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Permalinks();

    [GeneratedRegex("""\.(json|11tydata\.\w+)$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Data();
}
