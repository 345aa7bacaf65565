using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>Finds pages by their addresses in the built site, of which their sources tell.</summary>
/// <param name="paths">Finds paths below folders.</param>
/// <param name="maps">The pages of sites.</param>
internal sealed class AddressLookup(PathLookup paths, SiteMaps maps)
{
    /// <summary>A link to a page, relative to the address of the page in which it stands.</summary>
    public LocalTarget FindByAddress(PostPlace place, Site site, string path, bool isPage)
    {
        var map = maps.GetMap(site);
        if (map.GetAddress(place.File) is not { } own)
        {
            return paths.Folders.Find(PathLookup.Combine(place.Folder, path)) switch
            {
                EntryKind.File => new LocalTarget(LocalTargetKind.File, PathLookup.Combine(place.Folder, path)),
                _ => LocalTarget.Unknown,
            };
        }

        var mayBeUnknown = false;
        foreach (var folder in GetFolders(site, own, place.File))
        {
            var address = PageAddress.Resolve(folder, path);
            if (isPage && map.Find(address) is { } source)
            {
                return new LocalTarget(LocalTargetKind.File, source);
            }

            var files = site
                .StaticFolders.Select(root => paths.Below(root, root, address, []))
                .FirstOrDefault(PathLookup.IsThere);
            if (
                files is { Kind: LocalTargetKind.File }
                || (files is not null && site.Generator == Generator.MkDocs && HasPages(map, address))
            )
            {
                return files;
            }

            mayBeUnknown |= isPage
                ? map.MayMake(address)
                : site.Generator != Generator.MkDocs && paths.Folders.HasFile(PathLookup.Combine(place.Folder, path));
        }

        // MkDocs changes links to files of any kind.
        var beside = PathLookup.Combine(place.Folder, path);
        return isPage
            && site.Generator == Generator.MkDocs
            && paths.Folders.HasFile(beside)
            && CanonicalPath.IsWithin(beside, site.Contents[0].Folder)
                ? new LocalTarget(LocalTargetKind.File, beside)
            : mayBeUnknown ? LocalTarget.Unknown
            : paths.WithSpelling(place.Folder, path, place);
    }

    /// <summary>A page by its address, where every page's address is known; null where they are not.</summary>
    public LocalTarget? FindByPermalinks(PostPlace place, Site site, SitePages known, string path, bool isRooted)
    {
        var map = maps.GetPermalinks(site);
        if (!map.IsComplete || (!isRooted && map.GetAddress(place.File) is null))
        {
            return null;
        }

        var address = isRooted
            ? PageAddress.Resolve("/", PathLookup.WithoutBase(path, site.BasePath) ?? path)
            : PageAddress.Resolve(GetFolder(map.GetAddress(place.File)!), path);
        if (map.Find(address) is { } source)
        {
            return new LocalTarget(LocalTargetKind.File, source);
        }

        if (map.IsList(address))
        {
            return PageAddress.Normalize(address).Length < 2
                ? new LocalTarget(LocalTargetKind.File)
                : LocalTarget.Unknown;
        }

        var file = site
            .StaticFolders.Select(root => paths.Below(root, root, address, []))
            .FirstOrDefault(PathLookup.IsThere);
        return file is { Kind: LocalTargetKind.File } ? file
            : SitePages.IsCopied(address)
                ? known.MayCopy(address) ? LocalTarget.Unknown
                    : paths.WithSpelling(isRooted ? site.StaticFolders[0] : place.Folder, path, place)
            : known.MayList(address) || map.IsNear(address) ? LocalTarget.Unknown
            : LocalTarget.Missing with
            {
                Spelling = map.FindIgnoringCase(address) is { } own && isRooted ? site.BasePath + own : null,
            };
    }

    /// <summary>What a page's relative links are relative to: its own address, with the slash at its end or without.</summary>
    private static IEnumerable<string> GetFolders(Site site, string address, string file)
    {
        var isFolder = Path.GetFileNameWithoutExtension(file) is "index" or "README";
        var above = address.Length == 0 ? "/" : address[..(address.LastIndexOf('/') + 1)];
        return site.Generator switch
        {
            Generator.MkDocs => isFolder || site.Config.Find("use_directory_urls") != "false"
                ? [address + "/"]
                : [above],
            _ => [above, address + "/"],
        };
    }

    private static bool HasPages(SiteMap map, string address) => map.Find(address) is not null;

    private static string GetFolder(string address) => address[..(address.LastIndexOf('/') + 1)];
}
