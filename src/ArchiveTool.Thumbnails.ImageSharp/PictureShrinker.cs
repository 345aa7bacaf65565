using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>Makes pictures smaller, and turns them as their EXIF orientation says.</summary>
internal static class PictureShrinker
{
    /// <summary>From here on averaging to twice the size comes first: as good to look at, a third of the time.</summary>
    private const int AveragedFrom = 4;

    /// <summary>A new picture of that size.</summary>
    public static Image<Rgba32> Shrink(Configuration configuration, Image<Rgba32> picture, Size size)
    {
        if (picture.Width < AveragedFrom * size.Width && picture.Height < AveragedFrom * size.Height)
        {
            return picture.Clone(configuration, work => work.Resize(size, KnownResamplers.Lanczos3, compand: false));
        }

        var between = new Size(Math.Min(picture.Width, 2 * size.Width), Math.Min(picture.Height, 2 * size.Height));
        return picture.Clone(
            configuration,
            work =>
                work.Resize(between, KnownResamplers.Box, compand: false)
                    .Resize(size, KnownResamplers.Lanczos3, compand: false)
        );
    }

    /// <summary>The turns and mirrors that undo an orientation (EXIF 2.32, 4.6.4 A, Orientation).</summary>
    public static void Turn(Configuration configuration, Image<Rgba32> picture, int orientation)
    {
        var (turn, mirror) = orientation switch
        {
            2 => (RotateMode.None, FlipMode.Horizontal),
            3 => (RotateMode.Rotate180, FlipMode.None),
            4 => (RotateMode.None, FlipMode.Vertical),
            5 => (RotateMode.Rotate90, FlipMode.Horizontal),
            6 => (RotateMode.Rotate90, FlipMode.None),
            7 => (RotateMode.Rotate270, FlipMode.Horizontal),
            8 => (RotateMode.Rotate270, FlipMode.None),
            _ => (RotateMode.None, FlipMode.None),
        };
        if ((turn, mirror) != (RotateMode.None, FlipMode.None))
        {
            picture.Mutate(configuration, work => work.RotateFlip(turn, mirror));
        }
    }
}
