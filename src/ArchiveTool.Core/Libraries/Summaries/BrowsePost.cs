using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>A post as the library's page shows it: all that the page needs of its manifest.</summary>
/// <param name="Slug">Its folder's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Its author, or null.</param>
/// <param name="Date">When it was published, or null.</param>
/// <param name="Categories">Its categories.</param>
/// <param name="DocumentUrl">Its own address, or null.</param>
/// <param name="Bytes">Length of what it uses, in bytes.</param>
/// <param name="Pictures">Its pictures, in the order of their first use.</param>
/// <param name="Findings">What is to be known of its URLs.</param>
/// <param name="Links">The absolute URLs that it links to.</param>
/// <param name="CleanLinks">Those of them that track, each with its clean form.</param>
/// <param name="Paths">What it links to without an address, as <see cref="LinkPath.Decode"/> has it.</param>
/// <param name="Source">The path or URL that it was archived from.</param>
/// <param name="Site">Its place in a site, or null.</param>
internal sealed record BrowsePost(
    [property: JsonRequired] Slug Slug,
    [property: JsonRequired] string Title,
    string? Author,
    DateTimeOffset? Date,
    [property: JsonRequired] IReadOnlyList<string> Categories,
    string? DocumentUrl,
    long Bytes,
    [property: JsonRequired] IReadOnlyList<BrowsePicture> Pictures,
    [property: JsonRequired] IReadOnlyList<BrowseFinding> Findings,
    [property: JsonRequired] IReadOnlyList<string> Links,
    [property: JsonRequired] IReadOnlyDictionary<string, string> CleanLinks,
    [property: JsonRequired] IReadOnlyList<string> Paths,
    [property: JsonRequired] string Source,
    ManifestSite? Site
)
{
    /// <summary>Whether nothing in its page leads to other posts, as its folder is passed on alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSelfContained { get; init; }

    /// <summary>What a manifest says, for the page.</summary>
    public static BrowsePost From(Manifest manifest) =>
        new(
            manifest.Post.Slug,
            manifest.Post.Title ?? manifest.Post.Slug,
            manifest.Post.Author,
            manifest.Post.Date,
            manifest.Post.Categories,
            manifest.Post.DocumentUrl,
            manifest.Assets.Sum(asset => asset.Bytes),
            [
                .. manifest
                    .Assets.Where(asset => asset.IsArchivedPicture)
                    .Select(asset => BrowsePicture.From(asset, manifest.GetTwin(asset).Path)),
            ],
            [.. BrowseFinding.Collect(manifest)],
            [
                .. manifest
                    .References.Where(reference => reference is { Kind: ReferenceKind.Link, Url: not null })
                    .Select(reference => reference.Url!)
                    .Distinct(StringComparer.Ordinal),
            ],
            manifest
                .Links.Where(IsTracking)
                .DistinctBy(link => link.Url, StringComparer.Ordinal)
                .ToDictionary(link => link.Url, link => link.Tracking!.CleanUrl, StringComparer.Ordinal),
            [
                .. manifest
                    .References.Where(reference => reference is { Kind: ReferenceKind.Link, Url: null })
                    .Select(GetPath)
                    .Distinct(StringComparer.Ordinal),
            ],
            manifest.Post.Source,
            manifest.Post.Site
        )
        {
            IsSelfContained = manifest.Post.IsSelfContained,
        };

    /// <summary>How many findings of a kind there are.</summary>
    public int Count(ProblemCode kind) => Findings.Count(finding => finding.Kind == kind);

    private static bool IsTracking(LinkFinding link) =>
        link is { Kind: ReferenceKind.Link, Tracking: { Hop: null, Redirector: null, Beacon: false } };

    private static string GetPath(ManifestReference reference) =>
        LinkPath.Decode(TemplateTargets.Find(reference.Element, reference.Attribute, reference.Raw) ?? reference.Raw);
}
