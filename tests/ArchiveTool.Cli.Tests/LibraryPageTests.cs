using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>The library's own page, made again by every run.</summary>
public sealed class LibraryPageTests : IDisposable
{
    private const string Lamps = """
        ---
        title: Lamps
        permalink: https://blog.example.org/lamps/
        ---
        To [the piers](https://blog.example.org/piers/#end).
        """;

    private const string Piers = """
        ---
        title: Piers
        permalink: https://blog.example.org/piers/
        ---
        Nothing but text.
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_link_leads_to_a_post_as_soon_as_that_is_archived()
    {
        await ArchiveAsync(folder.Write("lamps.md", Lamps));
        var page = folder["library", "posts", "lamps", "index.html"];
        Assert.Contains(
            "href=\"https://blog.example.org/piers/#end\"",
            await ReadAsync(page),
            StringComparison.Ordinal
        );
        await ArchiveAsync(folder.Write("piers.md", Piers));

        Assert.Contains("href=\"../piers/index.html#end\"", await ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_run_shows_the_earlier_posts_without_reading_them_again()
    {
        await ArchiveAsync(folder.Write("lamps.md", Lamps));
        var manifest = folder["library", "posts", "lamps", "manifest.json"];
        var time = File.GetLastWriteTimeUtc(manifest);
        var text = await ReadAsync(manifest);
        await File.WriteAllTextAsync(
            manifest,
            text.Replace("\"title\": \"Lamps\"", "\"title\": \"Other\"", StringComparison.Ordinal)
        );
        File.SetLastWriteTimeUtc(manifest, time);
        await ArchiveAsync(folder.Write("piers.md", Piers));
        Assert.Contains("<h2>Lamps</h2>", await ReadAsync(folder["library", "index.html"]), StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(manifest, time.AddSeconds(2));
        await ArchiveAsync(folder["piers.md"]);
        Assert.Contains("<h2>Other</h2>", await ReadAsync(folder["library", "index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_two_posts_stands_in_the_gallery_once()
    {
        folder.Write("one.png", ImageMaker.Png(40, 30, 1));
        await ArchiveAsync(folder.Write("a.md", "![a](one.png)"), folder.Write("b.md", "![b](one.png)"));

        var data = await ReadAsync(folder["library", "browse", "pictures.js"]);
        Assert.Matches(@"\Areceive_[0-9a-f]{32}\(""pictures"", \[", data);
        Assert.Equal(2, data.Split("\"sha256\":").Length);
        Assert.Contains("\"posts\":[\"a\",\"b\"]", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_is_written_again()
    {
        await ArchiveAsync(folder.Write("lamps.md", Lamps));
        Directory.Delete(folder["library", "browse"], recursive: true);
        File.Delete(folder["library", "index.html"]);
        await ArchiveAsync(folder["lamps.md"]);

        Assert.True(File.Exists(folder["library", "index.html"]));
        Assert.Equal(
            ["browse.css", "browse.js", "findings.js", "pictures.js", "search.js", "searched.js", "texts-0.js"],
            Directory.GetFiles(folder["library", "browse"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Pieces of posts that did not change stay as they are, and so does the name of what they call.</summary>
    [Fact]
    public async Task A_run_that_changes_nothing_leaves_the_search_as_it_is()
    {
        await ArchiveAsync(folder.Write("lamps.md", Lamps));
        var files = Directory.GetFiles(folder["library", "browse"], "*.js").Order(StringComparer.Ordinal).ToList();
        var before = await Task.WhenAll(files.Where(IsOfSearch).Select(ReadAsync));
        await ArchiveAsync(folder["lamps.md"]);

        Assert.Equal(before, await Task.WhenAll(files.Where(IsOfSearch).Select(ReadAsync)));
        Assert.Equal(3, before.Length);

        await ArchiveAsync(folder.Write("pier.md", "# Pier\n\nA gull on the pier.\n"));
        Assert.Contains(
            "A gull on the pier",
            await ReadAsync(folder["library", "browse", "texts-0.js"]),
            StringComparison.Ordinal
        );
        await CommandLine.RunAsync("remove", folder["library"], "pier");
        Assert.DoesNotContain(
            "gull",
            await ReadAsync(folder["library", "browse", "texts-0.js"]),
            StringComparison.Ordinal
        );

        static bool IsOfSearch(string path) => Path.GetFileName(path)[0] is 's' or 't' or 'w';
    }

    [Fact]
    public async Task A_damaged_search_is_made_again()
    {
        await ArchiveAsync(folder.Write("lamps.md", Lamps));
        var texts = await ReadAsync(folder["library", "browse", "texts-0.js"]);
        foreach (var name in (string[])["search.js", "searched.js"])
        {
            await File.WriteAllTextAsync(folder["library", "browse", name], "receive_x(\"search\", {\"starts\":[null");
            await ArchiveAsync(folder["lamps.md"]);

            var again = await ReadAsync(folder["library", "browse", "texts-0.js"]);
            Assert.Equal(Data(texts), Data(again));
            Assert.DoesNotContain("null", await ReadAsync(folder["library", "browse", name]), StringComparison.Ordinal);
        }

        static string Data(string script) => script[script.IndexOf('[', StringComparison.Ordinal)..];
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path);

    private async Task ArchiveAsync(params string[] posts)
    {
        var result = await CommandLine.RunAsync([
            "archive",
            .. posts,
            "-o",
            folder["library"],
            "--no-link-check",
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz"),
        ]);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
