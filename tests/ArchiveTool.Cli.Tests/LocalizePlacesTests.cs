namespace ArchiveTool.Cli.Tests;

/// <summary>Where <c>localize --into</c> puts pictures: only where the generator serves them.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizePlacesTests
{
    private const string Settings = "url: http://blog.example/sub\nroot: /sub/\npermalink: :year/:month/:day/:title/\n";
    private const string Body =
        "---\ntitle: W\ndate: 2026-11-02 23:30:00\ncover: {a}\n---\n\n![one]({a})\n\n<img src=\"{b}\">\n";

    [Theory(Timeout = 30_000)]
    [InlineData("", "/2026/11/02/walk/")]
    [InlineData("marked:\n  postAsset: true\n", "")]
    [InlineData("marked:\n  prependRoot: false\n", "/sub/2026/11/02/walk/")]
    public async Task A_Hexo_post_gets_its_pictures_into_its_asset_folder(string more, string markdown)
    {
        await using var blog = await HexoBlog.CreateAsync(Settings + "post_asset_folder: true\n" + more);
        blog.Write("source/_posts/walk.md", Body);
        blog.Write("source/about/index.md", "![one]({a})\n");
        var before = blog.Snapshot();

        var result = await blog.RunAsync("localize", "source", "--into", "post");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            $"---\ntitle: W\ndate: 2026-11-02 23:30:00\ncover: /2026/11/02/walk/a.png\n---\n\n![one]({markdown}a.png)\n\n<img src=\"/sub/2026/11/02/walk/b.png\">\n",
            blog.Read("source/_posts/walk.md")
        );
        Assert.True(File.Exists(blog["source/_posts/walk/a.png"]));
        Assert.True(File.Exists(blog["source/_posts/walk/b.png"]));
        // A page's own folder is served, and no other post's picture is led to.
        Assert.True(File.Exists(blog["source/about/a.png"]));

        await blog.RunAsync("localize", "--undo");
        Assert.Equal(before, blog.Snapshot());
    }

    [Theory(Timeout = 30_000)]
    [InlineData("_config.yml", Settings, "source/_posts/walk.md", "post_asset_folder is off")]
    [InlineData(
        "_config.yml",
        Settings + "post_asset_folder: true\ntimezone: Asia/Tokyo\n",
        "source/_posts/walk.md",
        "only Hexo knows the address"
    )]
    [InlineData("_config.yml", Settings + "post_asset_folder: true\n", "source/_drafts/walk.md", "publish it first")]
    [InlineData("_config.yml", "baseurl: ''\n", "_posts/2026-11-02-walk.md", "Jekyll serves no file beside")]
    [InlineData("hugo.toml", "baseURL = 'http://blog.example/'\n", "content/posts/walk.md", "is no page bundle")]
    public async Task A_post_whose_generator_serves_nothing_there_is_left_and_told(
        string file,
        string settings,
        string post,
        string said
    )
    {
        await using var blog = await HexoBlog.CreateAsync(settings);
        if (!settings.Contains("permalink", StringComparison.Ordinal))
        {
            // No Hexo blog.
            File.Delete(blog["_config.yml"]);
            File.Delete(blog["package.json"]);
            blog.Write(file, settings);
        }

        blog.Write(post, Body);
        var before = blog.Read(post);

        var result = await blog.RunAsync("localize", post, "--into", "post");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(said, result.Error, StringComparison.Ordinal);
        Assert.Contains("--into site", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, blog.Read(post));
        Assert.Empty(blog.Server.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_folder_that_is_named_takes_the_pictures_where_the_site_serves_it_and_is_refused_elsewhere()
    {
        await using var blog = await HexoBlog.CreateAsync();
        const string Post = "source/_posts/walk.md";
        blog.Write(Post, "![]({a}) <img src='{b}'>\n");
        var text = blog.Read(Post);
        Directory.CreateDirectory(blog["source/photos"]);
        Directory.CreateDirectory(blog["elsewhere"]);

        var refused = await blog.RunAsync("localize", Post, "--into", blog["elsewhere"]);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("is not served", refused.Error, StringComparison.Ordinal);
        Assert.Equal(text, blog.Read(Post));
        Assert.Empty(Directory.EnumerateFileSystemEntries(blog["elsewhere"]));

        var result = await blog.RunAsync("localize", Post, "--into", blog["source/photos"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("![](/photos/walk/a.png) <img src='/photos/walk/b.png'>\n", blog.Read(Post));
        Assert.True(File.Exists(blog["source/photos/walk/a.png"]));

        await blog.RunAsync("localize", "--undo");
        Assert.Equal(text, blog.Read(Post));
        Assert.False(Directory.Exists(blog["source/photos/walk"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task Links_to_files_come_in_where_documents_are_asked_for_and_links_to_pages_never()
    {
        await using var blog = await HexoBlog.CreateAsync();
        blog.Server.Map("/files/report.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray(), "application/pdf");
        blog.Server.Map("/data.csv", "a;b\n1;2\n"u8.ToArray(), "application/octet-stream");
        blog.Server.Map("/gone.zip", "<!DOCTYPE html><title>Log in</title>"u8.ToArray(), "text/html");
        string Text(string report, string data) =>
            $"[report]({report}) [page]({blog.Server.Http("/page")}) <a href=\"{data}\">data</a> [old]({blog.Server.Http("/gone.zip")}) ![one]({blog.Picture("a")})\n";
        blog.Write(
            "source/_posts/walk.md",
            Text(blog.Server.Http("/files/report.pdf#page=2"), blog.Server.Http("/data.csv"))
        );
        var result = await blog.RunAsync("localize", ".", "--kinds", "document");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("gone.zip is text/html, not a file", result.Error, StringComparison.Ordinal);
        Assert.Equal(
            Text("/images/walk/report.pdf#page=2", "/images/walk/data.csv"),
            blog.Read("source/_posts/walk.md")
        );
        Assert.DoesNotContain(blog.Server.Requests, request => request.Target == "/page");
    }
}
