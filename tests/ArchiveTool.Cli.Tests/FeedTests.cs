using System.Text.Json.Nodes;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>Feeds, sitemaps and lists as inputs, from the command line.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        server.Map("pictures.example", "/a.png", RefuseReferrers);
        server.Map("blog.example", "/one", context => HtmlAsync(context, "<h1>One</h1><img src=/one.png>"));
        server.Map("blog.example", "/two", context => HtmlAsync(context, "<h1>Two</h1>"));
        server.Map(
            "blog.example",
            "/one.png",
            context => context.Response.Body.WriteAsync(ImageMaker.Png(9, 9, 2)).AsTask()
        );
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_entry_is_a_post_and_a_second_run_fetches_what_is_new()
    {
        Serve(20);
        var first = await RunAsync("archive", "http://feeds.example/rss", "-o", "lib");
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(20, Directory.GetDirectories(folder["lib", "posts"]).Length);
        Assert.True(Directory.Exists(folder["lib", "posts", "post-7"]), first.Output);
        Assert.Single(server.RequestsFor("/a.png"));

        Serve(23);
        var second = await RunAsync("archive", "http://feeds.example/rss", "-o", "lib");
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(23, Directory.GetDirectories(folder["lib", "posts"]).Length);
        Assert.Single(server.RequestsFor("/a.png"));
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["lib"])).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Entities_that_a_feed_declares_are_told_and_never_read()
    {
        var laughs = string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(level =>
                    $"<!ENTITY lol{level} \"{string.Concat(Enumerable.Repeat($"&lol{level - 1};", 10))}\">"
                )
        );
        folder.Write(
            "feed.xml",
            $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY lol0 \"lol\"><!ENTITY x SYSTEM \"feed.json\">{laughs}]>"
                + "<rss version=\"2.0\"><channel><title>L</title><item><guid>1</guid><title>T</title>"
                + "<description>&lt;p&gt;before &lol9; &x; after&lt;/p&gt;</description></item></channel></rss>"
        );
        var result = await RunAsync("archive", folder["feed.xml"], "-o", "lib");

        Assert.Contains("declares entities", result.Error, StringComparison.Ordinal);
        var post = Assert.Single(Directory.GetDirectories(folder["lib", "posts"]));
        Assert.Contains(
            "before &lol9; &x; after",
            await File.ReadAllTextAsync(Path.Combine(post, "original.html")),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task A_text_cut_in_the_middle_of_an_emoji_is_read()
    {
        folder.Write(
            "feed.json",
            """
            {"version":"https://jsonfeed.org/version/1.1","\ud800":1,"title":"\udc00","items":[
              {"id":"1","title":"Good \ud83d\ude00 bad \ud83d","content_html":"<p>\ud83dx</p>","tags":["\ud83d\ud83d\ude00"]},
              {"id":"2","title":"A backslash \\ud83d stays","content_html":"<p>b</p>","url":"https://a.example/\ud83d"}]}
            """
        );

        var result = await RunAsync("archive", "feed.json", "-o", "lib");
        var listed = await CommandLine.RunAsync("verify", folder["lib"]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(0, listed.ExitCode);
        var titles = Directory
            .GetFiles(folder["lib", "posts"], "manifest.json", SearchOption.AllDirectories)
            .Select(path => JsonNode.Parse(File.ReadAllText(path))!["post"]!["title"]!.GetValue<string>());
        Assert.Equal(["A backslash \\ud83d stays", "Good 😀 bad \ufffd"], titles.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task More_entries_than_allowed_are_told_and_older_ones_skipped()
    {
        Serve(20);
        var few = await RunAsync("archive", "http://feeds.example/rss", "-o", "lib", "--max-entries", "4");
        Assert.Equal(4, Directory.GetDirectories(folder["lib", "posts"]).Length);
        Assert.Contains("more than 4 entries", few.Error, StringComparison.Ordinal);

        var late = await RunAsync("archive", "http://feeds.example/rss", "-o", "late", "--since", "2024-01-19");
        Assert.True(late.ExitCode == 0, late.Error);
        Assert.Equal(2, Directory.GetDirectories(folder["late", "posts"]).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task Sitemaps_OPML_bookmarks_and_lists_name_pages_and_feeds()
    {
        Serve(2);
        const string Urls =
            "<url><loc>http://blog.example/one</loc></url><url><loc>http://blog.example/two</loc></url>";
        folder.Write("sitemap.xml", $"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{Urls}</urlset>");
        folder.Write("feeds.opml", "<opml><body><outline xmlUrl='http://feeds.example/rss'/></body></opml>");
        folder.Write(
            "marks.html",
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF=\"http://blog.example/two\">2</A></DL>"
        );
        folder.Write("list.md", "- [one](http://blog.example/one)\n- http://blog.example/two\n");

        Assert.Equal(["one", "two"], await SlugsAsync("sitemap.xml"));
        Assert.Equal(["post-0", "post-1"], await SlugsAsync("feeds.opml"));
        Assert.Equal(["two"], await SlugsAsync("marks.html"));
        Assert.Equal(["one", "two"], await SlugsAsync("list.md", "--input-format", "list"));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_feed_that_a_page_names_is_read_in_its_place()
    {
        Serve(3);
        server.Map(
            "feeds.example",
            "/",
            context => HtmlAsync(context, "<link rel=alternate type=application/rss+xml href=/rss>")
        );
        Assert.Equal(["post-0", "post-1", "post-2"], await SlugsAsync("http://feeds.example/", "--feed"));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_audit_checks_the_links_of_each_entry()
    {
        Serve(2);
        var result = await RunAsync("audit", "http://feeds.example/rss");
        Assert.True(result.ExitCode is 0 or 1, result.Error);
        Assert.Contains("http://blog.example/none", result.Output + result.Error, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string?>> SlugsAsync(string input, params string[] arguments)
    {
        var library = "lib" + Guid.NewGuid().ToString("N");
        var result = await RunAsync(["archive", input, "-o", library, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Error);
        return
        [
            .. Directory
                .GetDirectories(folder[library, "posts"])
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal),
        ];
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            [.. arguments, "--allow-private-network", "--connect-to", $"::127.0.0.1:{server.HttpPort}"]
        );

    private void Serve(int count)
    {
        var items = Enumerable
            .Range(0, count)
            .Select(i =>
                $"<item><title>Post {i}</title><link>http://blog.example/post-{i}</link><guid>g{i}</guid>"
                + $"<pubDate>{new DateTime(2024, 1, i + 1, 0, 0, 0, DateTimeKind.Utc):R}</pubDate><description><![CDATA[<p><img "
                + "src=\"http://pictures.example/a.png\" referrerpolicy=\"no-referrer\"><a href=\"http://blog.example/none\">x</a></p>]]>"
                + "</description></item>"
            );
        var xml = $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>{string.Concat(items)}</channel></rss>";
        server.Map("feeds.example", "/rss", context => context.Response.WriteAsync(xml));
    }

    private static async Task RefuseReferrers(HttpContext context)
    {
        if (context.Request.Headers.Referer.Count > 0)
        {
            context.Response.StatusCode = 403;
            return;
        }

        await context.Response.Body.WriteAsync(ImageMaker.Png(8, 8, 1));
    }

    private static Task HtmlAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<!DOCTYPE html>" + html);
    }
}
