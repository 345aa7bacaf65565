using System.Collections.Frozen;
using System.IO.Enumeration;
using ArchiveTool.Core.Inputs;

namespace ArchiveTool.Core.Sites;

/// <summary>
/// The pages that a site's generator (Hexo, Jekyll, Hugo) makes and the files that it copies, as far as its sources tell.
/// </summary>
internal sealed class SitePages
{
    private static readonly FrozenSet<string> Made = Words("404 404.html feed feeds robots.txt rss search sitemap.txt");

    // Made from templates and other sources, wherever they are.
    private static readonly FrozenSet<string> MadeExtensions = Words(
        ".atom .css .eot .js .json .map .mjs .otf .rss .ttf .webmanifest .woff .woff2 .xml"
    );

    private static readonly FrozenSet<string> Pictures = Words(".avif .bmp .gif .ico .jpeg .jpg .png .svg .tiff .webp");

    // What no generator makes and no theme brings.
    private static readonly FrozenSet<string> Documents = Words(
        ".7z .avi .csv .doc .docx .epub .flac .gz .m4a .mkv .mobi .mov .mp3 .mp4 .odp .ods .odt .ogg .pdf .ppt .pptx .rar "
            + ".tar .tgz .wav .webm .xls .xlsx .zip"
    );

    private static readonly FrozenSet<string> ThemeFolders = Words("css fonts img js lib libs vendor webfonts");

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 32,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System | FileAttributes.Hidden,
        IgnoreInaccessible = true,
    };

    private readonly SiteSettings settings;
    private readonly Generator? generator;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> cores = new(StringComparer.Ordinal);
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> sources = new(StringComparer.OrdinalIgnoreCase);
    private bool hasNumbers;

    private SitePages(SiteSettings settings, Generator? generator)
    {
        this.generator = generator;
        this.settings = settings;
        hasNumbers = settings.IsNumbered;
    }

    /// <summary>Reads a site.</summary>
    /// <param name="folder">The folder of its settings.</param>
    /// <param name="output">The folder that the generator writes, which is not a source; or null.</param>
    /// <param name="generator">What builds it, or null.</param>
    public static SitePages Read(string folder, string? output, Generator? generator = null)
    {
        var pages = new SitePages(SiteSettings.Read(folder), generator);
        var found = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            Everywhere
        )
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                entry.FileName is not ("node_modules" or "exampleSite")
                && (output is null || !entry.ToFullPath().Equals(output, StringComparison.Ordinal)),
        };
        foreach (var file in found)
        {
            pages.Add(file);
        }

        return pages;
    }

    /// <summary>Whether there is a source for a path.</summary>
    public bool Has(string path) =>
        PageNames.Whole(path) is var whole
        && (whole.Length == 0 || names.Contains(whole) || names.Contains(PageNames.GetLast(whole)));

    /// <summary>Whether there is a post of a name or title.</summary>
    public bool HasPost(string name) => names.Contains(name) || Has(name);

    /// <summary>Whether a path that names a source names one that is there; null where such a source is elsewhere.</summary>
    public bool? HasSource(string path)
    {
        if (!sources.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out var known))
        {
            return false;
        }

        var end = string.Join('/', path.Split('/').Where(part => part is not ("" or "." or "..")));
        var isUnmistakable = end.Contains('/', StringComparison.Ordinal) || path[0] == '/';
        return isUnmistakable && known.Exists(source => source.EndsWith("/" + end, StringComparison.OrdinalIgnoreCase))
            ? true
            : null;
    }

    /// <summary>Whether a path names what a generator copies and does not make.</summary>
    public static bool IsCopied(string path) =>
        Path.GetExtension(path) is var extension && (Pictures.Contains(extension) || Documents.Contains(extension));

    /// <summary>Whether what would be copied may come from somewhere: the site, its theme, a picture made smaller.</summary>
    public bool MayCopy(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return files.Contains(name)
            || (settings.HasUnseenTheme && ThemeFolders.Contains(path.TrimStart('/').Split('/')[0]))
            // Hugo writes this into the names of pictures that it makes smaller.
            || Pictures.Contains(Path.GetExtension(name))
                && (settings.HasUnseenTheme || name.Contains("_hu", StringComparison.Ordinal));
    }

    /// <summary>Whether the generator or its theme may make a path of no source's own.</summary>
    public bool MayMake(string path)
    {
        var parts = settings.WithoutRoot(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return hasNumbers
            || MayList(path)
            || folders.Contains(parts[^1])
            // Each generator has its own way with spaces, marks and accents.
            || cores.Contains(PageNames.Core(PageNames.GetLast(path)));
    }

    /// <summary>Whether a path is of the lists, feeds and files that the generator or its theme make beside the pages of sources.</summary>
    public bool MayList(string path)
    {
        var parts = settings.WithoutRoot(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        return parts.Length == 0
            || Made.Contains(parts[0])
            || PageNames.IsListing(parts[0])
            || settings.Listings.Contains(parts[0])
            || (settings.HasTheme && ThemeFolders.Contains(parts[0]))
            || MadeExtensions.Contains(Path.GetExtension(parts[^1]))
            || Array.Exists(parts, IsPage)
            // Archives of a year, a month, a day.
            || Array.TrueForAll(parts, part => part.All(char.IsAsciiDigit));
    }

    private void Add(string file)
    {
        files.Add(Path.GetFileName(file));
        var isPost = InputExpansion.PostExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
        if (!isPost && !SiteSources.IsPage(file, generator))
        {
            return;
        }

        var post = SiteSources.Read(file);
        var own = PageNames.Find(file, post);
        names.UnionWith(own);
        cores.UnionWith(own.Select(PageNames.Core).Where(core => core.Length > 0));
        hasNumbers |=
            settings.WantsAbbrlinks
            && file.Contains("/_posts/", StringComparison.Ordinal)
            && post?.FrontMatter?.Find("abbrlink") is null;
        folders.Add(Path.GetFileName(Path.GetDirectoryName(file)!));
        if (!sources.TryGetValue(Path.GetFileName(file), out var known))
        {
            sources[Path.GetFileName(file)] = known = [];
        }

        known.Add(file);
    }

    /// <summary>Of a list that goes on: <c>page/2</c>, <c>page2</c>.</summary>
    private static bool IsPage(string part) =>
        part.StartsWith("page", StringComparison.OrdinalIgnoreCase) && part[4..].All(char.IsAsciiDigit);

    private static FrozenSet<string> Words(string words) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, words.Split(' '));
}
