using ArchiveTool.Core.Media.Thumbnails;
using NetVips;

namespace ArchiveTool.Thumbnails.Vips;

/// <summary>Writes a picture in a thumbnail's format, without any metadata.</summary>
internal static class VipsEncoder
{
    private static readonly double[] White = [255];

    public static byte[] Encode(Image image, ThumbnailFormat format)
    {
        using var picture = ToScreenColours(image);
        return format switch
        {
            // Measured: effort 4 takes twice the time for 6 % fewer bytes of the same likeness (PSNR).
            ThumbnailFormat.Webp => picture.WebpsaveBuffer(q: 80, effort: 2, keep: Enums.ForeignKeep.None),
            ThumbnailFormat.Jpeg => picture.JpegsaveBuffer(
                q: 80,
                optimizeCoding: true,
                background: White,
                keep: Enums.ForeignKeep.None
            ),
            ThumbnailFormat.Png => picture.PngsaveBuffer(compression: 6, keep: Enums.ForeignKeep.None),
            ThumbnailFormat.Avif => picture.HeifsaveBuffer(
                q: 50,
                bitdepth: 8,
                compression: Enums.ForeignHeifCompression.Av1,
                effort: 4,
                keep: Enums.ForeignKeep.None
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }

    /// <summary>Eight bits a channel, grey or sRGB.</summary>
    private static Image ToScreenColours(Image image)
    {
        var grey = image.Bands <= 2;
        var wanted = grey ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb;
        return image.Interpretation == wanted && image.Format == Enums.BandFormat.Uchar
            ? image.Copy()
            : image.Colourspace(wanted);
    }
}
