using System.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Testing;
using CsCheck;
using NetVips;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>What every engine makes of every kind of picture.</summary>
public abstract class EngineZooTests : ThumbnailFixture
{
    protected static readonly ThumbnailSettings Png = new() { Widths = [60], Format = ThumbnailFormat.Png };

    [Theory]
    [InlineData(ThumbnailFormat.Webp)]
    [InlineData(ThumbnailFormat.Jpeg)]
    [InlineData(ThumbnailFormat.Png)]
    [InlineData(ThumbnailFormat.Avif)]
    public void Every_width_comes_from_one_request_in_its_format(ThumbnailFormat format)
    {
        var result = Make(ImageMaker.Png(550, 221), new() { Widths = [640, 100, 320], Format = format });
        if (!Engine.Writes(format))
        {
            Assert.Equal((Reason.NotDecodable, $"No encoder for {format}."), (result.Reason, result.Detail));
            return;
        }

        Assert.True(result.IsOk, result.Detail);
        Assert.Equal(
            [(100, 100, 40), (320, 320, 129), (640, 550, 221)],
            result.Thumbnails.Select(t => (t.AskedWidth, t.Width, t.Height))
        );
        foreach (var thumbnail in result.Thumbnails)
        {
            Assert.EndsWith(
                "." + ThumbnailLayout.GetExtension(format),
                thumbnail.TemporaryPath,
                StringComparison.Ordinal
            );
            Assert.Equal(new FileInfo(thumbnail.TemporaryPath).Length, thumbnail.Bytes);
            AssertLike(ImageMaker.Picture(550, 221), thumbnail, tolerance: format == ThumbnailFormat.Avif ? 8 : 4);
        }
    }

    [Fact]
    public void Nothing_is_enlarged_and_the_own_width_comes_once()
    {
        var result = Make(ImageMaker.Png(50, 40), new() { Widths = [320, 640, 1280] });
        Assert.Equal([(320, 50, 40)], result.Thumbnails.Select(t => (t.AskedWidth, t.Width, t.Height)));
        Assert.Equal([320], ThumbnailLayout.WidthsFor([320, 640, 1280], 50));
        Assert.Equal([320, 640], ThumbnailLayout.WidthsFor([1280, 640, 320, 320], 640));
        Assert.Equal([320, 640, 1280], ThumbnailLayout.WidthsFor([640, 1280, 320], 4000));
    }

