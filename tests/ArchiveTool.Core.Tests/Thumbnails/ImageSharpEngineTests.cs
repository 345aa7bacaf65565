using System.Buffers.Binary;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Testing;
using ArchiveTool.Thumbnails.ImageSharp;
using ArchiveTool.Thumbnails.Vips;
using NetVips;

namespace ArchiveTool.Core.Tests.Thumbnails;

public sealed class ImageSharpEngineTests : EngineZooTests
{
    protected override IThumbnailEngine Engine { get; } = new ImageSharpEngine();

    [Theory]
    [InlineData(2, 24)]
    [InlineData(2, 32)]
    [InlineData(10, 24)]
    public void Targa_is_read(byte kind, byte depth)
    {
        using var picture = ImageMaker.Picture(120, 80);
        AssertLike(picture, Only(Make(ImageMaker.Targa(120, 80, kind, depth), Png)), 2);
        Assert.Equal(
            Reason.TooManyPixels,
            Make(ImageMaker.Targa(120, 80, kind, depth), new() { MaxPixels = 9599 }).Reason
        );
        Assert.Equal(
            Reason.NotDecodable,
            Make(ImageMaker.Truncated(ImageMaker.Targa(120, 80, kind, depth), 0.3)).Reason
        );
    }

    [Fact]
    public void What_breaks_off_is_a_finding_in_every_format()
    {
        foreach (
            var file in (byte[][])
                [
                    ImageMaker.Bmp(64, 48),
                    ImageMaker.Targa(64, 48, 2, 24),
                    ImageMaker.Targa(64, 48, 10, 24),
                    ImageMaker.Webp(64, 48),
                    ImageMaker.AnimatedWebp(64, 48, 3),
                    ImageMaker.AnimatedGif(64, 48, 3),
                    ImageMaker.Jpeg(64, 48),
                    ImageMaker.Png(64, 48),
                    ImageMaker.InterlacedPng(64, 48),
                    HeadFirst(ImageMaker.Tiff(64, 48)),
                ]
        )
        {
            Assert.True(Make(file).IsOk);
            Assert.Equal(Reason.NotDecodable, Make(ImageMaker.Truncated(file, 0.8)).Reason);
        }
    }

    /// <summary>The same TIFF with its directory before its pixels, where breaking off does not lose it.</summary>
    private static byte[] HeadFirst(byte[] tiff)
    {
        var directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(tiff.AsSpan(4));
        var moved = tiff.Length - directory;
        byte[] file = [.. tiff.AsSpan(0, 8), .. tiff.AsSpan(directory), .. tiff.AsSpan(8, directory - 8)];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 8);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        for (var i = 0; i < count; i++)
        {
            var entry = file.AsSpan(10 + (12 * i), 12);
            var tag = BinaryPrimitives.ReadUInt16LittleEndian(entry);
            var size =
                BinaryPrimitives.ReadInt32LittleEndian(entry[4..])
                * (
                    BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]) switch
                    {
                        3 => 2,
                        4 => 4,
                        5 => 8,
                        _ => 1,
                    }
                );
            if (size > 4)
            {
                Move(entry[8..], directory, moved);
            }

            if (tag == 273)
            {
                var strips =
                    size > 4 ? file.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(entry[8..]), size) : entry[8..];
                for (; strips.Length >= 4; strips = strips[4..])
                {
                    Move(strips, directory, moved);
                }
            }
        }

        return file;
    }

    private static void Move(Span<byte> offset, int directory, int moved)
    {
        var at = BinaryPrimitives.ReadInt32LittleEndian(offset);
        BinaryPrimitives.WriteInt32LittleEndian(offset, at >= directory ? at - directory + 8 : at + moved);
    }

    [Fact]
    public void Inks_of_a_photograph_become_light()
    {
        // Without a profile they are taken for pure inks: brighter, but the same picture, and not its negative.
        using var made = Open(Only(Make(ImageMaker.CmykJpeg(120, 80), Png)));
        Assert.InRange(made[58, 2][0] - made[2, 2][0], 80, 255);
        Assert.InRange(made[2, 38][1] - made[2, 2][1], 80, 255);
        Assert.InRange(made[2, 2][2] - made[58, 38][2], 80, 255);
    }

    [Fact]
    public void A_bitmap_of_run_lengths_is_read()
    {
        // Two rows of two pixels, from the bottom: red red, then blue blue.
        byte[] file = [.. "BM"u8, .. new byte[52], 0xFF, 0, 0, 0, 0, 0, 0xFF, 0, 2, 1, 0, 0, 2, 0, 0, 1];
        file[10] = 62;
        file[14] = 40;
        file[18] = file[22] = 2;
        file[26] = 1;
        file[28] = 8;
        file[30] = 1;
        file[46] = 2;
        using var made = Open(Only(Make(file, new() { Format = ThumbnailFormat.Png })));
        Assert.Equal([0, 0, 255], made[0, 0]);
        Assert.Equal([255, 0, 0], made[1, 1]);
    }

    [Fact]
    public void A_compression_whose_decoder_is_not_trusted_is_refused()
    {
        using var picture = ImageMaker.Picture(120, 80);
        using var lines = picture[0] > 100;
        foreach (
            var (compression, code) in ((Enums.ForeignTiffCompression, int)[])
                [(Enums.ForeignTiffCompression.Ccittfax4, 4), (Enums.ForeignTiffCompression.Jpeg, 7)]
        )
        {
            var file =
                code == 7
                    ? picture.TiffsaveBuffer(compression: compression)
                    : lines.TiffsaveBuffer(compression: compression, bitdepth: 1);
            var result = Make(file);
            Assert.Equal(
                (Reason.NotDecodable, $"tiff: compression {code} is not read"),
                (result.Reason, result.Detail)
            );
            Assert.True(new EngineThumbnailer([Engine, new VipsEngine()]).Make(Request(file)).IsOk);
        }
    }

    [Fact]
    public void A_frame_beyond_its_canvas_is_refused_before_it_is_decoded()
    {
        // Memory was judged by the canvas; the frame claims 60,000 pixels each way.
        var file = ImageMaker.AnimatedGif(40, 30, 3);
        var frame = Array.IndexOf(file, (byte)0x2C, 13 + (3 << ((file[10] & 7) + 1)));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(frame + 5), 60_000);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(frame + 7), 60_000);
        var result = Make(file);
        Assert.Equal((Reason.NotDecodable, "gif: a frame is larger than the picture"), (result.Reason, result.Detail));
    }

    [Fact]
    public void A_second_header_does_not_change_what_was_judged()
    {
        var small = ImageMaker.Png(20, 20);
        var large = ImageMaker.PngBomb(30_000, 30_000);
        byte[] two = [.. small.AsSpan(0, 33), .. large.AsSpan(8, 25), .. small.AsSpan(33)];
        var result = Make(two);
        Assert.True(result.IsOk ? result.Thumbnails[0].Width == 20 : result.Reason == Reason.NotDecodable);
        Assert.True(Engine.MemoryFor(new("image/png", "png"), new ImageHeader(20, 20), two.Length, new()) < 64 << 20);
    }
}
