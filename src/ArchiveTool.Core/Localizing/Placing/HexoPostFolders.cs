using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Sites;
using ArchiveTool.Core.Sites.Permalinks;

namespace ArchiveTool.Core.Localizing.Placing;

/// <summary>
/// The asset folders of Hexo's posts (https://hexo.io/docs/asset-folders): what stands in one is served below the post's own
/// address. What stands beside a post in <c>_posts</c> is not served at all.
/// </summary>
/// <param name="site">The site.</param>
/// <param name="rules">How posts name what the site serves.</param>
/// <param name="resolvesNames">Whether the renderer turns the names of a post's own files in Markdown into addresses.</param>
internal sealed class HexoPostFolders(Site site, AddressRules rules, bool resolvesNames)
{
    private const string Posts = "_posts/";

    private readonly string source = site.Contents[0].Folder;
    private readonly IPermalinks? permalinks = SitePermalinks.Describe(site);

    /// <summary>The place for the files of a post, or why Hexo has none.</summary>
    /// <param name="path">The post's canonical path.</param>
    /// <param name="post">The post; null if it was not read.</param>
    public Outcome<PostPlacement>? Find(string path, Post? post)
    {
        var relative = CanonicalPath.IsWithin(path, source)
            ? Path.GetRelativePath(source, path).Replace('\\', '/')
            : path;
        if (!relative.StartsWith('_'))
        {
            return CreateBeside(Path.GetDirectoryName(path)!);
        }

        if (!relative.StartsWith(Posts, StringComparison.Ordinal))
        {
            return new Failure($"{path} gets its address when it is published; publish it first, or use --into site");
        }

        if (site.Config.Find("post_asset_folder")?.Trim() is not "true")
        {
            return new Failure(
                $"Hexo serves no file beside {path} while post_asset_folder is off; turn it on in _config.yml, or use --into site"
            );
        }

        return GetAddress(relative, post) is { } address
            ? Create(Path.ChangeExtension(path, null), address)
            : new Failure(
                $"only Hexo knows the address of {path}; write a permalink into its front matter, or use --into site"
            );
    }

    /// <summary>
    /// The address of the folder: the post's without <c>.html</c>. The date counts as it is written, as Hexo takes it where
    /// the settings name no time zone.
    /// </summary>
    private string? GetAddress(string relative, Post? post)
    {
        var addresses = permalinks?.Find(new SourcePage(relative, post?.FrontMatter)).All ?? [];
        var isCertain =
            addresses.Count == 1 || string.IsNullOrWhiteSpace(site.Config.Find("timezone")?.Trim('\'', '"'));
        if (addresses is not [var first, ..] || !isCertain)
        {
            return null;
        }

        var folder = first.EndsWith(".html", StringComparison.Ordinal) ? first[..^".html".Length] : first;
        return folder.Trim('/') + "/";
    }

    private PostPlacement Create(string folder, string address) =>
        new(
            folder,
            folder,
            (reference, path) =>
            {
                var name = PostPlacements.Encode(Path.GetRelativePath(folder, path));
                return resolvesNames && reference is { Element: "markdown", Attribute: not "definition" }
                    ? name
                    : rules.GetAddress(reference, PostPlacements.Encode(address) + name);
            }
        );

    private PostPlacement CreateBeside(string folder) =>
        new(
            folder,
            folder,
            (reference, path) => rules.GetAddress(reference, PostPlacements.Encode(Path.GetRelativePath(source, path)))
        );
}
