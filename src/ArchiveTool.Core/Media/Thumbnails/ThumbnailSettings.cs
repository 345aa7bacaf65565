namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>How thumbnails are made.</summary>
public sealed record ThumbnailSettings
{
    /// <summary>Of pixels, in one image: what <c>--max-pixels</c> is unless given.</summary>
    public const long DefaultMaxPixels = 268_435_456;

    /// <summary>The longest side that a thumbnail may have, in pixels: WebP's limit (RFC 9649, section 2.7); the other formats allow more.</summary>
    public const int MaxDimension = 16_383;

    /// <summary>The widths asked for, in pixels, 1 to 16383. Each once; the order doesn't matter.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [320];

    /// <summary>What they are written as.</summary>
    public ThumbnailFormat Format { get; init; } = ThumbnailFormat.Webp;

    /// <summary>What becomes of animations.</summary>
    public AnimationMode Animation { get; init; } = AnimationMode.Keep;

    /// <summary>An image with more pixels than this is not decoded; an animation is cut where its pictures have more.</summary>
    public long MaxPixels { get; init; } = DefaultMaxPixels;

    /// <summary>An animation is cut after so many pictures.</summary>
    public int MaxFrames { get; init; } = 200;

    /// <summary>Build thumbnails from damaged or truncated images where possible.</summary>
    public bool Salvage { get; init; }

    /// <summary>The engine that was named to make them; null where any will do, for then it does not shape what is kept.</summary>
    public string? Engine { get; init; }
}
