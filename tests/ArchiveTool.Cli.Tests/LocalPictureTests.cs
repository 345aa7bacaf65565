using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Pictures beside the post and under the site's root are archived from disk, and nothing outside them.</summary>
public sealed class LocalPictureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pictures_beside_the_post_in_its_asset_folder_and_under_the_site_are_archived()
    {
        var post = folder.Write(
            "blog/source/_posts/walk.md",
            "---\ntitle: Walk\n---\n\n![a](./a.png)\n\n![b](b.png)\n\n![c](/images/c.png)\n"
        );
        folder.Write("blog/source/_posts/a.png", ImageMaker.Png(40, 30, 1));
        folder.Write("blog/source/_posts/walk/b.png", ImageMaker.Png(40, 30, 2));
        folder.Write("blog/source/images/c.png", ImageMaker.Png(40, 30, 3));
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        Assert.True(result.ExitCode == 0, result.Error);
        using var manifest = Manifest("walk");
        var references = manifest.RootElement.GetProperty("references").EnumerateArray().ToList();
        Assert.Equal(
            ["archived", "archived", "archived"],
            references.Select(item => item.GetProperty("status").GetString())
        );
        var files = manifest
            .RootElement.GetProperty("assets")
            .EnumerateArray()
            .Select(asset => asset.GetProperty("file").GetString()!);
        Assert.Equal(["a.png", "b.png", "c.png"], files.Select(Path.GetFileName));
        var rewritten = await File.ReadAllTextAsync(folder["library", "posts", "walk", "post.md"]);
        Assert.DoesNotContain(
            ".png)",
            rewritten.Replace("../../assets/", "", StringComparison.Ordinal).Split("![")[0],
            StringComparison.Ordinal
        );
        Assert.Equal(3, rewritten.Split("../../assets/").Length - 1);
    }

    [Fact]
    public async Task A_picture_outside_is_refused_also_behind_a_link()
    {
        folder.Write("secret.png", ImageMaker.Png(40, 30));
        var post = folder.Write("posts/sly.md", "![up](../secret.png)\n\n![link](link.png)\n");
        File.CreateSymbolicLink(folder["posts", "link.png"], folder["secret.png"]);
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        Assert.Equal(1, result.ExitCode);
        using var manifest = Manifest("sly");
        Assert.All(
            manifest.RootElement.GetProperty("references").EnumerateArray(),
            reference =>
            {
                Assert.Equal("refused", reference.GetProperty("status").GetString());
                Assert.Equal("outside-root", reference.GetProperty("problem").GetString());
            }
        );
        Assert.False(Directory.Exists(folder["library", "assets"]));
    }

    [Fact]
    public async Task A_picture_that_is_not_there_is_missing_with_its_place()
    {
        var post = folder.Write("lost.md", "text\n\n  ![lost](lost.png)\n");
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["library"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("lost.md:3:11: missing:", result.Error, StringComparison.Ordinal);
    }

    private JsonDocument Manifest(string slug) =>
        JsonDocument.Parse(File.ReadAllBytes(folder["library", "posts", slug, "manifest.json"]));
}
