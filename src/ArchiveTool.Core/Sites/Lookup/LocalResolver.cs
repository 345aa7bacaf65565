using ArchiveTool.Core.Files;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Sites.Vaults;

namespace ArchiveTool.Core.Sites.Lookup;

/// <summary>
/// Finds what local references lead to: links, pictures, styles and scripts alike, in a built site, a generator's
/// sources, a repository, or any folder.
/// </summary>
internal sealed class LocalResolver
{
    private readonly LocalReferenceOptions options;
    private readonly FolderIndex folders;
    private readonly SiteMaps maps = new();
    private readonly AddressLookup addresses;
    private readonly ServedLookup served;
    private readonly SourceLookup sources;
    private readonly PlainLookup plain;

    /// <summary>Reads nothing yet.</summary>
    /// <param name="options">How references are looked up.</param>
    /// <param name="folders">What stands in folders.</param>
    public LocalResolver(LocalReferenceOptions options, FolderIndex folders)
    {
        this.options = options;
        this.folders = folders;
        var paths = new PathLookup(options, folders);
        addresses = new AddressLookup(paths, maps);
        served = new ServedLookup(paths);
        sources = new SourceLookup(options, paths, maps, addresses);
        plain = new PlainLookup(options, paths, Vaults);
    }

    /// <summary>The Obsidian vaults that notes belong to.</summary>
    public VaultFinder Vaults { get; } = new();

    /// <summary>Finds what a reference leads to.</summary>
    /// <param name="place">The post in which it stands.</param>
    /// <param name="path">Its path, decoded, without query and fragment; not empty.</param>
    /// <param name="reference">What stands there.</param>
    public LocalTarget Find(PostPlace place, string path, Reference reference)
    {
        var isPage = reference.Kind is ReferenceKind.Link or ReferenceKind.Document;
        var found =
            IsLeftAsItIs(place, path, reference, isPage) ? addresses.FindByAddress(place, place.Site!, path, isPage)
            : place.IsServed ? served.Find(place, path, isPage)
            : place.Site is { } site ? sources.Find(place, site, path, isPage)
            : plain.Find(place, path, isPage);
        if (found.Kind == LocalTargetKind.Folder && options.RequireIndex && FindIndex(found.Path!) is null)
        {
            return LocalTarget.Missing;
        }

        return found;
    }

    /// <summary>The post that Hexo's <c>post_link</c> names by its source's name, in whatever folder, or by its title.</summary>
    public LocalTarget FindPost(PostPlace place, string name)
    {
        if (folders.HasFile(PathLookup.Combine(place.Folder, name + ".md")))
        {
            return new LocalTarget(LocalTargetKind.File, PathLookup.Combine(place.Folder, name + ".md"));
        }

        if (Vaults.Find(place.File) is { } vault)
        {
            return vault.FindNote(place.File, name) is { } note
                ? new LocalTarget(LocalTargetKind.File, note)
                : LocalTarget.Missing;
        }

        return (place.Site?.Folder ?? place.NamedFolder) is not { } folder ? LocalTarget.Unknown
            : maps.GetPages(folder, place.Site).HasPost(name) ? new LocalTarget(LocalTargetKind.File)
            : LocalTarget.Missing;
    }

    /// <summary>The file that stands for a folder, or null.</summary>
    public string? FindIndex(string folder)
    {
        foreach (var name in options.IndexFiles)
        {
            var path = Path.Combine(folder, name);
            if (folders.HasFile(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>A picture in HTML, of which these generators know nothing: it is relative to the page's address.</summary>
    private static bool IsLeftAsItIs(PostPlace place, string path, Reference reference, bool isPage) =>
        !isPage
        && path[0] is not ('/' or '@' or '~')
        && place is { IsServed: false, Site.Generator: Generator.MkDocs or Generator.Astro or Generator.Docusaurus }
        && reference.Element is not ("markdown" or "front-matter");
}
