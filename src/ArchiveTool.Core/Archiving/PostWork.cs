using ArchiveTool.Core.Links;
using ArchiveTool.Core.Posts;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Archiving;

/// <summary>What is known of one post while it is worked on.</summary>
internal sealed class PostWork(
    Post post,
    PostInput input,
    WebUrl? documentUrl,
    CollectedReferences collected,
    string slug
)
{
    public Post Post { get; } = post;

    public PostInput Input { get; } = input;

    public WebUrl? DocumentUrl { get; } = documentUrl;

    public CollectedReferences Collected { get; } = collected;

    public string Slug { get; } = slug;

    public IReadOnlyList<PlannedReference> Planned { get; set; } = [];

    /// <summary>By URL without fragment, or by the local file's path.</summary>
    public Dictionary<string, AssetOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>By the picture's hash.</summary>
    public Dictionary<string, ThumbnailOutcome> Thumbnails { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<LinkFinding> Links { get; set; } = [];

    public long NewBytes => Outcomes.Values.Where(outcome => outcome.IsNew).Sum(outcome => outcome.Asset?.Bytes ?? 0);

    public AssetOutcome? OutcomeOf(PlannedReference item) =>
        KeyOf(item) is { } key ? Outcomes.GetValueOrDefault(key) : null;

    /// <summary>Under what a reference's outcome is kept; null where there is nothing to get.</summary>
    public static string? KeyOf(PlannedReference item) =>
        item.Action switch
        {
            PlannedAction.Fetch => item.Reference.Url!.WithoutFragment().Href,
            PlannedAction.Read => item.FilePath,
            _ => null,
        };
}
