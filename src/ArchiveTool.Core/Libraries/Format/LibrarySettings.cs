using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>What <c>library.json</c> holds.</summary>
/// <param name="Format">The library's format version; this program writes and reads <see cref="CurrentFormat"/>.</param>
/// <param name="ThumbnailWidths">The asked widths in pixels, in the order given; empty for no thumbnails.</param>
/// <param name="ThumbnailFormat">What thumbnails are written as; WebP where the file says nothing.</param>
/// <param name="Animation">What thumbnails do with animations; kept where the file says nothing.</param>
internal sealed record LibrarySettings(
    int Format,
    IReadOnlyList<int> ThumbnailWidths,
    ThumbnailFormat ThumbnailFormat,
    AnimationMode Animation
)
{
    /// <summary>The format version of this program.</summary>
    public const int CurrentFormat = 1;

    /// <summary>What a new library has unless asked otherwise.</summary>
    public static LibrarySettings Default { get; } =
        new(CurrentFormat, [320], ThumbnailFormat.Webp, AnimationMode.Keep);

    /// <summary>
    /// What the library is to keep after a run, so that the next one agrees; a run without thumbnails changes no widths.
    /// </summary>
    public LibrarySettings With(ThumbnailChoices choices) =>
        this with
        {
            ThumbnailWidths = choices.Widths is { Count: > 0 } widths ? widths : ThumbnailWidths,
            ThumbnailFormat = choices.Format ?? ThumbnailFormat,
            Animation = choices.Animation ?? Animation,
        };

    /// <summary>How a run makes thumbnails: as it asks, else as the library keeps.</summary>
    public ThumbnailSettings Resolve(ThumbnailChoices choices) =>
        new()
        {
            Widths = choices.Widths ?? ThumbnailWidths,
            Format = choices.Format ?? ThumbnailFormat,
            Animation = choices.Animation ?? Animation,
            MaxPixels = choices.MaxPixels,
            Salvage = choices.Salvages,
            Engine = choices.Engine,
        };

    /// <summary>
    /// Whether a picture's thumbnails have to be made again under other settings: how an animation was made does not show in
    /// their names.
    /// </summary>
    public bool Outdates(LibrarySettings before, ManifestAsset asset) =>
        before.Animation != Animation && asset.Frames is not 1;
}
