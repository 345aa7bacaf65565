using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Which library makes the thumbnails, and what it may take for it.</summary>
public sealed class ThumbnailEngineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_cannot_be_is_a_usage_error()
    {
        var library = folder["library"];
        (string[] Options, string Message)[] wrong =
        [
            (["--thumbnail-engine", "imagesharp", "--thumbnail-format", "avif"], "imagesharp writes no AVIF"),
            (["--thumbnail-engine", "gd"], "gd"),
            (["--image-memory", "1MB"], "at least 160MiB"),
            (["--image-memory", "much"], "at least 160MiB"),
        ];
        foreach (var (options, message) in wrong)
        {
            var result = await CommandLine.RunAsync(["thumbnails", library, .. options]);
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(library));
    }

    [Fact]
    public async Task One_engine_is_asked_after_the_other_and_a_named_one_makes_its_own()
    {
        Write("a.png", ImageMaker.Png(400, 300));
        Write("b.avif", ImageMaker.Avif(400, 300));
        Write("c.tga", ImageMaker.Targa(400, 300, 10, 24));
        Write("d.jpg", ImageMaker.WithExif(ImageMaker.Jpeg(400, 300), 6));
        Write("e.tiff", ImageMaker.Tiff(400, 300));
        Write("f.gif", ImageMaker.AnimatedGif(40, 30, 3));
        Write("bomb.png", ImageMaker.FlatPng(10_000_000, 2));
        var post = folder.Write(
            "post.md",
            "![](a.png)![](b.avif)![](c.tga)![](d.jpg)![](e.tiff)![](f.gif)![](bomb.png)\n"
        );
        var archived = await CommandLine.RunAsync("archive", post, "-o", folder["library"], "--image-memory", "400MiB");
        Assert.True(archived.ExitCode == 0, archived.Error);
        Assert.Contains("more than the 400 MB of --image-memory", archived.Error, StringComparison.Ordinal);
        var manifest = await ManifestAsync();
        Assert.Contains("\"too-much-memory\"", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("imagesharp", manifest, StringComparison.Ordinal);
        var before = await ThumbnailsAsync();
        Assert.Equal(6, before.Count);

        // Made again by the engine that was named, and once.
        string[] named =
        [
            "thumbnails",
            folder["library"],
            "--thumbnail-engine",
            "imagesharp",
            "--image-memory",
            "400MiB",
        ];
        var rebuilt = await CommandLine.RunAsync(named);
        Assert.Contains("built     6", rebuilt.Output, StringComparison.Ordinal);
        Assert.Contains(" imagesharp\"", await ManifestAsync(), StringComparison.Ordinal);
        var after = await ThumbnailsAsync();
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(2, before.Count(item => item.Value.AsSpan().SequenceEqual(after[item.Key])));
        var again = await CommandLine.RunAsync(named);
        Assert.Contains("built     0", again.Output, StringComparison.Ordinal);
    }

    private void Write(string name, byte[] bytes) => folder.Write(name, bytes);

    private Task<string> ManifestAsync() => File.ReadAllTextAsync(folder["library", "posts", "post", "manifest.json"]);

    private async Task<SortedDictionary<string, byte[]>> ThumbnailsAsync()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (
            var path in Directory.EnumerateFiles(folder["library", "thumbnails"], "*.webp", SearchOption.AllDirectories)
        )
        {
            files[path] = await File.ReadAllBytesAsync(path);
        }

        return files;
    }
}
