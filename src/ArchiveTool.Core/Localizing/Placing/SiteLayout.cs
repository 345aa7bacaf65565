using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Where a site's generator takes files from that it serves as they are, and how posts name them.</summary>
/// <param name="ServedFolder">The canonical folder that the generator copies to the site's root.</param>
/// <param name="PictureFolder">The folder for pictures within it, such as <c>images</c>.</param>
/// <param name="Rules">How posts name what stands there.</param>
internal sealed record SiteLayout(string ServedFolder, string PictureFolder, AddressRules Rules)
{
    /// <summary>
    /// The place for pictures that belong to one post, by the post's path, or why the generator has none; null
    /// to put them beside the post.
    /// </summary>
    public Func<string, Post?, Outcome<PostPlacement>?>? PostFolders { get; init; }

    /// <summary>The folder of the pictures, canonical.</summary>
    public string Pictures => Path.GetFullPath(Path.Combine(ServedFolder, PictureFolder));
}
