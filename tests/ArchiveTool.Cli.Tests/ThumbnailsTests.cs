using System.Text.Json.Nodes;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Thumbnails built again: what is missing, what is of other settings, all, and away with the rest.</summary>
public sealed class ThumbnailsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Other_settings_build_what_they_ask_for_and_stay_the_library_s()
    {
        await ArchiveAsync();
        Assert.Equal(["320 50", "320 80"], Thumbnails(".webp"));

        var result = await RunAsync("--thumbnail-widths", "40,20", "--thumbnail-format", "png", "--prune");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("built     4", result.Output, StringComparison.Ordinal);
        Assert.Contains("removed   2", result.Output, StringComparison.Ordinal);
        Assert.Contains(".jpg is archived, but no thumbnail", await ManifestTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["20 20", "20 20", "40 40", "40 40"], Thumbnails(".png"));
        Assert.Empty(Thumbnails(".webp"));
        var post = await File.ReadAllTextAsync(folder["library", "posts", "walk", "post.md"]);
        Assert.Matches("thumbnail: ../../thumbnails/20/[0-9a-f]{2}/[0-9a-f]{64}.png\n", post);
        Assert.Matches(@"!\[a\]\(../../assets/[0-9a-f]{2}/[0-9a-f]{64}.png\)", post);
        Assert.Contains("/thumbnails/20/", await ManifestTextAsync(), StringComparison.Ordinal);

        var again = await RunAsync();
        Assert.Contains("built     0", again.Output, StringComparison.Ordinal);
        Assert.Contains("kept      4", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_built_and_force_builds_all()
    {
        await ArchiveAsync();
        var before = await ManifestTextAsync();
        var lost = Directory.GetFiles(folder["library", "thumbnails"], "*.webp", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(lost);
        File.Delete(lost);

        var repaired = await RunAsync();
        Assert.Contains("built     1", repaired.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lost));

        await File.WriteAllTextAsync(lost, "damaged");
        var forced = await RunAsync("--force");
        Assert.Contains("built     2", forced.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(lost));
        Assert.Equal(before, await ManifestTextAsync());
    }

    [Fact]
    public async Task Salvaging_gives_a_damaged_picture_its_thumbnail_and_takes_the_finding_away()
    {
        await ArchiveAsync();
        Assert.Contains("\"not-decodable\"", await ManifestTextAsync(), StringComparison.Ordinal);
        var result = await RunAsync("--salvage");
        Assert.Contains("built     1", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"not-decodable\"", await ManifestTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_widths_but_a_wrong_one_and_no_library_are_told()
    {
        Assert.Equal(2, (await RunAsync("--thumbnail-widths", "0")).ExitCode);
        var result = await RunAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("library", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Fact]
    public async Task A_picture_that_is_gone_is_named_and_the_rest_done()
    {
        await ArchiveAsync();
        var post = folder.Write("other.md", "![a](a.png)\n");
        await CommandLine.RunAsync("archive", post, "-o", folder["library"]);
        File.Delete(Directory.GetFiles(folder["library", "assets"], "*.jpg", SearchOption.AllDirectories)[0]);

        var result = await RunAsync("--thumbnail-widths", "30", "--prune");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("walk: assets/", result.Error, StringComparison.Ordinal);
        Assert.Contains("built     1", result.Output, StringComparison.Ordinal);
        Assert.Equal(["30 30", "320 50", "320 80"], Thumbnails("*"));
    }

    [Fact]
    public async Task A_post_whose_original_was_changed_is_named_and_the_rest_done()
    {
        await ArchiveAsync();
        var post = folder.Write("other.md", "---\nthumbnail: a.png\n---\n");
        await CommandLine.RunAsync("archive", post, "-o", folder["library"]);
        folder.Write("library/posts/walk/original.md", [0xff, 0xfe, 0, 1]);
        var before = await ManifestTextAsync();

        var result = await RunAsync("--thumbnail-format", "png");

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Contains("the original is missing or damaged", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await ManifestTextAsync());
        var other = await File.ReadAllTextAsync(folder["library", "posts", "other", "post.md"]);
        Assert.Contains(".png\n---", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_over_one_another_are_damage()
    {
        await ArchiveAsync();
        var manifest = JsonNode.Parse(await ManifestTextAsync())!;
        var references = manifest["references"]!.AsArray();
        references[1]!["location"]!["offset"] = (int)references[0]!["location"]!["offset"]! + 1;
        folder.Write("library/posts/walk/manifest.json", manifest.ToJsonString());

        var result = await RunAsync("--thumbnail-format", "png");
        var verified = await CommandLine.RunAsync("verify", folder["library"]);

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Contains("the manifest is missing or damaged", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("over one another", verified.Output, StringComparison.Ordinal);
    }

    private async Task ArchiveAsync()
    {
        var post = folder.Write(
            "walk.md",
            "---\nthumbnail: a.png\n---\n\n![a](a.png)\n\n![b](b.png)\n\n![broken](broken.jpg)\n"
        );
        folder.Write("a.png", ImageMaker.Png(80, 60, 1));
        folder.Write("b.png", ImageMaker.Png(50, 60, 2));
        folder.Write("broken.jpg", ImageMaker.Truncated(ImageMaker.Jpeg(200, 100)));
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private Task<CliResult> RunAsync(params string[] options) =>
        CommandLine.RunAsync(["thumbnails", folder["library"], .. options]);

    private Task<string> ManifestTextAsync() =>
        File.ReadAllTextAsync(folder["library", "posts", "walk", "manifest.json"]);

    /// <summary>Asked and real width of each file.</summary>
    private IEnumerable<string> Thumbnails(string extension)
    {
        var root = folder["library", "thumbnails"];
        return Directory
            .EnumerateFiles(root, "*" + extension, SearchOption.AllDirectories)
            .Select(path =>
            {
                using var image = NetVips.Image.NewFromFile(path);
                return $"{Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0]} {image.Width}";
            })
            .Order(StringComparer.Ordinal);
    }
}
