using System.Text;
using ArchiveTool.Core.Media.Headers;
using ArchiveTool.Testing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Assets;

public sealed class ImageHeaderTests
{
    [Fact]
    public void A_png_says_its_size_without_being_decoded()
    {
        Assert.Equal(new ImageHeader(7, 5), Read(ImageMaker.Png(7, 5)));
        var bomb = new PngFile().Header(100_000, 100_000, 8, 6).End();
        Assert.Equal(10_000_000_000, Read(bomb)!.Pixels);
    }

    [Theory]
    [InlineData("<svg width='120' height=\"80px\"/>", 120, 80)]
    [InlineData("<svg width='1in' height='72pt'/>", 96, 96)]
    [InlineData("<svg viewBox='0 0 300 150'/>", 300, 150)]
    [InlineData("<svg viewBox='0,0,300,150' width='100%'/>", 300, 150)]
    [InlineData("<svg viewBox='0 0 300 150' width='60'/>", 60, 30)]
    [InlineData("<?xml version='1.0'?><svg data-x='a > b' width='10' height='20'>", 10, 20)]
    public void An_svg_says_the_size_that_it_asks_for(string svg, int width, int height) =>
        Assert.Equal(new ImageHeader(width, height), Read(Encoding.UTF8.GetBytes(svg)));

    [Theory]
    [InlineData("474946383961" + "0300" + "0200" + "000000" + "3B", 3, 2)]
    [InlineData("424D3600000000000000360000002800000009000000F8FFFFFF0100180000000000", 9, 8)]
    [InlineData("424D1A000000000000001A0000000C000000" + "0900" + "0800" + "01001800", 9, 8)]
    [InlineData("000001000200" + "10100000010020000000000016000000" + "00000000010020000000000016000000", 256, 256)]
    [InlineData("52494646000000005745425056503858" + "0A000000" + "00000000" + "1F0300" + "570200", 800, 600)]
    [InlineData("5249464600000000574542505650384C" + "0A000000" + "2F" + "02400000" + "0000000000", 3, 2)]
    public void Each_format_says_its_size(string hex, int width, int height) =>
        Assert.Equal(new ImageHeader(width, height), Read(Convert.FromHexString(hex)));

    [Fact]
    public void A_jpeg_says_how_it_was_held_and_of_two_accounts_the_first_counts()
    {
        var jpeg = ImageMaker.Jpeg(40, 30);
        Assert.Equal(new ImageHeader(40, 30), Read(jpeg));
        var turned = Read(ImageMaker.WithExif(ImageMaker.WithExif(jpeg, 3), 6))!;
        Assert.Equal((6, 40, 30), (turned.Orientation, turned.Width, turned.Height));
        Assert.Equal((30, 40), (turned.DisplayWidth, turned.DisplayHeight));
    }

    [Fact]
    public void Every_format_that_is_made_is_read()
    {
        var still = new ImageHeader(40, 30);
        Assert.Equal(still, Read(ImageMaker.Webp(40, 30)));
        Assert.Equal(still, Read(ImageMaker.Avif(40, 30)));
        Assert.Equal(still with { IsProgressive = true }, Read(ImageMaker.InterlacedPng(40, 30)));
        Assert.Equal(still with { BitsPerPixel = 32 }, Read(ImageMaker.CmykJpeg(40, 30)));
        Assert.Equal(still, Read(ImageMaker.Bmp(40, 30)));
        Assert.Equal(still, Read(ImageMaker.Svg(40, 30)));
        Assert.Equal(still with { Frames = null }, Read(ImageMaker.Tiff(40, 30)));
        Assert.Equal(still, Read(ImageMaker.AnimatedGif(40, 30, 1)));
        Assert.Equal(still with { Frames = 4 }, Read(ImageMaker.AnimatedGif(40, 30, 4)));
        Assert.Equal(still with { Frames = 3 }, Read(ImageMaker.AnimatedWebp(40, 30, 3)));
    }

    [Fact]
    public void Damaged_headers_never_throw_and_never_hang()
    {
        byte[][] seeds = [ImageMaker.Png(3, 3), .. HexSeeds()];
        Gen.Select(Gen.Int[0, seeds.Length - 1].Select(i => seeds[i]), Gen.Byte.Array[0, 64], Gen.Int[0, 60])
            .Sample(
                (seed, noise, at) =>
                {
                    byte[] file = [.. seed.AsSpan(0, Math.Min(at, seed.Length)), .. noise];
                    var header = Read(file);
                    Assert.True(header is null or { Width: > 0, Height: > 0, Orientation: >= 1 and <= 8 });
                },
                iter: 5000
            );
    }

    private static IEnumerable<byte[]> HexSeeds() =>
        new[]
        {
            "FFD8FFE1001E457869660000" + "49492A0008000000" + "0100120103000100000006000000" + "FFC0000B080010002001",
            "4749463839610300020080000000000000FFFFFF21F904000A0000002C0000000003000200000202840A003B",
            "0000001C667479706176696600000000617669666D6966316D696166000000286D657461000000000000001C697072700000001469706F",
            "49492A00080000000200000103000100000010000000010103000100000020000000",
            "52494646000000005745425056503858" + "0A0000000A0000001F0300570200" + "414E4D4600000000",
        }.Select(Convert.FromHexString);

    private static ImageHeader? Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ImageHeader.Read(stream);
    }
}
