using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Sites;

/// <summary>Where a file stands in its site.</summary>
/// <param name="Folder">The folder of the generator's settings, or null if no generator is seen.</param>
/// <param name="Root">The canonical folder under which addresses that begin with a slash are looked for, or null.</param>
internal sealed record SitePlace(string? Folder, string? Root)
{
    /// <summary>The place of a file.</summary>
    /// <param name="input">The file.</param>
    /// <param name="askedRoot">The asked root, or null to look for the site that the file belongs to.</param>
    /// <param name="sites">Finds it.</param>
    public static SitePlace Find(PostInput input, string? askedRoot, SiteFinder sites)
    {
        var folder = sites.FindGenerator(input.Identity);
        // A folder without a generator's settings is a site by itself.
        var root = askedRoot ?? (folder is null ? input.Folder : null) ?? sites.Find(input.Identity);
        return new SitePlace(folder, root is null ? null : CanonicalPath.Resolve(root));
    }

    /// <summary>What a manifest says of it; null if there is no site.</summary>
    public ManifestSite? Describe(string file, Post post) =>
        Folder is null && Root is null
            ? null
            : new ManifestSite
            {
                Folder = Folder,
                Root = Root,
                Names = PageNames.Find(file, post),
            };
}
