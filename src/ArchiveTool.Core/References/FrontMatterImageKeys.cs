using System.Collections.Frozen;

namespace ArchiveTool.Core.References;

/// <summary>
/// The front matter keys whose value is a picture, at any depth, whatever its URL looks like. Compared without case,
/// <c>_</c> and <c>-</c>: <c>og_image</c> is <c>ogImage</c>.
/// </summary>
public sealed class FrontMatterImageKeys
{
    private readonly FrozenSet<string> keys;

    private FrontMatterImageKeys(IEnumerable<string> keys) =>
        this.keys = keys.Select(Normalise).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The keys that ship, from the documentation of Hexo (NexT, Butterfly, Icarus, Fluid), Jekyll (Minimal Mistakes,
    /// jekyll-seo-tag), Hugo (PaperMod, Stack, Congo) and of Ghost's and Gatsby's exports.
    /// </summary>
    public static FrontMatterImageKeys Default { get; } =
        new(
            (
                "headimg headerimg headerimage headimage thumbnail thumb thumbnailurl thumbnailimage cover coverimage "
                + "coverimg coverurl banner bannerimg bannerimage bannerurl image images img imgs imageurl photo photos "
                + "photourl picture pictures pic pics gallery ogimage ogimg socialimage shareimg shareimage twitterimage "
                + "featureimage featuredimage featureimg featuredimg featured hero heroimage heroimg teaser overlayimage "
                + "overlayimg topimg topimage indeximg postimg background backgroundimage backgroundimg bgimg cardimage "
                + "avatar logo icon poster screenshot figure splash"
            ).Split(' ')
        );

    /// <summary>This table with more keys.</summary>
    public FrontMatterImageKeys With(IEnumerable<string> more) => new([.. keys, .. more]);

    /// <summary>True for a key of the table.</summary>
    public bool Contains(string key) => keys.Contains(Normalise(key));

    /// <summary>
    /// True for the path of a value that is to be a small picture (<c>thumbnail</c>, <c>thumb</c>): a rewrite gives it
    /// the built thumbnail.
    /// </summary>
    public static bool IsThumbnail(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Normalise(Owner(path)) is "thumbnail" or "thumb" or "thumbnailurl" or "thumbnailimage";
    }

    /// <summary>The key that says what a value is: <c>cover</c> in <c>cover.url</c> and <c>photos[0].src</c>.</summary>
    internal static string Owner(string path)
    {
        var parts = path.Split('.');
        var last = parts[^1].Split('[')[0];
        var isForm = last.ToLowerInvariant() is "url" or "src" or "path" or "href" or "file";
        return isForm ? (parts.Length < 2 ? "" : parts[^2].Split('[')[0]) : last;
    }

    private static string Normalise(string key) =>
        key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