    [Fact]
    public void A_width_has_the_same_height_alone_and_among_others() =>
        Gen.Select(Gen.Int[200, 500], Gen.Int[1, 500], Gen.Int[1, 100])
            .Sample(
                (width, height, asked) =>
                {
                    var image = new PngFile()
                        .Header((uint)width, (uint)height, 1, 0)
                        .Data(new byte[((width + 7) / 8 + 1) * height])
                        .End();
                    var format = ThumbnailFormat.Png;
                    var alone = Only(Make(image, new() { Widths = [asked], Format = format }));
                    var among = Make(image, new() { Widths = [asked, 101, 197], Format = format }).Thumbnails[0];
                    Assert.Equal((alone.Width, alone.Height), (among.Width, among.Height));
                },
                iter: 60,
                threads: 1
            );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_orientation_is_applied_and_the_place_stays_at_home(int orientation)
    {
        using var upright = ImageMaker.Picture(120, 80);
        using var stored = AsStored(upright, orientation);
        var photograph = ImageMaker.WithExif(stored.JpegsaveBuffer(q: 100), orientation);
        Assert.Contains("Secret Camera", Encoding.Latin1.GetString(photograph), StringComparison.Ordinal);

        var result = Make(photograph, new() { Widths = [30, 60], Format = ThumbnailFormat.Jpeg });

        Assert.Equal([(30, 20), (60, 40)], result.Thumbnails.Select(t => (t.Width, t.Height)));
        foreach (var thumbnail in result.Thumbnails)
        {
            AssertLike(upright, thumbnail, tolerance: 4);
            var bytes = File.ReadAllText(thumbnail.TemporaryPath, Encoding.Latin1);
            Assert.DoesNotContain("Exif", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret", bytes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Other_formats_are_turned_too_and_their_header_says_so()
    {
        using var upright = ImageMaker.Picture(120, 80);
        using var turned = AsStored(upright, 6).Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        (string Kind, byte[] File)[] files =
        [
            ("webp", turned.WebpsaveBuffer(q: 95, keep: Enums.ForeignKeep.Exif)),
            ("png", turned.PngsaveBuffer(keep: Enums.ForeignKeep.Exif)),
            ("tiff", turned.TiffsaveBuffer(keep: Enums.ForeignKeep.Exif)),
        ];
        foreach (var (kind, file) in files)
        {
            using var stream = new MemoryStream(file);
            var header = ImageHeader.Read(stream)!;
            Assert.Equal((kind, 6, 80, 120), (kind, header.Orientation, header.Width, header.Height));
            var result = Make(file, new() { Widths = [30, 60], Format = ThumbnailFormat.Png });
            Assert.Equal([(30, 20), (60, 40)], result.Thumbnails.Select(t => (t.Width, t.Height)));
            AssertLike(upright, result.Thumbnails[0], 4);
            AssertLike(upright, result.Thumbnails[1], 4);
        }
    }

    [Fact]
    public void Damaged_images_are_findings_whatever_is_damaged()
    {
        byte[][] files =
        [
            ImageMaker.Jpeg(64, 48),
            ImageMaker.InterlacedPng(64, 48),
            ImageMaker.PalettePng(64, 48),
            ImageMaker.AnimatedGif(32, 24, 3),
            ImageMaker.AnimatedWebp(32, 24, 3),
            ImageMaker.Avif(64, 48),
            ImageMaker.Tiff(64, 48),
            ImageMaker.Svg(64, 48),
            ImageMaker.Bmp(64, 48),
        ];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[1, 8], Gen.Bool)
            .Sample(
                (index, changes, salvage) =>
                {
                    var file = files[index].ToArray();
                    foreach (var (where, value) in changes)
                    {
                        file[(int)(where * (file.Length - 1))] = value;
                    }

                    var result = Make(
                        file,
                        new()
                        {
                            Widths = [20, 40],
                            Salvage = salvage,
                            MaxPixels = 1 << 20,
                        }
                    );
                    Assert.Equal(result.IsOk, result.Thumbnails.Count > 0);
                    Assert.True(result.Reason is Reason.Ok or Reason.NotDecodable or Reason.TooManyPixels);
                    Assert.All(result.Thumbnails, t => Assert.InRange(t.Width, 1, t.AskedWidth));
                },
                iter: 300,
                threads: 1
            );
    }

    [Fact]
    public void Each_kind_of_picture_keeps_its_look()
    {
        using var picture = ImageMaker.Picture(120, 80);
        AssertLike(picture, Only(Make(ImageMaker.Jpeg(120, 80), Png)), 3);
        AssertLike(picture, Only(Make(ImageMaker.Png16(120, 80), Png)), 2);
        AssertLike(picture, Only(Make(ImageMaker.InterlacedPng(120, 80), Png)), 2);
        AssertLike(picture, Only(Make(ImageMaker.Webp(120, 80), Png)), 4);
        if (Engine.Reads(new MediaType("image/avif", "avif")))
        {
            AssertLike(picture, Only(Make(ImageMaker.Avif(120, 80), Png)), 6);
        }

        AssertLike(picture, Only(Make(ImageMaker.Tiff(120, 80), Png)), 2);
        AssertLike(picture, Only(Make(ImageMaker.Bmp(121, 80), Png)), 2);
        using var grey = picture[0];
        AssertLike(grey, Only(Make(ImageMaker.GreyPng(120, 80), Png)), 2);
        using var reds = picture[0].Bandjoin(40, 80).Copy(interpretation: Enums.Interpretation.Srgb);
        AssertLike(reds, Only(Make(ImageMaker.PalettePng(120, 80), Png)), 2);
    }

    [Fact]
    public void Alpha_is_kept_or_laid_on_white()
    {
        var image = ImageMaker.TransparentPng(120, 80);
        foreach (
            var format in Enum.GetValues<ThumbnailFormat>().Where(f => f != ThumbnailFormat.Jpeg && Engine.Writes(f))
        )
        {
            using var kept = Open(Only(Make(image, new() { Widths = [60], Format = format })));
            Assert.Equal(4, kept.Bands);
            Assert.InRange(kept[1, 20][3], 240, 255);
            Assert.InRange(kept[58, 20][3], 0, 15);
        }

        using var flat = Open(Only(Make(image, new() { Widths = [60], Format = ThumbnailFormat.Jpeg })));
        Assert.Equal(3, flat.Bands);
        Assert.All(flat[59, 20], channel => Assert.InRange(channel, 245, 255));
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 20_000, 1, 16_383)]
    [InlineData(20_000, 1, 320, 1)]
    public void Extreme_shapes_are_made(int width, int height, int thumbnailWidth, int thumbnailHeight)
    {
        var thumbnail = Only(Make(ImageMaker.Png(width, height)));
        Assert.Equal((thumbnailWidth, thumbnailHeight), (thumbnail.Width, thumbnail.Height));
        using var image = Open(thumbnail);
        Assert.Equal((thumbnailWidth, thumbnailHeight), (image.Width, image.Height));

        var photograph = Only(Make(ImageMaker.Jpeg(width, height)));
        Assert.Equal((thumbnailWidth, thumbnailHeight), (photograph.Width, photograph.Height));
    }

    [Fact]
    public void A_wrong_extension_misleads_nobody()
    {
        using var picture = ImageMaker.Picture(120, 80);
        foreach (var name in (string[])["a.jpg", "b.svg", "c.gif", "d", "e.html", "图 (1) [x].webp"])
        {
            AssertLike(picture, Only(Make(Request(ImageMaker.Png(120, 80), Png, name))), 2);
        }
    }

    [Fact]
    public void Bombs_are_judged_by_their_header()
    {
        Assert.Equal(Reason.TooManyPixels, Make(ImageMaker.PngBomb()).Reason);
        Assert.Equal(Reason.TooManyPixels, Make(ImageMaker.Svg(100_000, 100_000)).Reason);
        Assert.Equal(Reason.TooManyPixels, Make(ImageMaker.Png(20, 20), new() { MaxPixels = 399 }).Reason);
        Assert.True(Make(ImageMaker.Png(20, 20), new() { MaxPixels = 400 }).IsOk);
    }

    [Fact]
    public void Truncated_images_fail_unless_salvaged()
    {
        (string Kind, byte[] File)[] files =
        [
            ("jpeg", ImageMaker.Jpeg(400, 300)),
            ("png", ImageMaker.Png(400, 300)),
            ("gif", ImageMaker.AnimatedGif(200, 150, 1)),
        ];
        foreach (var (kind, file) in files)
        {
            var half = ImageMaker.Truncated(file);
            var refused = Make(half);
            Assert.True(refused.Reason == Reason.NotDecodable, kind);
            Assert.NotEmpty(refused.Detail!);
            var salvaged = Make(
                half,
                new()
                {
                    Salvage = true,
                    Format = ThumbnailFormat.Png,
                    Widths = [200],
                }
            );
            using var made = Open(Only(salvaged)).ExtractBand(0, n: 3).CopyMemory();
            using var whole = Open(Only(Make(file, new() { Format = ThumbnailFormat.Png, Widths = [200] })));
            using var top = (made.Crop(0, 0, 200, 60) - whole.Crop(0, 0, 200, 60)).Abs();
            using var bottom = (made.Crop(0, 130, 200, 20) - whole.Crop(0, 130, 200, 20)).Abs();
            Assert.InRange(top.Avg(), 0, 2);
            Assert.InRange(bottom.Avg(), 20, 255);
        }
    }

    [Fact]
    public void What_is_no_image_is_not_decodable()
    {
        Assert.Equal(Reason.NotDecodable, Make([]).Reason);
        Assert.Equal(Reason.NotDecodable, Make("<html>sorry</html>"u8.ToArray()).Reason);
        Assert.Equal(Reason.NotDecodable, Make([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).Reason);
        Assert.Equal(Reason.NotDecodable, Make("P6 1 1 255 abc"u8.ToArray()).Reason);
        Assert.Equal(Reason.NotDecodable, Make(ImageMaker.Png(9, 9)[..40], new() { Salvage = false }).Reason);
    }

    [Fact]
    public void Animations_move_on_in_every_width_or_stop_at_their_first_picture()
    {
        foreach (var file in (byte[][])[ImageMaker.AnimatedGif(100, 60, 5), ImageMaker.AnimatedWebp(100, 60, 5)])
        {
            var moving = Make(file, new() { Widths = [25, 50] });
            Assert.Equal([(25, 15), (50, 30)], moving.Thumbnails.Select(t => (t.Width, t.Height)));
            foreach (var thumbnail in moving.Thumbnails)
            {
                using var all = Image.NewFromFile(thumbnail.TemporaryPath + "[n=-1]");
                Assert.Equal(5, all.Get("n-pages"));
                Assert.Equal([100, 100, 100, 100, 100], (int[])all.Get("delay"));
                Assert.Equal(thumbnail.Height * 5, all.Height);
                for (var frame = 0; frame < 5; frame++)
                {
                    using var picture = ImageMaker.Picture(100, 60, frame);
                    using var reference = picture.Resize(thumbnail.Width / 100.0);
                    using var shown = all.Crop(0, frame * thumbnail.Height, thumbnail.Width, thumbnail.Height);
                    using var difference = (shown.ExtractBand(0, n: 3) - reference).Abs();
                    Assert.InRange(difference.Avg(), 0, 8);
                }
            }

            AssertStill(Make(file, new() { Widths = [50], Animation = AnimationMode.First }));
            AssertStill(Make(file, new() { Widths = [50], Format = ThumbnailFormat.Png }));
            AssertStill(Make(file, new() { Widths = [50], MaxPixels = 100 * 60 }));
            using var cut = Image.NewFromFile(
                Only(Make(file, new() { Widths = [50], MaxFrames = 3 })).TemporaryPath + "[n=-1]"
            );
            Assert.Equal(3, cut.Get("n-pages"));
        }
    }

    [Fact]
    public async Task A_full_or_missing_folder_is_no_fault_of_the_image()
    {
        await using var thumbnailer = new EngineThumbnailer([Engine]);
        var request = Request(ImageMaker.Png(9, 9)) with { OutputPrefix = Path.Combine(Folder, "none", "such") };
        await Assert.ThrowsAnyAsync<IOException>(() =>
            thumbnailer.MakeAsync(request, TestContext.Current.CancellationToken)
        );
    }

    private static void AssertStill(ThumbnailResult result)
    {
        using var image = Image.NewFromFile(Only(result).TemporaryPath);
        Assert.Equal((50, 30), (image.Width, image.Height));
        Assert.False(image.Contains("n-pages") && (int)image.Get("n-pages") > 1);
    }

    protected static Thumbnail Only(ThumbnailResult result)
    {
        Assert.True(result.IsOk, result.Detail);
        return Assert.Single(result.Thumbnails);
    }

    protected static Image Open(Thumbnail thumbnail) => Image.NewFromFile(thumbnail.TemporaryPath);

    /// <summary>Held against a plain resize of the picture: mean difference of the channels, of 255.</summary>
    protected static void AssertLike(Image picture, Thumbnail thumbnail, double tolerance)
    {
        using var made = Open(thumbnail);
        using var reference = picture.Resize(
            (double)thumbnail.Width / picture.Width,
            vscale: (double)thumbnail.Height / picture.Height
        );
        Assert.Equal((thumbnail.Width, thumbnail.Height), (made.Width, made.Height));
        Assert.Equal((made.Width, made.Height), (reference.Width, reference.Height));
        Assert.False(made.HasAlpha());
        for (var band = 0; band < Math.Max(made.Bands, reference.Bands); band++)
        {
            using var difference = (
                made[Math.Min(band, made.Bands - 1)] - reference[Math.Min(band, reference.Bands - 1)]
            ).Abs();
            Assert.InRange(difference.Avg(), 0, tolerance);
        }
    }

    /// <summary>The inverse of each turn and mirror (EXIF 2.32, 4.6.4 A, Orientation).</summary>
    private static Image AsStored(Image upright, int orientation) =>
        orientation switch
        {
            2 => upright.FlipHor(),
            3 => upright.Rot180(),
            4 => upright.FlipVer(),
            5 => upright.Rot90().FlipHor(),
            6 => upright.Rot270(),
            7 => upright.Rot270().FlipHor(),
            8 => upright.Rot90(),
            _ => upright.Copy(),
        };
}
