using System.Text.Json.Nodes;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A post's folder that can be passed on alone: what the page uses stands in it, and every command knows.</summary>
public sealed class SelfContainedTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    private string Root => folder["library"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("wide.png", ImageMaker.Png(800, 300));
        folder.Write("back.png", ImageMaker.Png(40, 40, seed: 7));
        folder.Write("inner.css", "h2 { background: url(back.png) }");
        folder.Write("style.css", "@import \"inner.css\"; h1 { color: green }");
        folder.Write(
            "page.html",
            "<!doctype html><html><head><title>Page</title><link rel=stylesheet href=style.css></head>"
                + "<body><h1>One</h1><h2>Two</h2><img src=wide.png><a href=words.md>words</a></body></html>"
        );
        folder.Write(
            "words.md",
            "---\ntitle: Words\nthumbnail: wide.png\n---\n![](wide.png) and [the page](page.html)\n"
        );
        await ArchiveAsync("--self-contained");
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_folder_holds_all_that_its_page_and_its_post_lead_to()
    {
        Assert.Equal(["css", "css", "png", "png"], Extensions("page"));
        Assert.Equal(["png", "webp"], Extensions("words"));
        foreach (var (slug, post) in (ValueTuple<string, string>[])[("page", "post.html"), ("words", "post.md")])
        {
            Assert.DoesNotContain("../", await ReadAsync(slug, "index.html"), StringComparison.Ordinal);
            Assert.DoesNotContain("../", await ReadAsync(slug, post), StringComparison.Ordinal);
            Assert.True((bool)JsonNode.Parse(await ReadAsync(slug, "manifest.json"))!["post"]!["selfContained"]!);
        }

        Assert.Contains("thumbnail: thumbnails/320/", await ReadAsync("words", "post.md"), StringComparison.Ordinal);
        await AssertWholeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Copies_that_are_lost_or_changed_are_found_and_made_again_without_a_network()
    {
        var copies = Copies("page").Concat(Copies("words")).ToDictionary(path => path, File.ReadAllBytes);
        var paths = copies.Keys.Order(StringComparer.Ordinal).ToList();
        File.Delete(paths[0]);
        await File.AppendAllTextAsync(paths[1], "more");
        File.Delete(paths[^1]);

        var found = await RunAsync("verify", Root);
        var repaired = await RunAsync("verify", Root, "--repair");

        Assert.Equal(1, found.ExitCode);
        Assert.Contains("asset-missing  posts/page/assets/", found.Output, StringComparison.Ordinal);
        Assert.Contains("asset-changed  posts/page/assets/", found.Output, StringComparison.Ordinal);
        Assert.Contains("thumbnail-missing  posts/words/thumbnails/", found.Output, StringComparison.Ordinal);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.All(copies, pair => Assert.Equal(pair.Value, File.ReadAllBytes(pair.Key)));
        await AssertWholeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lost_copy_makes_the_next_run_write_the_post_again()
    {
        File.Delete(Copies("page")[0]);

        await ArchiveAsync("--self-contained");

        Assert.Equal(4, Copies("page").Count);
        await AssertWholeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Thumbnails_of_other_settings_take_the_place_of_the_copies()
    {
        var built = await RunAsync(
            "thumbnails",
            Root,
            "--thumbnail-widths",
            "200",
            "--thumbnail-format",
            "png",
            "--prune"
        );

        Assert.True(built.ExitCode == 0, built.Error);
        Assert.Equal(["png", "png"], Extensions("words"));
        Assert.Contains("thumbnail: thumbnails/200/", await ReadAsync("words", "post.md"), StringComparison.Ordinal);
        await AssertWholeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_the_option_the_post_uses_the_library_again_and_what_others_laid_beside_it_stays()
    {
        await File.WriteAllTextAsync(folder["library", "posts", "page", "notes.txt"], "mine");
        Directory.CreateDirectory(folder["library", "posts", "words", "thumbnails"]);
        await File.WriteAllTextAsync(folder["library", "posts", "words", "thumbnails", "mine.txt"], "mine");

        await ArchiveAsync();

        Assert.Equal("mine", await ReadAsync("page", "notes.txt"));
        Assert.False(Directory.Exists(folder["library", "posts", "page", "assets"]));
        Assert.True(File.Exists(folder["library", "posts", "words", "thumbnails", "mine.txt"]));
        Assert.Contains("../../assets/", await ReadAsync("page", "index.html"), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Removing_and_exporting_take_the_copies_into_account()
    {
        var exported = await RunAsync("export", "html", Root, "page", "-o", folder["page-alone.html"]);
        var markdown = await RunAsync("export", "markdown", Root, "-o", folder["posts"]);
        var removed = await RunAsync("remove", Root, "words");

        Assert.True(exported.ExitCode == 0, exported.Error);
        Assert.Contains(
            "data:image/png;base64,",
            await File.ReadAllTextAsync(folder["page-alone.html"]),
            StringComparison.Ordinal
        );
        Assert.True(markdown.ExitCode == 0, markdown.Error);
        Assert.True(removed.ExitCode == 0, removed.Error);
        Assert.False(Directory.Exists(folder["library", "posts", "words"]));
        Assert.Equal(4, Copies("page").Count);
        await AssertWholeAsync();
    }

    private async Task ArchiveAsync(params string[] options)
    {
        string[] posts = ["archive", folder["page.html"], folder["words.md"], "-o", Root, "--no-link-check"];
        var archived = await RunAsync([.. posts, .. options]);
        Assert.True(archived.ExitCode == 0, archived.Error);
    }

    private async Task AssertWholeAsync()
    {
        var verified = await RunAsync("verify", Root);
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private Task<string> ReadAsync(string slug, string name) =>
        File.ReadAllTextAsync(folder["library", "posts", slug, name]);

    private List<string> Copies(string slug) =>
        [
            .. ((string[])["assets", "thumbnails"])
                .Select(name => folder["library", "posts", slug, name])
                .Where(Directory.Exists)
                .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)),
        ];

    private string[] Extensions(string slug) =>
        [.. Copies(slug).Select(path => Path.GetExtension(path).TrimStart('.')).Order(StringComparer.Ordinal)];

    private static Task<CliResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);
}
