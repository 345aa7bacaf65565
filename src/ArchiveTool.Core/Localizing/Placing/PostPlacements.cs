using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>Decides where the pictures of a post go.</summary>
/// <param name="root">The site's canonical folder.</param>
/// <param name="layout">What the site's generator serves; null without one.</param>
/// <param name="into">What was asked for.</param>
/// <param name="folder">The canonical folder that was asked for, with <see cref="PicturePlace.Folder"/>.</param>
internal sealed class PostPlacements(string root, SiteLayout? layout, PicturePlace into, string? folder)
{
    /// <summary>The place for a post's pictures, or why there is none.</summary>
    /// <param name="postPath">The post's canonical path.</param>
    /// <param name="slug">The post's short name.</param>
    /// <param name="post">The post; null if it was not read.</param>
    public Outcome<PostPlacement> Find(string postPath, string slug, Post? post)
    {
        var own = Path.GetDirectoryName(postPath)!;
        switch (into)
        {
            case PicturePlace.Folder:
                return layout is not null && !CanonicalPath.IsWithin(folder!, layout.ServedFolder)
                    ? new Failure($"{folder} is not served; name a folder within {layout.ServedFolder} for --into")
                    : Create(Path.Combine(folder!, slug), folder!, own);
            case PicturePlace.Post:
                return layout?.PostFolders?.Invoke(postPath, post) ?? Create(own, own, own);
            default:
                var pictures = layout?.Pictures ?? Path.Combine(root, "images");
                return Create(Path.Combine(pictures, slug), pictures, own);
        }
    }

    /// <summary>A path in an address: what has a meaning there is percent-encoded.</summary>
    public static string Encode(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (var character in path.Replace(Path.DirectorySeparatorChar, '/'))
        {
            text.Append(character is '%' or '?' or '#' or ' ' or '\\' ? Uri.HexEscape(character) : character);
        }

        return text.ToString();
    }

    private PostPlacement Create(string pictures, string whole, string own) =>
        new(
            pictures,
            whole,
            (reference, path) =>
                layout is not null && CanonicalPath.IsWithin(path, layout.ServedFolder)
                    ? layout.Rules.GetAddress(reference, Encode(Path.GetRelativePath(layout.ServedFolder, path)))
                    : Encode(Path.GetRelativePath(own, path))
        );
}
