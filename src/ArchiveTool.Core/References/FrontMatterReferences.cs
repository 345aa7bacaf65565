using System.Collections.Frozen;
using ArchiveTool.Core.Posts;

namespace ArchiveTool.Core.References;

/// <summary>
/// Pictures that front matter names: by a key of the table, at any depth, or by the extension of the URL's path under
/// any key that is no address of a page.
/// </summary>
internal static class FrontMatterReferences
{
    /// <summary>What stands in place of an element's name.</summary>
    public const string Element = "front-matter";

    /// <summary>
    /// Keys whose value is a picture, compared without case, <c>_</c> and <c>-</c>. From the documentation of Hexo
    /// (NexT, Butterfly, Icarus, Fluid), Jekyll (Minimal Mistakes, jekyll-seo-tag), Hugo (PaperMod, Stack, Congo) and
    /// Ghost's and Gatsby's exports.
    /// </summary>
    private static readonly FrozenSet<string> ImageKeys = (
        "headimg headerimg headerimage headimage thumbnail thumb thumbnailurl thumbnailimage cover coverimage coverimg "
        + "coverurl banner bannerimg bannerimage bannerurl image images img imgs imageurl photo photos photourl picture "
        + "pictures pic pics gallery ogimage ogimg socialimage shareimg shareimage twitterimage twittercard featureimage "
        + "featuredimage featureimg featuredimg featured hero heroimage heroimg teaser overlayimage overlayimg "
        + "headerimgcss topimg topimage indeximg postimg background backgroundimage backgroundimg bgimg cardimage "
        + "avatar logo icon poster screenshot figure splash"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds what the front matter refers to.</summary>
    public static void Collect(FrontMatter frontMatter, PendingReferences pending)
    {
        foreach (var scalar in frontMatter.Scalars)
        {
            if (IsPicture(scalar))
            {
                pending.Add(
                    new PendingReference
                    {
                        Kind = ReferenceKind.Image,
                        Element = Element,
                        Attribute = scalar.Path,
                        Range = scalar.Range,
                        Raw = scalar.Value.Trim(),
                        Syntax = Syntax(scalar.Style),
                    }
                );
            }
        }
    }

    private static bool IsPicture(FrontMatterScalar scalar)
    {
        var value = scalar.Value.AsSpan().Trim();
        if (value.IsEmpty || value.ContainsAny('\n', '\r'))
        {
            return false;
        }

        return ImageUrls.HasImageExtension(value)
            || value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
            || (ImageKeys.Contains(Normalise(Owner(scalar))) && ImageUrls.LooksLikeUrl(value));
    }

    /// <summary>The key that says what a value is: <c>cover</c> in <c>cover.url</c> and <c>photos[0].src</c>.</summary>
    private static string Owner(FrontMatterScalar scalar)
    {
        if (scalar.Key.ToLowerInvariant() is not ("url" or "src" or "path" or "href" or "file"))
        {
            return scalar.Key;
        }

        var parts = scalar.Path.Split('.');
        return parts.Length < 2 ? "" : parts[^2].Split('[')[0];
    }

    private static string Normalise(string key) =>
        key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static LandingSyntax Syntax(FrontMatterStyle style) =>
        style switch
        {
            FrontMatterStyle.SingleQuoted => LandingSyntax.YamlSingleQuoted,
            FrontMatterStyle.DoubleQuoted => LandingSyntax.YamlDoubleQuoted,
            FrontMatterStyle.Block => LandingSyntax.YamlBlock,
            FrontMatterStyle.JsonString => LandingSyntax.JsonString,
            FrontMatterStyle.TomlLiteral => LandingSyntax.TomlLiteral,
            _ => LandingSyntax.YamlPlain,
        };
}
