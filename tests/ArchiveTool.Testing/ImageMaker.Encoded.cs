using NetVips;

namespace ArchiveTool.Testing;

/// <summary>The formats that libvips encodes.</summary>
public static partial class ImageMaker
{
    /// <summary>A picture in memory, the one that <see cref="Sample"/> describes.</summary>
    public static Image Picture(int width, int height, int seed = 0)
    {
        var samples = new byte[width * height * 3];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = Sample(i / 3 % width, i / 3 / width, i % 3, width, height, seed);
        }

        using var image = Image.NewFromMemoryCopy(samples, width, height, 3, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Jpeg(int width, int height, int seed = 0, int quality = 95)
    {
        using var picture = Picture(width, height, seed);
        return picture.JpegsaveBuffer(q: quality);
    }

    /// <summary>Four inks and no profile, as print shops send them.</summary>
    public static byte[] CmykJpeg(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        using var inks = picture.Colourspace(Enums.Interpretation.Cmyk);
        return inks.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None);
    }

    /// <summary>The picture told in the numbers of Display P3, as phones do, with that profile in it.</summary>
    public static byte[] DisplayP3Jpeg(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        using var wide = picture.IccTransform("p3", inputProfile: "srgb");
        return wide.JpegsaveBuffer(q: 98, keep: Enums.ForeignKeep.Icc);
    }

    /// <summary>Four inks with their profile, or without.</summary>
    public static byte[] CmykTiff(int width, int height, bool withProfile, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        using var inks = picture.IccTransform("cmyk", inputProfile: "srgb");
        return inks.TiffsaveBuffer(keep: withProfile ? Enums.ForeignKeep.Icc : Enums.ForeignKeep.None);
    }

    public static byte[] InterlacedPng(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        return picture.PngsaveBuffer(interlace: true);
    }

    /// <summary>In several scans, each over the whole picture.</summary>
    public static byte[] ProgressiveJpeg(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        return picture.JpegsaveBuffer(q: 80, interlace: true);
    }

    public static byte[] Webp(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        return picture.WebpsaveBuffer(q: 95);
    }

    public static byte[] Avif(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        return picture.HeifsaveBuffer(q: 80, compression: Enums.ForeignHeifCompression.Av1, effort: 0);
    }

    public static byte[] Tiff(int width, int height, int seed = 0)
    {
        using var picture = Picture(width, height, seed);
        return picture.TiffsaveBuffer();
    }

    /// <summary>Pictures of different seeds one after the other, 100 ms each.</summary>
    public static byte[] AnimatedGif(int width, int height, int frames)
    {
        using var strip = Strip(width, height, frames);
        return strip.GifsaveBuffer(effort: 1);
    }

    /// <inheritdoc cref="AnimatedGif"/>
    public static byte[] AnimatedWebp(int width, int height, int frames)
    {
        using var strip = Strip(width, height, frames);
        return strip.WebpsaveBuffer(lossless: true, effort: 0);
    }

    private static Image Strip(int width, int height, int frames)
    {
        var pictures = Enumerable.Range(0, frames).Select(seed => Picture(width, height, seed)).ToArray();
        using var joined = Image.Arrayjoin(pictures, across: 1);
        foreach (var picture in pictures)
        {
            picture.Dispose();
        }

        return joined.Mutate(strip =>
        {
            strip.Set(GValue.GIntType, "page-height", height);
            strip.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(100, frames).ToArray());
            strip.Set(GValue.GIntType, "loop", 0);
        });
    }
}
