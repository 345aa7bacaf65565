using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;
using ArchiveTool.Testing;
using ArchiveTool.Thumbnails.Vips;
using NetVips;

namespace ArchiveTool.Core.Tests.Thumbnails;

public sealed class VipsEngineTests : EngineZooTests
{
    protected override IThumbnailEngine Engine { get; } = new VipsEngine();

    [Fact]
    public void Inks_become_light()
    {
        using var picture = ImageMaker.Picture(120, 80);
        foreach (
            var file in (byte[][])
                [
                    ImageMaker.CmykJpeg(120, 80),
                    ImageMaker.CmykTiff(120, 80, withProfile: true),
                    ImageMaker.CmykTiff(120, 80, withProfile: false),
                ]
        )
        {
            AssertLike(picture, Only(Make(file, Png)), 12);
        }
    }

    [Fact]
    public void A_profile_is_applied_and_not_kept()
    {
        using var picture = ImageMaker.Picture(120, 80);
        var file = ImageMaker.DisplayP3Jpeg(120, 80);
        using var numbers = Image.NewFromBuffer(file);
        Assert.InRange((numbers - picture).Abs().Avg(), 4, 100);
        var result = Make(file, new() { Widths = [60, 200], Format = ThumbnailFormat.Png });
        foreach (var thumbnail in result.Thumbnails)
        {
            AssertLike(picture, thumbnail, 3);
            using var made = Open(thumbnail);
            Assert.False(made.Contains("icc-profile-data"));
        }
    }

    [Fact]
    public void A_failure_tells_its_own_story_only()
    {
        // Reading an AVIF from a file leaves complaints behind in libvips, though it succeeds.
        using var avif = Open(Only(Make(ImageMaker.Png(60, 60), new() { Format = ThumbnailFormat.Avif })));
        avif.Avg();
        var result = Make(ImageMaker.Truncated(ImageMaker.Jpeg(400, 300)));
        Assert.Contains("premature end of JPEG image", result.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("seek", result.Detail, StringComparison.Ordinal);

        // The same in every library: nothing of where it stands.
        var headless = Make(ImageMaker.Truncated(ImageMaker.Tiff(40, 30)));
        Assert.Contains("not a known file format", headless.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Folder, headless.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_is_drawn_and_finds_nothing_outside_itself()
    {
        File.WriteAllBytes(Path.Combine(Folder, "beside.png"), ImageMaker.Png(10, 10));
        var svg = ImageMaker.Svg(
            200,
            100,
            "<rect width='100%' height='100%' fill='#ff0000'/><image xlink:href='beside.png' href='beside.png' width='200' height='100' preserveAspectRatio='none'/>"
        );
        var request = Request(svg, Png, "drawing.svg");
        using var drawn = Open(Only(Make(request)));
        Assert.Equal((60, 30), (drawn.Width, drawn.Height));
        Assert.Equal([255, 0, 0], drawn[30, 15][..3]);
    }
}
