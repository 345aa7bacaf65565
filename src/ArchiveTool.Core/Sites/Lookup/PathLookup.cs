using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Finds paths below folders: as they are written, with an ending, or in other letters.</summary>
/// <param name="options">How references are looked up.</param>
/// <param name="folders">What stands in folders.</param>
internal sealed class PathLookup(LocalReferenceOptions options, FolderIndex folders)
{
    /// <summary>What a page's source or its built form may end with.</summary>
    public static readonly string[] PageEndings = [".html", ".md", ".markdown", ".mdx", ".htm"];

    private readonly Lazy<IReadOnlyList<string>> named = new(() =>
        [.. options.NamedFolders.Where(Directory.Exists).Select(CanonicalPath.Resolve)]
    );

    /// <summary>What stands in folders.</summary>
    public FolderIndex Folders => folders;

    /// <summary>What a path below a folder leads to, with an ending or as the source of a page where endings are named.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="limit">The folder that it must stay in; null for anywhere.</param>
    /// <param name="path">The path, with a slash at its end where it names a folder.</param>
    /// <param name="endings">Endings that may be left out.</param>
    /// <param name="site">The site, where its sources are looked for.</param>
    public LocalTarget Below(string folder, string? limit, string path, string[] endings, Site? site = null)
    {
        var full = Combine(folder, path);
        if (
            limit is not null
            && !CanonicalPath.IsWithin(full, limit)
            && folders.Find(full) is not null
            && !named.Value.Any(other => CanonicalPath.IsWithin(full, other))
        )
        {
            return LocalTarget.Outside;
        }

        var target = At(limit, full, path.EndsWith('/'), endings);
        if (target.Kind != LocalTargetKind.Missing || endings.Length == 0)
        {
            return target;
        }

        // The page of a folder, and the source of a page.
        var whole = path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? full[..^".html".Length] : null;
        var source =
            whole is null || site is { Generator: Generator.Gatsby or Generator.Eleventy }
                ? null
                : Array.Find(PageEndings[1..^1], ending => folders.HasFile(whole + ending));
        return source is null ? target : new LocalTarget(LocalTargetKind.File, whole + source);
    }

    /// <summary>What stands at a full path.</summary>
    public LocalTarget At(string? limit, string full, bool isFolder, string[] endings)
    {
        var kind = folders.Find(full);
        if (kind == EntryKind.Folder || (kind == EntryKind.File && !isFolder))
        {
            return limit is not null && CanonicalPath.IsWithin(full, limit) && folders.LeadsOutside(full, limit)
                ? LocalTarget.Outside
                : new LocalTarget(kind == EntryKind.File ? LocalTargetKind.File : LocalTargetKind.Folder, full);
        }

        var page = isFolder ? null : Array.Find(endings, ending => folders.HasFile(full + ending));
        return page is null ? LocalTarget.Missing : new LocalTarget(LocalTargetKind.File, full + page);
    }

    /// <summary>Missing, with the spelling on the disk where only the case of letters differs.</summary>
    public LocalTarget WithSpelling(string folder, string path, PostPlace place)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = parts.SkipWhile(part => part is "." or "..").ToArray();
        if (named.Length == 0 || Array.Exists(named, part => part is "." or ".."))
        {
            return LocalTarget.Missing;
        }

        var start = path[0] == '/' ? folder : Combine(place.Folder, string.Join('/', parts[..^named.Length]));
        return
            folders.FindIgnoringCase(start, named) is { } actual
            && Path.GetRelativePath(start, actual).Replace('\\', '/') is var spelled
            && spelled != string.Join('/', named)
            ? LocalTarget.Missing with
            {
                Spelling =
                    path[..path.IndexOf(named[0], StringComparison.Ordinal)]
                    + spelled
                    + (path.EndsWith('/') ? "/" : ""),
            }
            : LocalTarget.Missing;
    }

    /// <summary>Other folders in which what is relative may stand: an asset folder that is there, and the root that was asked for.</summary>
    public IEnumerable<string> OtherFolders(PostPlace place, bool isPage)
    {
        var assets = Path.Combine(place.Folder, Path.GetFileNameWithoutExtension(place.File));
        if (!isPage && folders.HasFolder(assets))
        {
            yield return assets;
        }

        if (options.SiteRoot is { } root)
        {
            yield return CanonicalPath.Resolve(root);
        }
    }

    /// <summary>Whether something was found.</summary>
    public static bool IsThere(LocalTarget target) => target.Kind != LocalTargetKind.Missing;

    /// <summary>No generator makes a page of this name.</summary>
    public static bool IsSource(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    /// <summary>How far a path climbs above the root (below 0 where it does), and what a browser makes of it.</summary>
    public static (int Depth, string Address) Climb(string folder, string path)
    {
        var depth = folder.Count(c => c == '/') - 1;
        var least = depth;
        foreach (var part in path.Split('/'))
        {
            depth += part switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            least = Math.Min(least, depth);
        }

        return (least, PageAddress.Resolve(folder, path));
    }

    /// <summary>A path within the site; null if it is outside the path that the site is served under.</summary>
    public static string? WithoutBase(string path, string basePath) =>
        basePath.Length == 0 ? path
        : path == basePath ? "/"
        : path.StartsWith(basePath + "/", StringComparison.Ordinal) ? path[basePath.Length..]
        : null;

    /// <summary>A path below a folder, whether or not it begins with a slash.</summary>
    public static string Combine(string folder, string path) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(folder, path.TrimStart('/'))));
}
