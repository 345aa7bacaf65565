using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Finds what lies in the folder of a built site, as its server finds it.</summary>
/// <param name="paths">Finds paths below folders.</param>
internal sealed class ServedLookup(PathLookup paths)
{
    private static readonly string[] ServedEndings = [".html", ".htm"];

    /// <summary>Finds what a reference leads to.</summary>
    public LocalTarget Find(PostPlace place, string path, bool isPage)
    {
        var root = place.ServedRoot!;
        if (path[0] == '/')
        {
            return PathLookup.WithoutBase(path, place.BasePath) is { } within
                ? Served(place, root, PageAddress.Resolve("/", within), isPage)
                : BesideBase(place, root, path, isPage);
        }

        var own = CanonicalPath.IsWithin(place.Folder, root)
            ? Path.GetRelativePath(root, place.Folder).Replace('\\', '/')
            : "";
        var folder = own is "" or "." ? "/" : $"/{own}/";
        var (depth, rest) = PathLookup.Climb(folder, path);
        if (depth < 0 && (place.BasePath.Length > 0 || !place.IsRootKnown))
        {
            // Out of the folder that is known: into what a browser would find above it, if that is there.
            var beyond = PathLookup.Combine(place.Folder, path);
            if (place.BasePath.Length > 0 || paths.Folders.Find(beyond) is not null)
            {
                return LocalTarget.Outside;
            }
        }

        var target = Served(place, root, rest, isPage);
        return target.Kind == LocalTargetKind.Missing && HasNoLastSlash(place)
            ? Served(place, root, PageAddress.Resolve(PageAddress.Resolve(folder, "../"), path), isPage)
                is { Kind: not LocalTargetKind.Missing } other
                ? other
                : target
            : target;
    }

    private LocalTarget Served(PostPlace place, string root, string address, bool isPage)
    {
        var target = paths.At(
            root,
            PathLookup.Combine(root, address.TrimStart('/')),
            address.EndsWith('/'),
            isPage ? ServedEndings : []
        );
        return target.Kind == LocalTargetKind.Missing ? paths.WithSpelling(root, address, place) : target;
    }

    /// <summary>
    /// A path outside the one that the site is served under belongs to somebody else; but the site has a page of that
    /// name, so that the base path was forgotten.
    /// </summary>
    private LocalTarget BesideBase(PostPlace place, string root, string path, bool isPage)
    {
        var isForgotten =
            path.Trim('/').Length > 0
            && Served(place, root, PageAddress.Resolve("/", path), isPage).Kind
                is LocalTargetKind.File
                    or LocalTargetKind.Folder;
        return isForgotten ? LocalTarget.Missing with { Spelling = place.BasePath + path } : LocalTarget.Outside;
    }

    /// <summary>Pages that some generators serve from <c>a/index.html</c> at <c>/a</c>.</summary>
    private static bool HasNoLastSlash(PostPlace place) =>
        place is { IsBuilt: true, Site.Generator: Generator.Docusaurus or Generator.Astro or Generator.Gatsby }
        && Path.GetFileName(place.File) == "index.html";
}
