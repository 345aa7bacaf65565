using ArchiveTool.Core.Media.Headers;

namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>The thumbnails that a picture gets, reckoned from its header.</summary>
/// <param name="Sizes">Ascending; at least one.</param>
/// <param name="Frames">How many pictures of an animation are kept; 1 for a still.</param>
internal sealed record ThumbnailPlan(IReadOnlyList<ThumbnailSize> Sizes, int Frames)
{
    /// <summary>Reckons it.</summary>
    /// <param name="type">What the picture is.</param>
    /// <param name="header">What it says of itself.</param>
    /// <param name="settings">What is asked for.</param>
    public static ThumbnailPlan For(MediaType type, ImageHeader header, ThumbnailSettings settings)
    {
        var (width, height) = (header.DisplayWidth, header.DisplayHeight);
        var largest = Math.Min(settings.Widths.Max(), width);
        if (Scaled(height, largest, width) > ThumbnailSettings.MaxDimension)
        {
            largest = Scaled(width, ThumbnailSettings.MaxDimension, height);
        }

        return new(
            [
                .. ThumbnailLayout
                    .WidthsFor(settings.Widths, largest)
                    .Select(asked => Size(asked, Math.Min(asked, largest), width, height)),
            ],
            FramesKept(type, header, settings)
        );
    }

    /// <summary>How many pictures of an animation are kept; 1 for a still, and where the thumbnail cannot move.</summary>
    public static int FramesKept(MediaType type, ImageHeader header, ThumbnailSettings settings)
    {
        var canMove =
            settings is { Animation: AnimationMode.Keep, Format: ThumbnailFormat.Webp }
            && type.Extension is "gif" or "webp";
        return canMove
            ? (int)
                Math.Min(
                    Math.Clamp(settings.MaxPixels / header.Pixels, 1, settings.MaxFrames),
                    header.Frames ?? int.MaxValue
                )
            : 1;
    }

    /// <summary>One side of a picture scaled by a fraction, rounded, at least a pixel.</summary>
    public static int Scaled(int side, int numerator, int denominator) =>
        Math.Max(1, (int)Math.Round((double)side * numerator / denominator, MidpointRounding.AwayFromZero));

    private static ThumbnailSize Size(int asked, int width, int pictureWidth, int pictureHeight) =>
        new(asked, width, Math.Min(ThumbnailSettings.MaxDimension, Scaled(pictureHeight, width, pictureWidth)));
}
