using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Runs.Thumbnailing;

/// <summary>What a run over a library's thumbnails is asked to do; what is null stays as the library has it.</summary>
internal sealed record ThumbnailRunOptions
{
    /// <summary>The asked widths in pixels; empty for none.</summary>
    public IReadOnlyList<int>? Widths { get; init; }

    /// <summary><c>webp</c>, <c>jpeg</c>, <c>png</c> or <c>avif</c>.</summary>
    public ThumbnailFormat? Format { get; init; }

    /// <summary><c>keep</c> or <c>first</c>.</summary>
    public AnimationMode? Animation { get; init; }

    /// <summary>Pictures of more pixels get none.</summary>
    public long MaxPixels { get; init; } = ThumbnailSettings.DefaultMaxPixels;

    /// <summary>Whether to use what can be decoded of damaged images.</summary>
    public bool Salvages { get; init; }

    /// <summary>The engine that was named to make them; null where any will do.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether all are built again, not only those that are missing or of other settings.</summary>
    public bool Force { get; init; }

    /// <summary>Whether files that no picture needs are removed.</summary>
    public bool Prune { get; init; }

    /// <summary>Posts worked on at once.</summary>
    public int PostsInFlight { get; init; } = 16;
}
