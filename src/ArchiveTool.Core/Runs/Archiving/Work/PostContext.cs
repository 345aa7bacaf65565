using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>What is known of one post while it is worked on.</summary>
internal sealed class PostContext(
    Post post,
    PostInput input,
    WebUrl? documentUrl,
    CollectedReferences collected,
    Slug slug
)
{
    private readonly HashSet<PlannedReference> circular = new(ReferenceEqualityComparer.Instance);

    public Post Post { get; } = post;

    public PostInput Input { get; } = input;

    public WebUrl? DocumentUrl { get; } = documentUrl;

    public CollectedReferences Collected { get; } = collected;

    public Slug Slug { get; } = slug;

    public IReadOnlyList<PlannedReference> Planned { get; set; } = [];

    /// <summary>By URL without fragment, or by the local file's path.</summary>
    public Dictionary<string, AssetOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>The style sheets that could be read, under the same keys, in the order in which they were met.</summary>
    public Dictionary<string, StyleSheet> Sheets { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the relative references of a file without an address are looked for; null for other inputs.</summary>
    public LocalFiles? LocalFiles { get; init; }

    /// <summary>The place of a file in its site; null for other inputs, and where there is no site.</summary>
    public ManifestSite? Site { get; init; }

    /// <summary>By the picture's hash.</summary>
    public Dictionary<string, ThumbnailOutcome> Thumbnails { get; } = new(StringComparer.Ordinal);

    /// <summary>The links that are written without what tracks, and how they are then written.</summary>
    public Dictionary<PlannedReference, string> CleanLinks { get; } = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<LinkFinding> Links { get; set; } = [];

    public IReadOnlyList<ManifestAsset> NewAssets =>
        [.. Outcomes.Values.Where(outcome => outcome.IsNew).Select(outcome => outcome.Asset).OfType<ManifestAsset>()];

    /// <summary>The post's references, then those of its style sheets.</summary>
    public IEnumerable<PlannedReference> AllPlanned => Planned.Concat(Sheets.Values.SelectMany(sheet => sheet.Planned));

    /// <summary>
    /// By the drawing's hash, what pages lead to in its place: its safe twin, itself where it is safe, or null where that
    /// cannot be told.
    /// </summary>
    public Dictionary<string, ManifestAsset?> Twins { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The asset that a reference is led to: of a style sheet the rewritten one, of a drawing the safe one. A style sheet
    /// that was not read is not led to.
    /// </summary>
    public ManifestAsset? GetStored(PlannedReference item) =>
        GetKey(item) is not { } key ? null
        : item.Reference.Kind == ReferenceKind.Stylesheet ? Sheets.GetValueOrDefault(key)?.Stored
        : Outcomes.GetValueOrDefault(key)?.Asset is not { } asset ? null
        : Twins.GetValueOrDefault(asset.Sha256, asset);

    /// <summary>Notes an import that leads back to a sheet which it is part of.</summary>
    public void MarkCircular(PlannedReference item) => circular.Add(item);

    /// <summary>Whether an import leads back to a sheet which it is part of.</summary>
    public bool IsCircular(PlannedReference item) => circular.Contains(item);

    public AssetOutcome? GetOutcome(PlannedReference item) =>
        GetKey(item) is { } key ? Outcomes.GetValueOrDefault(key) : null;

    /// <summary>Why a reference has the status that it has: of what was asked for, what came of that.</summary>
    public Reason GetReason(PlannedReference item) =>
        GetOutcome(item) is { Asset: null } failed ? failed.Reason : item.Reason;

    /// <summary>Under what a reference's outcome is kept; null if there is nothing to get.</summary>
    public static string? GetKey(PlannedReference item) =>
        item.Action switch
        {
            PlannedAction.Fetch => (item.Target ?? item.Reference.Url!).WithoutFragment().Href,
            PlannedAction.Read => item.FilePath,
            PlannedAction.Extract => item.Reference.Raw,
            _ => null,
        };
}
