using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Markdown;
using ArchiveTool.Core.Sites;

namespace ArchiveTool.Core.Runs.Auditing;

/// <summary>
/// Judges what leads from a file without an address to other files: beside it, in its site, in the folder that was
/// named as the input. Of a site that a generator builds, pages are known by their sources.
/// </summary>
internal sealed class LocalLinks
{
    private readonly Lazy<SitePlace> sitePlace;
    private readonly Lazy<LocalFiles> localFiles;
    private readonly string? namedFolder;
    private readonly Func<string, SitePages> pagesOf;
    private readonly LocalAnchors? anchors;

    /// <summary>The places for one post.</summary>
    /// <param name="input">The post.</param>
    /// <param name="askedRoot">The asked root, or null to look for the site that the post belongs to.</param>
    /// <param name="sites">Finds it, when the first link needs it.</param>
    /// <param name="pagesOf">Knows the pages of a site by its folder.</param>
    /// <param name="anchors">Knows the names in pages; null where fragments are not checked.</param>
    public LocalLinks(
        PostInput input,
        string? askedRoot,
        SiteFinder sites,
        Func<string, SitePages> pagesOf,
        LocalAnchors? anchors
    )
    {
        sitePlace = new Lazy<SitePlace>(() => SitePlace.Of(input, askedRoot, sites));
        namedFolder = input.Folder;
        localFiles = new Lazy<LocalFiles>(() =>
            new LocalFiles(input.Identity, Place.Root, sites) { AlsoWithin = Place.Folder }
        );
        this.pagesOf = pagesOf;
        this.anchors = anchors;
    }

    private SitePlace Place => sitePlace.Value;

    private LocalFiles Files => localFiles.Value;

    /// <summary>The verdict on a link without an absolute URL.</summary>
    public LinkVerdict Judge(Reference reference)
    {
        if (reference is { Element: HexoTags.Element, Attribute: HexoTags.PostLink })
        {
            return OfPost(reference.Raw);
        }

        var path = LinkPath.Decode(reference.Raw);
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return path.Length == 0 ? LinkVerdict.Alive() : LinkVerdict.Dead(Reason.NotFound);
        }

        return OfPath(path, reference.Raw);
    }

    private LinkVerdict OfPath(string path, string raw)
    {
        var isOutside = false;
        foreach (var candidate in LocalCandidates.Of(path))
        {
            var file = Files.Find(Uri.EscapeDataString(candidate));
            if (file.Path is { } found)
            {
                return HasFragment(found, raw) ? LinkVerdict.Alive() : LinkVerdict.Dead(Reason.MissingFragment);
            }

            isOutside |= file.Reason == Reason.OutsideRoot;
        }

        return isOutside ? LinkVerdict.Skipped(Reason.OutsideRoot) : OfMissing(path);
    }

    /// <summary>Only what is served as it stands is judged: a generator's layout brings names of its own.</summary>
    private bool HasFragment(string file, string raw)
    {
        var hash = raw.IndexOf('#', StringComparison.Ordinal);
        var isServed = Place.Folder is null || CanonicalPath.IsWithin(file, Path.Combine(Place.Folder, "static"));
        return hash < 0 || !isServed || anchors?.Of(file)?.Has(raw[(hash + 1)..].TrimEnd()) is not false;
    }

    /// <summary>Hexo finds a post by its source's name, in whatever folder, or by its title; a fragment may follow.</summary>
    private LinkVerdict OfPost(string name) =>
        name.LastIndexOf('#') is var hash and > 0 && OfName(name[..hash]) is { Status: LinkStatus.Alive } verdict
            ? verdict
            : OfName(name);

    private LinkVerdict OfName(string name) =>
        Files.Find(Uri.EscapeDataString(name + ".md")).Path is not null ? LinkVerdict.Alive()
        : (Place.Folder ?? namedFolder) is not { } folder ? LinkVerdict.Skipped(Reason.NoBaseUrl)
        : pagesOf(folder).HasPost(name) ? LinkVerdict.Alive()
        : LinkVerdict.Dead(Reason.NotFound);

    private LinkVerdict OfMissing(string path)
    {
        var isRooted = path[0] == '/';
        if (Place.Folder is not { } folder)
        {
            // Without a site nobody can say where its root is.
            return isRooted && Place.Root is null
                ? LinkVerdict.Skipped(Reason.NoBaseUrl)
                : LinkVerdict.Dead(Reason.NotFound);
        }

        var pages = pagesOf(folder);
        var isThere =
            pages.Has(path) ? true
            : IsSource(path) ? pages.HasSource(path)
            // Relative to the post's permalink, which the generator makes.
            : (SitePages.IsCopied(path) ? pages.MayCopy(path) : !isRooted || pages.MayMake(path)) ? null
            : (bool?)false;
        return isThere switch
        {
            true => LinkVerdict.Alive(),
            false => LinkVerdict.Dead(Reason.NotFound),
            null => LinkVerdict.Skipped(Reason.NoBaseUrl),
        };
    }

    /// <summary>No generator makes a page of this name.</summary>
    private static bool IsSource(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
}
