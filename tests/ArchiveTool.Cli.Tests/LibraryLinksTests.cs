using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Links between archived posts lead from offline page to offline page.</summary>
public sealed class LibraryLinksTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Links_between_files_lead_to_their_pages_and_stay_as_they_were_in_the_post()
    {
        const string post =
            "[a](other.md) [b](./other.md#h) <a href=\"other.md\">c</a> [d](%E7%81%AF.md) [e](none.md)\n";
        folder.Write("site/a.md", post);
        folder.Write("site/other.md", "# H\n\n[back](/a.html)\n");
        folder.Write("site/灯.md", "# L\n\n[up](../site/sub/)\n");
        folder.Write("site/sub/index.md", "# Sub\n\n[a](../a.md)\n");
        await ArchiveAsync("site");

        Assert.Equal(
            ["../other/index.html", "../other/index.html#h", "../other/index.html", "../%E7%81%AF/index.html"],
            await LinksAsync("a")
        );
        Assert.Equal(["../a/index.html"], await LinksAsync("other"));
        Assert.Equal(["../index/index.html"], await LinksAsync("灯"));
        Assert.Equal(["../a/index.html"], await LinksAsync("index"));
        Assert.Equal(post, await File.ReadAllTextAsync(folder["library", "posts", "a", "post.md"]));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task A_link_to_a_file_leads_as_soon_as_that_is_archived_and_no_longer_when_it_is_removed()
    {
        folder.Write("site/a.md", "[o](other.md)");
        await ArchiveAsync("site");
        Assert.Empty(await LinksAsync("a"));

        folder.Write("site/other.md", "# Other");
        await ArchiveAsync("site");
        Assert.Equal(["../other/index.html"], await LinksAsync("a"));

        var page = folder["library", "posts", "a", "index.html"];
        var written = File.GetLastWriteTimeUtc(page);
        await ArchiveAsync("site");
        Assert.Equal(written, File.GetLastWriteTimeUtc(page));

        // The library outlives its sources.
        Directory.Delete(folder["site"], recursive: true);
        File.Delete(page);
        await CommandLine.RunAsync("verify", folder["library"], "--repair");
        Assert.Equal(["../other/index.html"], await LinksAsync("a"));

        Assert.Equal(0, (await CommandLine.RunAsync("remove", folder["library"], "other")).ExitCode);
        Assert.Empty(await LinksAsync("a"));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task Addresses_of_a_site_lead_to_the_posts_that_have_them()
    {
        folder.Write("_config.yml", "permalink: :year/:month/:day/:title/\n");
        folder.Write("source/about/index.md", "---\npermalink: /about-us/\n---\nAbout");
        folder.Write("source/_posts/other.md", "---\ndate: 2024-01-03 10:00:00\n---\nOther");
        folder.Write("source/_posts/2023/twin.md", "---\ndate: 2023-05-01\n---\nTwin");
        folder.Write("source/_posts/2024/twin.md", "---\ndate: 2024-05-01\n---\nTwin");
        folder.Write(
            "source/_posts/post.md",
            "[a](/2024/01/03/other/#h) [b](/about-us/) [c](../about/index.md) [d](/2024/05/01/twin/) [e](../other/)\n\n"
                + "[no](/tags/other/) [no](/2019/01/03/other/) [no](/twin/) [no](/other.pdf)\n"
        );
        await ArchiveAsync("source");
        var links = await LinksAsync("post");

        Assert.Equal(5, links.Count);
        Assert.Equal("../other/index.html#h", links[0]);
        Assert.Equal(links[1], links[2]);
        Assert.Equal("../other/index.html", links[4]);
        Assert.Contains("Twin", await File.ReadAllTextAsync(GetPage(links[3])), StringComparison.Ordinal);
        Assert.Contains("1 May 2024", await File.ReadAllTextAsync(GetPage(links[3])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_tracks_in_a_link_makes_no_other_post_of_it()
    {
        folder.Write("two.md", "---\npermalink: https://blog.example/two.html\n---\nTwo");
        folder.Write(
            "one.md",
            "[two](https://blog.example/two.html?utm_source=x#h) [no](https://blog.example/two.html?p=1)"
        );
        await ArchiveAsync("one.md", "two.md");

        Assert.Equal(["../two/index.html#h", "https://blog.example/two.html?p=1"], await LinksAsync("one"));
        await ArchiveAsync("one.md", "--clean-links");
        Assert.Equal(["../two/index.html#h", "https://blog.example/two.html?p=1"], await LinksAsync("one"));
    }

    [Fact]
    public async Task Hexos_post_links_lead_to_the_post_of_that_name()
    {
        folder.Write("_config.yml", "title: x\n");
        folder.Write("source/_posts/sub/2024-01-03-other.md", "Other");
        folder.Write(
            "source/_posts/post.md",
            "---\npermalink: https://blog.example/post\n---\n{% post_link other \"Some title\" %}, {% post_link sub/other %}, {% post_link nope 'No post' %}"
        );
        await ArchiveAsync("source");
        var page = await File.ReadAllTextAsync(folder["library", "posts", "post", "index.html"]);

        Assert.Equal(["../2024-01-03-other/index.html", "../2024-01-03-other/index.html"], await LinksAsync("post"));
        Assert.Contains(">Some title</a>, <a", page, StringComparison.Ordinal);
        Assert.Contains(">sub/other</a>", page, StringComparison.Ordinal);
        Assert.Contains(">No post</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{%", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_index_leaves_no_link_that_leads_to_a_removed_post()
    {
        folder.Write("site/a.md", "[o](other.md)");
        folder.Write("site/other.md", "Other");
        await ArchiveAsync("site");
        Assert.Single(await LinksAsync("a"));
        foreach (var file in Directory.GetFiles(folder["library"], "library.db*"))
        {
            File.Delete(file);
        }

        Assert.Equal(0, (await CommandLine.RunAsync("remove", folder["library"], "other")).ExitCode);
        Assert.Empty(await LinksAsync("a"));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task A_post_link_may_name_any_title()
    {
        string[] titles = ["What is this?", "C# tips", "100%25 sure", "A/B testing/"];
        folder.Write("_config.yml", "title: x\n");
        for (var i = 0; i < titles.Length; i++)
        {
            folder.Write($"source/_posts/p{i}.md", $"---\ntitle: \"{titles[i]}\"\n---\nText");
        }

        folder.Write(
            "source/_posts/post.md",
            string.Join(' ', titles.Select(title => $"{{% post_link \"{title}\" %}}")) + " {% post_link p0#part %}"
        );
        await ArchiveAsync("source");

        Assert.Equal(
            [.. Enumerable.Range(0, titles.Length).Select(i => $"../p{i}/index.html"), "../p0/index.html#part"],
            await LinksAsync("post")
        );
        var audit = await CommandLine.RunAsync("audit", folder["source", "_posts", "post.md"]);
        Assert.True(audit.ExitCode == 0, audit.Output);
    }

    private string GetPage(string href) => folder["library", "posts", href.Split('/')[1], "index.html"];

    private async Task<IReadOnlyList<string>> LinksAsync(string slug)
    {
        var page = await File.ReadAllTextAsync(folder["library", "posts", slug, "index.html"]);
        var body = page[
            page.IndexOf("<archived-post>", StringComparison.Ordinal)..page.IndexOf(
                "</archived-post>",
                StringComparison.Ordinal
            )
        ];
        return
        [
            .. body.Split("<a")
                .Skip(1)
                .Select(link => link[..link.IndexOf('>', StringComparison.Ordinal)].Split(" href=\""))
                .Where(parts => parts.Length > 1)
                .Select(parts => parts[1][..parts[1].IndexOf('"', StringComparison.Ordinal)]),
        ];
    }

    private async Task ArchiveAsync(params string[] arguments)
    {
        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            ["archive", .. arguments, "-o", folder["library"], "--no-link-check"]
        );
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
