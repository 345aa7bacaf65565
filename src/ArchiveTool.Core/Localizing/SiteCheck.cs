using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Localizing;

/// <summary>What is chosen for a site, and why.</summary>
/// <param name="Folder">The site's folder.</param>
/// <param name="Generator">Its generator, or null.</param>
/// <param name="Pictures">Where the pictures of a post go; null where they can go nowhere.</param>
/// <param name="Spellings">What is written in each construct.</param>
/// <param name="Reasons">Why.</param>
internal sealed record SiteCheck(
    string Folder,
    string? Generator,
    string? Pictures,
    IReadOnlyList<(string Construct, string Address)> Spellings,
    IReadOnlyList<string> Reasons
)
{
    private static readonly (string Construct, string Element, string Attribute, UrlContext Syntax)[] Constructs =
    [
        ("Markdown", "markdown", "image", UrlContext.MarkdownBare),
        ("raw HTML", "img", "src", UrlContext.HtmlDoubleQuoted),
        ("other attributes", "img", "data-src", UrlContext.HtmlDoubleQuoted),
        ("CSS", "style", "style", UrlContext.CssUrl),
        ("front matter", Reference.FrontMatterElement, "cover", UrlContext.YamlPlain),
        ("tags", "hexo-tag", "img", UrlContext.TagArgument),
    ];

    internal static SiteCheck Create(SourceSite site, PostPlacements places, string post)
    {
        var (placement, refusal) = places.Find(post, PostLocalizer.GetSlug(post), null);
        var reasons =
            site.Layout?.Rules.Reasons ?? ["no generator's settings were found: addresses are relative to the post"];
        return new SiteCheck(
            site.Root,
            site.Site?.Generator.ToString(),
            placement?.Folder,
            placement is null ? [] : [.. Constructs.Select(one => (one.Construct, Spell(one, placement)))],
            refusal is null ? reasons : [refusal, .. reasons]
        );
    }

    private static string Spell(
        (string Construct, string Element, string Attribute, UrlContext Syntax) one,
        PostPlacement placement
    )
    {
        var reference = new Reference
        {
            Kind = ReferenceKind.Image,
            Element = one.Element,
            Attribute = one.Attribute,
            Location = new SourceSpan(0, 0, 1, 1),
            Raw = "",
            ReferrerPolicy = ReferrerPolicy.NoReferrer,
            Syntax = one.Syntax,
        };
        return placement.GetAddress(reference, Path.Combine(placement.Folder, "picture.png"));
    }
}
