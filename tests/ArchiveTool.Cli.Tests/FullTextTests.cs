using System.Text.Json.Nodes;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>The text of a feed's entries taken from their pages: <c>--full-text</c>.</summary>
[Collection(InProcess.Collection)]
public sealed class FullTextTests : IAsyncLifetime
{
    private const string Sentence =
        "The harbour freezes over in a hard winter, and the lamps along the pier stay lit until the ice breaks. ";

    private readonly TemporaryFolder folder = new();
    private TestServer server = null!;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_summary_becomes_the_page_s_article_with_its_pictures_and_its_page_is_asked_for_once()
    {
        var referrers = new List<string>();
        server.Map("pictures.example", "/ice.png", context => ServePictureAsync(context, referrers));
        ServePage("/posts/ice", Page("<h1>Ice</h1>" + Paragraphs(6) + "<img src=http://pictures.example/ice.png>"));
        ServeFeed("<description>The harbour freezes. […]</description>");

        var first = await ArchiveAsync();
        var again = await ArchiveAsync();

        Assert.True(first.ExitCode == 0, first.Error);
        Assert.True(again.ExitCode == 0, again.Error);
        var post = ReadOriginal();
        Assert.Contains("stay lit until the ice breaks", post, StringComparison.Ordinal);
        Assert.Contains("title: \"Ice\"", post, StringComparison.Ordinal);
        Assert.DoesNotContain("Imprint", post, StringComparison.Ordinal);
        Assert.DoesNotContain("<h1>", post, StringComparison.Ordinal);
        Assert.DoesNotContain("track()", post, StringComparison.Ordinal);
        Assert.Single(server.RequestsFor("/posts/ice"));
        Assert.Single(server.RequestsFor("/ice.png"));
        // The page's own policy rules its pictures.
        Assert.Equal([""], referrers);
        Assert.Equal(0, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_feed_with_whole_posts_asks_for_no_page_unless_it_is_told_to()
    {
        ServePage("/posts/ice", Page(Paragraphs(20)));
        ServeFeed($"<content:encoded><![CDATA[{Paragraphs(2)}]]></content:encoded>");

        await ArchiveAsync();
        Assert.Empty(server.RequestsFor("/posts/ice"));

        await ArchiveAsync("--full-text", "always");
        Assert.Single(server.RequestsFor("/posts/ice"));
        Assert.Equal(40, ReadOriginal().Split("stay lit").Length - 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task Never_asks_for_no_page()
    {
        ServePage("/posts/ice", Page(Paragraphs(6)));
        ServeFeed("<description>The harbour freezes. […]</description>");
        await ArchiveAsync("--full-text", "never");
        Assert.Empty(server.RequestsFor("/posts/ice"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("<p>Please log in.</p>", "no-article", "no article was found")]
    [InlineData(null, "not-found", "404")]
    public async Task The_feed_s_text_stays_where_the_page_has_no_more_and_a_finding_says_why(
        string? page,
        string reason,
        string words
    )
    {
        if (page is not null)
        {
            ServePage("/posts/ice", page);
        }

        ServeFeed("<description>The harbour freezes. […]</description>");
        var result = await ArchiveAsync("--no-link-check");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("The harbour freezes. […]", ReadOriginal(), StringComparison.Ordinal);
        var problem = ReadManifest()["problems"]![0]!;
        Assert.Equal(reason, problem["reason"]!.GetValue<string>());
        Assert.Contains(words, problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("the feed's own text was kept", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_page_that_fails_later_takes_nothing_away()
    {
        ServePage("/posts/ice", Page(Paragraphs(6)));
        ServeFeed("<description>The harbour freezes. […]</description>");
        await ArchiveAsync();

        server.Map("blog.example", "/posts/ice", RefuseAsync);
        ServeFeed("<description>The harbour froze. […]</description>");
        var later = await ArchiveAsync("--no-link-check");

        Assert.True(later.ExitCode == 0, later.Error);
        Assert.Contains("stay lit until the ice breaks", ReadOriginal(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Markup_without_bounds_is_not_built()
    {
        ServePage("/posts/ice", string.Concat(Enumerable.Repeat("<b id=x>x<p>", 50_000)));
        ServeFeed("<description>The harbour freezes. […]</description>");
        var result = await ArchiveAsync();
        Assert.Contains("no article was found", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_record_answers_for_the_page_too()
    {
        ServePage("/posts/ice", Page(Paragraphs(6)));
        ServeFeed("<description>The harbour freezes. […]</description>");
        await ArchiveAsync("--record", "run.warc.gz");

        var replayed = await InProcess.RunAsync(
            folder.Path,
            "archive",
            "http://blog.example/feed",
            "-o",
            "again",
            "--replay",
            "run.warc.gz"
        );

        Assert.True(replayed.ExitCode == 0, replayed.Error);
        Assert.Contains("stay lit", ReadOriginal("again"), StringComparison.Ordinal);
    }

    private static string Paragraphs(int count) =>
        string.Concat(Enumerable.Repeat($"<p>{Sentence}{Sentence}</p>\n", count));

    private static string Page(string article) =>
        $"""
            <!DOCTYPE html><meta name=referrer content=no-referrer><title>Ice</title>
            <nav><a href=/>Home</a></nav><script>track()</script>
            <div class=content><div class=text>{article}</div></div>
            <div class=sidebar><ul><li><a href=/a>Something quite different that is to be read as well</a></ul></div>
            <footer><p>Imprint</footer>
            """;

    private void ServePage(string path, string html) =>
        server.Map(
            "blog.example",
            path,
            context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync(html);
            }
        );

    private void ServeFeed(string content) =>
        server.Map(
            "blog.example",
            "/feed",
            context =>
                context.Response.WriteAsync(
                    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Ice</title>"
                        + $"<link>http://blog.example/posts/ice</link><guid>1</guid>{content}</item></channel></rss>"
                )
        );

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static async Task ServePictureAsync(HttpContext context, List<string> referrers)
    {
        referrers.Add(context.Request.Headers.Referer.ToString());
        await context.Response.Body.WriteAsync(ImageMaker.Png(9, 9, 1));
    }

    private string ReadOriginal(string library = "lib") =>
        File.ReadAllText(folder[library, "posts", "ice", "original.html"]);

    private JsonNode ReadManifest() =>
        JsonNode.Parse(File.ReadAllText(folder["lib", "posts", "ice", "manifest.json"]))!;

    private Task<CliResult> ArchiveAsync(params string[] arguments) =>
        InProcess.RunAsync(
            folder.Path,
            [
                "archive",
                "http://blog.example/feed",
                "-o",
                "lib",
                "--allow-private-network",
                "--connect-to",
                $"::127.0.0.1:{server.HttpPort}",
                .. arguments,
            ]
        );
}
