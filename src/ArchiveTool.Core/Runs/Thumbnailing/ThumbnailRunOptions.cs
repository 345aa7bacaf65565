using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>What a run over a library's thumbnails is asked to do.</summary>
internal sealed record ThumbnailRunOptions
{
    /// <summary>What is asked of the thumbnails.</summary>
    public ThumbnailChoices Thumbnails { get; init; } = new();

    /// <summary>Whether all are built again, not only those that are missing or of other settings.</summary>
    public bool Force { get; init; }

    /// <summary>Whether files that no picture needs are removed.</summary>
    public bool Prune { get; init; }

    /// <summary>Posts worked on at once.</summary>
    public int PostsInFlight { get; init; } = 16;
}
