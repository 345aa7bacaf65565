using System.IO.Enumeration;
using ArchiveTool.Core.Sites.Permalinks;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// The pages of a site whose addresses follow from permalinks (Hexo, Hugo, Jekyll, Eleventy), where each can be told without
/// running the generator.
/// </summary>
internal sealed class PermalinkMap
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> own = new(StringComparer.Ordinal);
    private readonly HashSet<string> sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> cores = new(StringComparer.Ordinal);

    private PermalinkMap() { }

    /// <summary>Whether every source's address is known, so that what is not among them is not there.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Reads the sources of a site.</summary>
    public static PermalinkMap Read(Site site)
    {
        var map = new PermalinkMap();
        if (SitePermalinks.Describe(site) is not { } permalinks)
        {
            map.IsComplete = false;
            return map;
        }

        foreach (var (folder, _) in site.Contents)
        {
            foreach (var file in Files(folder, site))
            {
                map.Add(permalinks, folder, file);
                map.AddSection(site, Path.GetRelativePath(folder, file));
            }
        }

        return map;
    }

    /// <summary>The source of the page at an address, or null.</summary>
    public string? Find(string path) => pages.GetValueOrDefault(PageAddress.Normalize(path));

    /// <summary>Whether the generator makes a list of an address by itself: the home page, and Hugo's sections.</summary>
    public bool IsList(string path) => PageAddress.Normalize(path) is "" or "/" || sections.Contains(path.Trim('/'));

    /// <summary>Whether a page's address differs from this one in no letter and no number.</summary>
    public bool IsNear(string path) => cores.Contains(Core(path));

    /// <summary>The address that differs from this one in the case of letters alone, or null.</summary>
    public string? FindIgnoringCase(string path)
    {
        var address = PageAddress.Normalize(path);
        return pages.Keys.FirstOrDefault(one => one.Equals(address, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found + (path.EndsWith('/') ? "/" : "")
            : null;
    }

    /// <summary>The address of the page that a source becomes, or null.</summary>
    public string? GetAddress(string file) => own.GetValueOrDefault(file);

    private void Add(IPermalinks permalinks, string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');
        var addresses = permalinks.Find(new SourcePage(relative, SiteSources.GetFrontMatter(file)));
        IsComplete &= addresses.IsKnown;
        foreach (var address in addresses.All)
        {
            pages.TryAdd(PageAddress.Normalize(address), file);
            cores.Add(Core(address));
            own.TryAdd(file, address);
        }
    }

    private void AddSection(Site site, string relative)
    {
        var slash = relative.IndexOf('/', StringComparison.Ordinal);
        if (site.Generator == Generator.Hugo && slash > 0)
        {
            sections.Add(relative[..slash].ToLowerInvariant().Replace(' ', '-'));
        }
    }

    private static string Core(string path) =>
        new([.. PageAddress.Normalize(path).Where(c => c == '/' || char.IsLetterOrDigit(c))]);

    private static IEnumerable<string> Files(string folder, Site site)
    {
        IEnumerable<string> none = [];
        return !Directory.Exists(folder)
            ? none
            : new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), Everywhere)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                    !entry.IsDirectory && SiteSources.IsPage(entry.ToFullPath(), site.Generator),
                ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                    entry.FileName is not "node_modules"
                    && !entry.ToFullPath().Equals(site.Output, StringComparison.Ordinal),
            };
    }
}
