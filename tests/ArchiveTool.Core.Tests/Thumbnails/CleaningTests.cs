using System.Buffers.Binary;
using System.Text;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Testing;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.ImageSharp.Animations;
using ArchiveTool.Thumbnails.ImageSharp.Cleaning;
using NetVips;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>No profile reaches a decoder of ImageSharp's: each kind of file with a hostile one in it.</summary>
public sealed class CleaningTests : ThumbnailFixture
{
    private const string Mark = "hostile-profile";

    /// <summary>Claims a lookup table of 255 points in each of 16 dimensions, and has none of them (ICC.1:2022, 10.12).</summary>
    private static readonly byte[] Hostile = MakeHostile();

    protected override IThumbnailEngine Engine { get; } = new ImageSharpEngine();

    public static TheoryData<string> Kinds =>
        ["jpg", "png", "webp", "webp-lossless", "webp-alpha", "tiff", "gif", "bmp"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hostile_profile_never_reaches_the_decoder(string kind)
    {
        var file = WithProfile(kind);
        Assert.Contains(Mark, Encoding.Latin1.GetString(file), StringComparison.Ordinal);

        var clean = Encoding.Latin1.GetString(Clean(kind, [.. file]));
        Assert.DoesNotContain("ICC_PROFILE", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("iCCP", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("ICCP", clean, StringComparison.Ordinal);
        Assert.False(PointsToProfile(kind, clean));

        using var picture = ImageMaker.Picture(120, 80);
        foreach (var format in Enum.GetValues<ThumbnailFormat>().Where(Engine.Writes))
        {
            var result = Make(file, new() { Widths = [60, 200], Format = format });
            Assert.True(result.IsOk, result.Detail);
            Assert.All(
                result.Thumbnails,
                made =>
                    Assert.DoesNotContain(
                        Mark,
                        File.ReadAllText(made.TemporaryPath, Encoding.Latin1),
                        StringComparison.Ordinal
                    )
            );
        }
    }

    /// <summary>TIFF and BMP lead to their profile by an offset; its bytes may stay where nothing leads to them.</summary>
    private static bool PointsToProfile(string kind, string clean)
    {
        var bytes = Encoding.Latin1.GetBytes(clean);
        switch (kind)
        {
            case "tiff":
                var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
                var count = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
                return Enumerable
                    .Range(0, count)
                    .Any(i => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 2 + (12 * i))) == 34675);
            case "bmp":
                return BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(126)) != 0;
            default:
                return clean.Contains(Mark, StringComparison.Ordinal);
        }
    }

    private static byte[] Clean(string kind, byte[] file)
    {
        switch (kind)
        {
            case "jpg":
                return JpegCleaner.Clean(file, salvage: false).Bytes.ToArray();
            case "png":
                return PngCleaner.Clean(file, salvage: false).Bytes.ToArray();
            case "tiff":
                return TiffCleaner.Clean(file, salvage: false).Bytes.ToArray();
            case "bmp":
                return BitmapCleaner.Clean(file, salvage: false).Bytes.ToArray();
            case "gif":
                return [.. GifFrames.Read(file, salvage: false)!.Frames.SelectMany(frame => frame.Picture.ToArray())];
            default:
                return WebpFile.Still([.. WebpFile.Chunks(file)], 120, 80)!.Value.ToArray();
        }
    }

    private static byte[] WithProfile(string kind)
    {
        using var plain = ImageMaker.Picture(120, 80);
        using var alpha = plain.Bandjoin((plain[0] + 20).Cast(Enums.BandFormat.Uchar));
        using var shown = kind == "webp-alpha" ? alpha.Copy(interpretation: Enums.Interpretation.Srgb) : plain.Copy();
        using var picture = shown.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", Hostile));
        return kind switch
        {
            "jpg" => picture.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc),
            "png" => PngWithProfile(),
            "webp-lossless" => picture.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.Icc),
            "tiff" => picture.TiffsaveBuffer(keep: Enums.ForeignKeep.Icc),
            "gif" => GifWithProfile(),
            "bmp" => BitmapWithProfile(),
            _ => picture.WebpsaveBuffer(q: 95, keep: Enums.ForeignKeep.Icc),
        };
    }

    /// <summary>libpng does not write what it can tell is wrong. The mark stands in the profile's name.</summary>
    private static byte[] PngWithProfile()
    {
        var png = ImageMaker.Png(120, 80);
        var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            zlib.Write(Hostile);
        }

        var chunk = new MemoryStream();
        PngChunk.Write(chunk, "iCCP"u8, [.. Encoding.Latin1.GetBytes(Mark), 0, 0, .. packed.ToArray()]);
        return [.. png.AsSpan(0, 33), .. chunk.ToArray(), .. png.AsSpan(33)];
    }

    /// <summary>The application extension of the ICC (ICC.1:2022, annex B.6).</summary>
    private static byte[] GifWithProfile()
    {
        var gif = ImageMaker.AnimatedGif(120, 80, 1);
        var at = 13 + (3 << ((gif[10] & 7) + 1));
        byte[] blocks = [.. Hostile.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]), 0];
        return [.. gif.AsSpan(0, at), 0x21, 0xFF, 11, .. "ICCRGBG1012"u8, .. blocks, .. gif.AsSpan(at)];
    }

    private static byte[] BitmapWithProfile()
    {
        var plain = ImageMaker.Bmp(120, 80);
        byte[] file = [.. plain.AsSpan(0, 54), .. new byte[84], .. plain.AsSpan(54), .. Hostile];
        file[10] = 138;
        file[14] = 124;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(70), 0x4D424544);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(126), plain.Length + 84 - 14);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(130), Hostile.Length);
        return file;
    }

    private static byte[] MakeHostile()
    {
        var profile = new byte[400];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile[8] = 4;
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), 1);
        "A2B0"u8.CopyTo(profile.AsSpan(132));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(136), 144);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(140), 256);
        "mAB "u8.CopyTo(profile.AsSpan(144));
        profile[152] = profile[153] = 15;
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(168), 32);
        profile.AsSpan(176, 16).Fill(255);
        profile[192] = 2;
        Encoding.Latin1.GetBytes(Mark).CopyTo(profile.AsSpan(360));
        return profile;
    }
}
