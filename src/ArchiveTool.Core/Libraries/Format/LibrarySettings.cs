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
}
