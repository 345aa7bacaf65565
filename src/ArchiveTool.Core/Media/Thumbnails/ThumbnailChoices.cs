namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>What a run asks of thumbnails. What is null stays as the library has it; what is not, the library keeps.</summary>
public sealed record ThumbnailChoices
{
    /// <summary>Widths in pixels, each from 1 to 16,383; empty to build none.</summary>
    /// <value>Default: null, the library's own (320 in a new one).</value>
    /// <exception cref="ArgumentOutOfRangeException">A width is out of range: the library would refuse it from then on.</exception>
    public IReadOnlyList<int>? Widths
    {
        get;
        init =>
            field = value?.All(static width => width is >= 1 and <= ThumbnailSettings.MaxDimension) is not false
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value),
                    string.Join(", ", value),
                    $"must be from 1 to {ThumbnailSettings.MaxDimension}"
                );
    }

    /// <summary>What thumbnails are written as.</summary>
    /// <value>Default: null, the library's own (WebP in a new one).</value>
    public ThumbnailFormat? Format { get; init; }

    /// <summary>What thumbnails of animations are.</summary>
    /// <value>Default: null, the library's own (animated in a new one).</value>
    public AnimationMode? Animation { get; init; }

    /// <summary>Pictures of more pixels get no thumbnail. The library does not keep it.</summary>
    /// <value>Default: 268,435,456.</value>
    public long MaxPixels { get; init; } = ThumbnailSettings.DefaultMaxPixels;

    /// <summary>Whether a damaged picture gets a thumbnail of the part that could be decoded. The library does not keep it.</summary>
    /// <value>Default: false.</value>
    public bool Salvages { get; init; }

    /// <summary>The name of the engine that must build the thumbnails. The library does not keep it.</summary>
    /// <value>Default: null, any.</value>
    public string? Engine { get; init; }
}
