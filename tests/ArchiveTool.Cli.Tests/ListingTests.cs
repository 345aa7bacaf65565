using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>archivetool list</c> and <c>archivetool search</c>.</summary>
[Collection(InProcess.Collection)]
public sealed class ListingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        folder.Write(
            "piers.md",
            """
            ---
            title: Nine piers
            date: 2019-05-01 08:00:00
            author: Ada
            categories: [Walks]
            permalink: https://blog.example.org/piers/
            ---
            Boats come and go. The ninth pier has a **lamp**. It is seldom lit.

            ![gone](gone.png)
            """
        );
        folder.Write(
            "lamps.md",
            "---\ntitle: \"Lamps\\e[31m\"\ndate: 2021-06-02\n---\n燈亮之前，水先亮。守夜的人這樣**說**過。\n"
        );
        await RunAsync("archive", "piers.md", "lamps.md", "-o", "library", "--no-link-check", "-q");
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_posts_are_listed_the_newest_first()
    {
        var result = await RunAsync("list", "library");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["2021-06-02  lamps  Lamps\uFFFD[31m", "2019-05-01  piers  Nine piers  (1 missing)"],
            Lines(result.Output)
        );
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task The_list_is_there_for_scripts()
    {
        var result = await RunAsync("list", "library", "--format", "json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("archivetool/list/1", json.RootElement.GetProperty("schema").GetString());
        var post = json.RootElement.GetProperty("posts")[1];
        Assert.Equal("piers", post.GetProperty("slug").GetString());
        Assert.Equal("Ada", post.GetProperty("author").GetString());
        Assert.Equal("https://blog.example.org/piers/", post.GetProperty("documentUrl").GetString());
        Assert.Equal("posts/piers/index.html", post.GetProperty("page").GetString());
        Assert.Equal(1, post.GetProperty("missing").GetInt32());
    }

    [Theory]
    [InlineData("ninth LAMP", "piers", "The ninth pier has a lamp.")]
    [InlineData("水先", "lamps", "燈亮之前，水先亮。")]
    [InlineData("人這樣說過", "lamps", "守夜的人這樣說過。")]
    [InlineData("ada walks", "piers", null)]
    public async Task Words_are_found_in_their_sentence(string words, string slug, string? sentence)
    {
        var result = await RunAsync(["search", "library", .. words.Split(' '), "--format", "json"]);

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("archivetool/search/1", json.RootElement.GetProperty("schema").GetString());
        var post = Assert.Single(json.RootElement.GetProperty("posts").EnumerateArray());
        Assert.Equal(slug, post.GetProperty("slug").GetString());
        Assert.Equal(sentence, post.GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task A_search_needs_no_files_of_the_page()
    {
        var before = await RunAsync("search", "library", "ninth");
        Directory.Delete(folder["library", "browse"], recursive: true);
        var after = await RunAsync("search", "library", "ninth");

        Assert.Equal(["2019-05-01  piers  Nine piers", "            The ninth pier has a lamp."], Lines(before.Output));
        Assert.Equal(before.Output, after.Output);
        Assert.False(Directory.Exists(folder["library", "browse"]));
    }

    [Fact]
    public async Task Nothing_found_is_status_1_and_no_library_3()
    {
        var nothing = await RunAsync("search", "library", "submarine");
        var none = await RunAsync("list", "elsewhere");

        Assert.Equal(1, nothing.ExitCode);
        Assert.Empty(nothing.Output);
        Assert.Contains("no post", nothing.Error, StringComparison.Ordinal);
        Assert.Equal(3, none.ExitCode);
        Assert.Equal(2, (await RunAsync("search", "library")).ExitCode);
        Assert.Equal(2, (await RunAsync("search", "library", " ")).ExitCode);
        Assert.Equal(2, (await RunAsync("list")).ExitCode);
    }

    [Fact]
    public async Task A_damaged_post_is_told_and_the_others_are_listed()
    {
        await File.WriteAllTextAsync(folder["library", "posts", "piers", "manifest.json"], "{");

        var result = await RunAsync("list", "library");

        Assert.Equal(3, result.ExitCode);
        Assert.Single(Lines(result.Output));
        Assert.Contains("piers cannot be read", result.Error, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<CliResult> RunAsync(params string[] arguments) => InProcess.RunAsync(folder.Path, arguments);
}
