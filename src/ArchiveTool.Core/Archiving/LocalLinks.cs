using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Archiving;

/// <summary>
/// Judges what leads from a file without an address to other files: beside it, in its site, in the folder that was
/// named as the input. Of a site that a generator builds, pages are known by their sources.
/// </summary>
internal sealed class LocalLinks
{
    private readonly LocalFiles files;
    private readonly string? siteRoot;
    private readonly Func<string, SitePages> pagesOf;
    private readonly string? generatorFolder;

    /// <summary>The places for one post.</summary>
    /// <param name="input">The post.</param>
    /// <param name="askedRoot">The asked root, or null to look for the site that the post belongs to.</param>
    /// <param name="pagesOf">Knows the pages of a site by its folder.</param>
    public LocalLinks(PostInput input, string? askedRoot, Func<string, SitePages> pagesOf)
    {
        (generatorFolder, siteRoot) = SitePlace.Of(input, askedRoot);
        files = new LocalFiles(input.Identity, siteRoot);
        this.pagesOf = pagesOf;
    }

    /// <summary>The verdict on a link without an absolute URL.</summary>
    public LinkVerdict Judge(Reference reference)
    {
        var path = Uri.UnescapeDataString(reference.Raw.Split('?', '#')[0].Trim()).Replace('\\', '/');
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            return path.Length == 0 ? LinkVerdict.Alive() : LinkVerdict.Dead(Reason.NotFound);
        }

        var isOutside = false;
        foreach (var candidate in LocalCandidates.Of(path))
        {
            var file = files.Find(Uri.EscapeDataString(candidate));
            if (file.Path is not null)
            {
                return LinkVerdict.Alive();
            }

            isOutside |= file.Reason == Reason.OutsideRoot;
        }

        return isOutside ? LinkVerdict.Skipped(Reason.OutsideRoot) : OfMissing(path);
    }

    private LinkVerdict OfMissing(string path)
    {
        var isRooted = path[0] == '/';
        if (generatorFolder is null)
        {
            // Without a site nobody can say where its root is.
            return isRooted && siteRoot is null
                ? LinkVerdict.Skipped(Reason.NoBaseUrl)
                : LinkVerdict.Dead(Reason.NotFound);
        }

        var pages = pagesOf(generatorFolder);
        return pages.Has(path) ? LinkVerdict.Alive()
            // Relative to the post's permalink, which the generator makes.
            : !isRooted || pages.MayMake(path) ? LinkVerdict.Skipped(Reason.NoBaseUrl)
            : LinkVerdict.Dead(Reason.NotFound);
    }
}
