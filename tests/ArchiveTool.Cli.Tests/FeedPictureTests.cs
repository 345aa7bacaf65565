using System.Text.Json.Nodes;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>Pictures behind proxies and behind referrer rules, and sites' <c>robots.txt</c>.</summary>
[Collection(InProcess.Collection)]
public sealed class FeedPictureTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestServer server = null!;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task The_original_of_a_proxied_picture_is_archived_under_both_addresses()
    {
        Serve("a.example", "/p.png", 1);
        Serve("i0.wp.com", "/gone.example/q.png", 2);
        folder.Write(
            "post.html",
            """
            <p>Text</p><img src="http://wsrv.nl/?url=http://a.example/p.png&amp;w=20"><img src="http://a.example/p.png">
            <img src="http://i0.wp.com/gone.example/q.png?w=20">
            """
        );

        Assert.Equal(0, await ArchiveAsync("post.html"));

        var assets = ReadAssets();
        Assert.Equal(2, assets.Count);
        Assert.Equal(
            ["http://a.example/p.png", "http://wsrv.nl/?url=http://a.example/p.png&w=20"],
            assets[0]!["urls"]!.AsArray().Select(url => url!.GetValue<string>())
        );
        Assert.Equal("http://i0.wp.com/gone.example/q.png?w=20", assets[1]!["urls"]![0]!.GetValue<string>());
        Assert.Single(server.RequestsFor("/p.png"));
        Assert.DoesNotContain(server.Requests, request => request.Host.StartsWith("wsrv.nl", StringComparison.Ordinal));
        Assert.Equal(0, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_original_that_is_excluded_is_not_asked_for()
    {
        Serve("a.example", "/p.png", 1);
        Serve("wsrv.nl", "/", 2);
        folder.Write("post.html", "<img src=\"http://wsrv.nl/?url=http://a.example/p.png\">");
        Assert.Equal(0, await ArchiveAsync("post.html", "--exclude", "^http://a\\.example/"));
        Assert.Empty(server.RequestsFor("/p.png"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Hosts_that_want_their_own_site_s_address_answer_only_where_that_is_allowed()
    {
        var seen = new List<string>();
        server.Map(
            "pictures.example",
            "/own.png",
            context => AnswerAsync(context, seen, referrer => referrer == "http://pictures.example/")
        );
        server.Map(
            "pictures.example",
            "/none.png",
            context => AnswerAsync(context, [], referrer => referrer.Length == 0)
        );
        folder.Write(
            "post.html",
            "<p>Text</p><img src=\"http://pictures.example/own.png\"><img src=\"http://pictures.example/none.png\">"
        );

        Assert.Equal(1, await ArchiveAsync("post.html", "--document-url", "http://blog.example/post"));
        Assert.Equal(["http://blog.example/", ""], seen);
        Assert.Equal("none", ReadAssets()[0]!["fetches"]![0]!["referrerRung"]!.GetValue<string>());

        seen.Clear();
        Assert.Equal(
            0,
            await ArchiveAsync("post.html", "--document-url", "http://blog.example/post", "--hotlink-fallback")
        );
        Assert.Equal(["http://blog.example/", "", "http://pictures.example/"], seen);
        var fetch = ReadAssets()[0]!["fetches"]![0]!;
        Assert.Equal("own-site", fetch["referrerRung"]!.GetValue<string>());
        Assert.Equal("http://pictures.example/", fetch["referrerSent"]!.GetValue<string>());
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_of_a_sitemap_that_robots_txt_disallows_are_told_and_not_asked_for()
    {
        ServePage("/a");
        ServePage("/private/b");
        ServePage("/c");
        server.Map(
            "blog.example",
            "/robots.txt",
            context =>
                context.Response.WriteAsync(
                    "User-agent: *\nDisallow: /private/\n\nUser-agent: ArchiveTool\nDisallow: /private/\nDisallow: /c$"
                )
        );
        folder.Write(
            "sitemap.xml",
            "<urlset><url><loc>http://blog.example/a</loc></url><url><loc>http://blog.example/private/b</loc></url><url><loc>http://blog.example/c</loc></url></urlset>"
        );

        var result = await InProcess.RunAsync(folder.Path, Arguments("sitemap.xml"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["a"], Directory.GetDirectories(folder["lib", "posts"]).Select(Path.GetFileName));
        Assert.Contains("robots.txt disallows", result.Error, StringComparison.Ordinal);
        Assert.Contains("http://blog.example/private/b", result.Error, StringComparison.Ordinal);
        Assert.Empty(server.RequestsFor("/c"));
        Assert.Single(server.RequestsFor("/robots.txt"));
        // A page that the user names is the user's choice.
        Assert.Equal(0, await ArchiveAsync("http://blog.example/c"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_site_whose_robots_txt_fails_is_left_alone()
    {
        ServePage("/a");
        server.Map(
            "blog.example",
            "/robots.txt",
            context =>
            {
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            }
        );
        folder.Write("feeds.opml", "<opml><body><outline htmlUrl='http://blog.example/a'/></body></opml>");
        await ArchiveAsync("feeds.opml", "--retries", "0");
        Assert.Empty(server.RequestsFor("/a"));
    }

    private static async Task AnswerAsync(HttpContext context, List<string> seen, Func<string, bool> allows)
    {
        var referrer = context.Request.Headers.Referer.ToString();
        seen.Add(referrer);
        context.Response.StatusCode = allows(referrer) ? 200 : 403;
        if (allows(referrer))
        {
            await context.Response.Body.WriteAsync(ImageMaker.Png(9, 9, context.Request.Path.Value!.Length));
        }
    }

    private void Serve(string host, string path, int number) =>
        server.Map(host, path, context => context.Response.Body.WriteAsync(ImageMaker.Png(9, 9, number)).AsTask());

    private void ServePage(string path) =>
        server.Map(
            "blog.example",
            path,
            context =>
            {
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync("<!DOCTYPE html><title>Page</title><p>Text</p>");
            }
        );

    private JsonArray ReadAssets() =>
        JsonNode.Parse(File.ReadAllText(folder["lib", "posts", "post", "manifest.json"]))!["assets"]!.AsArray();

    private async Task<int> ArchiveAsync(string input, params string[] arguments) =>
        (await InProcess.RunAsync(folder.Path, [.. Arguments(input), .. arguments])).ExitCode;

    private string[] Arguments(string input) =>
        [
            "archive",
            input,
            "-o",
            "lib",
            "--no-link-check",
            "--durability",
            "none",
            "--no-thumbnails",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server.HttpPort}",
        ];
}
