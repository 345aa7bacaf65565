using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A post goes with what only it used, and nothing else does.</summary>
public sealed class RemoveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_only_the_post_used_goes_and_links_to_it_lead_to_the_web_again()
    {
        await ArchiveAsync();
        var first = folder["library", "posts", "first", "index.html"];
        Assert.Contains("href=\"../second/index.html\"", await File.ReadAllTextAsync(first), StringComparison.Ordinal);

        var result = await CommandLine.RunAsync("remove", folder["library"], "second");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1 post removed, 2 files that only they used", result.Output, StringComparison.Ordinal);
        Assert.Equal(["first"], Directory.GetDirectories(folder["library", "posts"]).Select(Path.GetFileName));
        Assert.Single(Directory.GetFiles(folder["library", "assets"], "*", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(folder["library", "thumbnails"], "*", SearchOption.AllDirectories));
        Assert.Contains(
            "href=\"https://blog.example/second\"",
            await File.ReadAllTextAsync(first),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Second",
            await File.ReadAllTextAsync(folder["library", "index.html"]),
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task An_unknown_slug_is_told_and_the_others_go()
    {
        await ArchiveAsync();
        var result = await CommandLine.RunAsync("remove", folder["library"], "third", "first");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("no post 'third'", result.Error, StringComparison.Ordinal);
        Assert.Equal(["second"], Directory.GetDirectories(folder["library", "posts"]).Select(Path.GetFileName));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
        Assert.Equal(2, (await CommandLine.RunAsync("remove", folder["library"])).ExitCode);
        Assert.Equal(3, (await CommandLine.RunAsync("remove", folder["nothing"], "first")).ExitCode);
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/outside")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("first/../second")]
    [InlineData("")]
    public async Task What_is_no_name_of_a_post_is_a_usage_error(string slug)
    {
        await ArchiveAsync();
        folder.Write("outside/manifest.json", "{}");
        var result = await CommandLine.RunAsync("remove", folder["library"], slug, "first");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'{slug}' is not the name of a post", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["outside", "manifest.json"]));
        Assert.Equal(2, Directory.GetDirectories(folder["library", "posts"]).Length);
    }

    [Fact]
    public async Task A_picture_that_a_changed_post_shows_no_more_goes_too()
    {
        await ArchiveAsync();
        folder.Write("second.md", "---\npermalink: https://blog.example/second\n---\n\nNo picture any more.\n");
        await ArchiveFilesAsync("second.md");

        Assert.Single(Directory.GetFiles(folder["library", "assets"], "*", SearchOption.AllDirectories));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    private async Task ArchiveAsync()
    {
        var shared = Convert.ToBase64String(ImageMaker.Png(40, 30, 1));
        var own = Convert.ToBase64String(ImageMaker.Png(40, 30, 2));
        folder.Write(
            "first.md",
            $"---\ntitle: First\npermalink: https://blog.example/first\n---\n\n[next](https://blog.example/second)\n\n![a](data:image/png;base64,{shared})\n"
        );
        folder.Write(
            "second.md",
            $"---\ntitle: Second\npermalink: https://blog.example/second\n---\n\n![a](data:image/png;base64,{shared})\n\n![b](data:image/png;base64,{own})\n"
        );
        await ArchiveFilesAsync("first.md", "second.md");
    }

    private async Task ArchiveFilesAsync(params string[] names)
    {
        var result = await CommandLine.RunAsync([
            "archive",
            .. names.Select(name => folder[name]),
            "-o",
            folder["library"],
            "--extract-data-urls",
            "--no-link-check",
        ]);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
