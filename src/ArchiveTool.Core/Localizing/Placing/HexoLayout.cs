using System.Text.RegularExpressions;
using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>
/// Hexo (https://hexo.io/docs/asset-folders). hexo-renderer-marked puts <c>root</c> before a picture's address
/// (<c>prependRoot</c>) unless <c>relative_link</c> is on; raw HTML is left as it is; tags go through <c>url_for</c>.
/// </summary>
internal static class HexoLayout
{
    private const string Marked = "hexo-renderer-marked";
    private const int MostTemplates = 2_000;
    private static readonly string[] Renderers =
    [
        "hexo-renderer-markdown-it",
        "hexo-renderer-markdown-it-plus",
        "hexo-renderer-kramed",
        "hexo-renderer-pandoc",
        "hexo-renderer-multi-markdown-it",
    ];

    /// <summary>The layout of a Hexo site.</summary>
    public static SiteLayout Describe(Site site)
    {
        var root = SiteLayouts.GetBase(site);
        var isRelative = IsTrue(site.Config.Find("relative_link"));
        var renderer = FindRenderer(site.Folder);
        var prepends =
            renderer == Marked
            && !isRelative
            && !string.Equals(
                SettingsSection.Find(site.Config.Text, "marked", "prependRoot"),
                "false",
                StringComparison.OrdinalIgnoreCase
            );
        var usesUrlFor = root == "/" || ThemeUsesUrlFor(site);

        // With relative_link, url_for makes addresses relative to the host's root and leaves whole URLs alone.
        var whole = isRelative ? SiteLayouts.GetWhole(site) : "/";
        var rules = new AddressRules
        {
            Markdown = prepends ? "/" : root,
            Html = root,
            Css = root,
            FrontMatter =
                !usesUrlFor ? root
                : root == "/" ? "/"
                : whole,
            Tag = whole,
            Reasons =
            [
                prepends ? $"{renderer} puts root ({root}) before the pictures of Markdown"
                : renderer != Marked ? $"{renderer} leaves addresses as they are written; root is {root}"
                : isRelative
                    ? $"relative_link is on, so {renderer} leaves addresses as they are written; root is {root}"
                : $"prependRoot is off, so {renderer} leaves addresses as they are written; root is {root}",
                $"raw HTML is left as it is, on every page; root is {root}",
                isRelative
                    ? $"relative_link is on, so url_for leads right only for whole URLs: tags{(root == "/" ? "" : " and front matter")} have {whole}"
                    : "tags go through url_for, which puts root before addresses that begin with a slash",
                usesUrlFor
                    ? "the theme reads pictures of front matter through url_for"
                    : "the theme writes pictures of front matter as they stand",
            ],
        };
        var resolvesNames = renderer == Marked && IsTrue(SettingsSection.Find(site.Config.Text, "marked", "postAsset"));
        return new SiteLayout(site.StaticFolders[0], "images", rules)
        {
            PostFolders = new HexoPostFolders(site, rules, resolvesNames).Find,
        };
    }

    private static string FindRenderer(string folder)
    {
        var package = Path.Combine(folder, "package.json");
        var text = File.Exists(package) ? Read(package) : "";
        return text.Contains($"\"{Marked}\"", StringComparison.Ordinal)
            ? Marked
            : Array.Find(Renderers, name => text.Contains($"\"{name}\"", StringComparison.Ordinal)) ?? Marked;
    }

    /// <summary>True where a template asks for a picture of a post through <c>url_for</c>, or where none names one.</summary>
    private static bool ThemeUsesUrlFor(Site site)
    {
        if (site.Config.Find("theme") is not { Length: > 0 } theme || theme.IndexOfAny(['/', '\\', '.']) >= 0)
        {
            return true;
        }

        string[] folders =
        [
            Path.Combine(site.Folder, "themes", theme, "layout"),
            Path.Combine(site.Folder, "node_modules", "hexo-theme-" + theme, "layout"),
        ];
        const string Keys = @"(post|page|item)\.(headimg|thumbnail|cover|banner|image|photos|index_img|top_img)\b";
        const string Places = @"(src|content|href)\s*=|url\(";
        var (through, plain) = (0, 0);
        var templates = folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Take(MostTemplates);
        foreach (var line in templates.SelectMany(path => Read(path).Split('\n')))
        {
            if (!Regex.IsMatch(line, Keys, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
            {
                continue;
            }

            through += line.Contains("url_for(", StringComparison.Ordinal) ? 1 : 0;
            plain += Regex.IsMatch(line, Places, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking) ? 1 : 0;
        }

        return through > 0 || plain == 0;
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static string Read(string path)
    {
        try
        {
            return string.Join('\n', ForeignFile.ReadLines(path, ForeignFile.MostSettingsBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
