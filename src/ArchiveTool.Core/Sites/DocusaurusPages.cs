using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.FrontMatter;

namespace ArchiveTool.Core.Sites;

/// <summary>The addresses of Docusaurus (https://docusaurus.io/docs/create-doc, https://docusaurus.io/docs/blog).</summary>
internal static partial class DocusaurusPages
{
    private const string Blog = "/blog";

    /// <summary>The site's folders and addresses.</summary>
    public static Site Describe(Site site)
    {
        string Below(string name) => Path.GetFullPath(Path.Combine(site.Folder, name));
        var contents = new List<(string Folder, string Address)>();
        foreach (Match block in Contents().Matches(site.Config.Text))
        {
            var name = block.Groups["name"].Value;
            var usual = name == "blog" ? "blog" : "docs";
            var settings = new SiteConfig(block.Groups["settings"].Value);
            contents.Add(
                (Below(settings.Find("path") ?? usual), SiteConfig.GetPath(settings.Find("routeBasePath") ?? usual))
            );
        }

        foreach (var usual in (string[])["docs", "blog"])
        {
            if (!contents.Exists(content => content.Folder == Below(usual)))
            {
                contents.Add((Below(usual), "/" + usual));
            }
        }

        contents.Add((Below("src/pages"), ""));
        return site with
        {
            BasePath = SiteConfig.GetPath(site.Config.Find("baseUrl")),
            Origin = SiteFolders.GetOrigin(site.Config.Find("url")),
            Output = Below("build"),
            StaticFolders = [Below("static")],
            Contents = contents,
        };
    }

    /// <summary>The address of a source, or null if it is not a page.</summary>
    /// <param name="relative">Its path below its folder, with slashes.</param>
    /// <param name="address">The folder's address.</param>
    /// <param name="frontMatter">Its front matter, or null.</param>
    public static string? GetAddress(string relative, string address, FrontMatterBlock? frontMatter)
    {
        var parts = relative.Split('/');
        if (parts[^1].StartsWith('_') || Array.Exists(parts[..^1], part => part.StartsWith('_')))
        {
            return null;
        }

        var slug = frontMatter?.Find("slug");
        if (address == Blog || address.EndsWith("/blog", StringComparison.Ordinal))
        {
            return PageAddress.Join(address, slug ?? BlogPath(relative));
        }

        if (address.Length == 0)
        {
            return PageAddress.Join("", WithoutIndex(WithoutEnding(relative)));
        }

        string[] names = [.. WithoutEnding(relative).Split('/').Select(WithoutNumber)];
        var folder = string.Join('/', names[..^1]);
        if (slug is not null)
        {
            return PageAddress.Join(address, slug.StartsWith('/') ? slug : PageAddress.Resolve($"/{folder}/", slug));
        }

        var name = names[^1];
        var isFolders = name is "index" or "readme" or "README" || (names.Length > 1 && name == names[^2]);
        if (isFolders && frontMatter?.Find("id") is null)
        {
            return PageAddress.Join(address, folder);
        }

        var id = frontMatter?.Find("id")?.Trim('/') is { Length: > 0 } own ? own : name;
        return PageAddress.Join(address, folder.Length == 0 ? id : $"{folder}/{id}");
    }

    /// <summary>A name without the number that orders it; dates and versions are no numbers.</summary>
    public static string WithoutNumber(string name) =>
        DateOrVersion().IsMatch(name) ? name : Number().Replace(name, "${rest}");

    private static string BlogPath(string relative)
    {
        var path = WithoutIndex(WithoutEnding(relative));
        var match = BlogDate().Match(path);
        return match.Success
            ? $"{match.Groups["folder"].Value}{match.Groups["date"].Value.Replace('-', '/')}/{match.Groups["rest"].Value}"
            : path;
    }

    private static string WithoutIndex(string path) =>
        path == "index" ? ""
        : path.EndsWith("/index", StringComparison.Ordinal) ? path[..^"/index".Length]
        : path;

    private static string WithoutEnding(string path) => path[..^Path.GetExtension(path).Length];

    [GeneratedRegex(
        """\b(?<name>docs|blog|['"]@docusaurus/plugin-content-docs['"])\s*[:,]\s*(/\*.*?\*/\s*|\(|\{\s*)*(?<settings>[^{}]*)""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Contents();

    [GeneratedRegex(
        """^\d+\s*[-_.]+\s*(?<rest>[^-_.\s].*)$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        """^(\d{2}|\d{4})[-_.]\d{2}([-_.](\d{2}|\d{4}))?|^\d+[-_.]\d+""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DateOrVersion();

    [GeneratedRegex(
        """^(?<folder>(.*/)?)(?<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/](?<rest>[^/].*)$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex BlogDate();
}
