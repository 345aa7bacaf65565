using System.Globalization;
using System.Text.Json.Nodes;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>What a library remembers of feeds: conditional requests, pauses, the feed's own bytes.</summary>
[Collection(InProcess.Collection)]
public sealed class FeedMemoryTests : IAsyncLifetime
{
    private const string Feed = "http://feeds.example/rss";

    private readonly TemporaryFolder folder = new();
    private TestServer server = null!;
    private int answered;
    private int counted;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        for (var number = 0; number < 210; number++)
        {
            var picture = ImageMaker.Png(9, 9, number);
            server.Map(
                "pictures.example",
                $"/{number}.png",
                context => context.Response.Body.WriteAsync(picture).AsTask()
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task Ten_new_entries_of_two_hundred_fetch_what_is_new_and_none_of_them_asks_for_the_feed_alone()
    {
        Serve(200);
        await ArchiveAsync();
        Assert.Equal(201, Count());

        Serve(210);
        await ArchiveAsync();
        Assert.Equal(11, Count());
        Assert.Equal(210, Directory.GetDirectories(folder["lib", "posts"]).Length);

        var third = await ArchiveAsync();
        Assert.Equal(1, Count());
        Assert.Equal(304, answered);
        Assert.Contains("has nothing new", third.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was archived", third.Error, StringComparison.Ordinal);
        Assert.Equal(210, Directory.GetDirectories(folder["lib", "posts"]).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_picture_that_was_missing_is_asked_for_again_though_the_feed_is_as_it_was()
    {
        Serve(2);
        server.Map("pictures.example", "/1.png", RefuseAsync);
        await ArchiveAsync(1);

        server.Map("pictures.example", "/1.png", ServePictureAsync);
        await ArchiveAsync();

        Assert.Equal(304, answered);
        Assert.Equal(0, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
        var manifest = JsonNode.Parse(File.ReadAllText(folder["lib", "posts", "post-1", "manifest.json"]))!;
        Assert.Single(manifest["assets"]!.AsArray());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("--refresh")]
    [InlineData("--page", "reader")]
    [InlineData("--full-text", "always")]
    [InlineData("--max-entries", "500")]
    [InlineData("--keep-feed")]
    public async Task What_was_asked_otherwise_needs_the_whole_feed(params string[] arguments)
    {
        Serve(2);
        await ArchiveAsync();
        await ArchiveAsync(arguments);
        Assert.Equal(200, answered);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_removed_entry_comes_back_as_without_a_memory()
    {
        Serve(2);
        await ArchiveAsync();
        await InProcess.RunAsync(folder.Path, "remove", "lib", "post-1");
        await ArchiveAsync();
        Assert.True(Directory.Exists(folder["lib", "posts", "post-1"]));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_asks_to_be_left_alone_is_not_asked_by_the_next_run_either()
    {
        server.Map(
            "feeds.example",
            "/rss",
            context =>
            {
                context.Response.StatusCode = 503;
                context.Response.Headers.RetryAfter = "7200";
                return Task.CompletedTask;
            }
        );
        server.Map("feeds.example", "/other", context => context.Response.WriteAsync(Rss(0, 1)));
        await InProcess.RunAsync(folder.Path, [.. Arguments("http://feeds.example/other")]);
        Count();
        var first = await ArchiveAsync(3, "--retries", "0");
        Assert.Equal(1, Count());

        Serve(2);
        var second = await ArchiveAsync(3);
        Assert.Equal(0, Count());
        Assert.Contains("asked for no request before", second.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("asked for no request before", first.Error, StringComparison.Ordinal);

        await ArchiveAsync("--refresh");
        Assert.True(Directory.Exists(folder["lib", "posts", "post-1"]));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("<ttl>60</ttl>")]
    [InlineData(
        "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
    )]
    public async Task A_feed_of_a_list_is_left_alone_as_long_as_it_asks_and_a_named_one_is_asked(string pause)
    {
        Serve(2, pause);
        folder.Write("feeds.opml", $"<opml><body><outline xmlUrl='{Feed}'/></body></opml>");
        await InProcess.RunAsync(folder.Path, [.. Arguments("feeds.opml")]);
        // The host's robots.txt, the feed and its two pictures.
        Assert.Equal(4, Count());

        var again = await InProcess.RunAsync(folder.Path, [.. Arguments("feeds.opml")]);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Equal(0, Count());
        Assert.Contains("asks not to be read before", again.Error, StringComparison.Ordinal);

        await ArchiveAsync();
        Assert.Equal(1, Count());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_feed_s_own_bytes_are_kept_and_verified()
    {
        Serve(2);
        await ArchiveAsync("--keep-feed");
        var kept = Directory.GetFiles(folder["lib", "feeds"], "feed.xml", SearchOption.AllDirectories)[0];
        Assert.Equal(Rss(0, 2), await File.ReadAllTextAsync(kept));

        await File.AppendAllTextAsync(kept, "x");
        var damaged = await CommandLine.RunAsync("verify", folder["lib"], "--format", "json");
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains("feed-changed", damaged.Output, StringComparison.Ordinal);

        await ArchiveAsync("--keep-feed");
        Assert.Equal(0, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("\"etag\": \"\\r\\nX-Injected: 1\"")]
    [InlineData("\"pauseSeconds\": 999999999")]
    [InlineData("\"unfinished\": [null]")]
    [InlineData("\"schema\": \"archivetool/feed/9\"")]
    [InlineData("\"kept\": { \"name\": \"../../library.json\", \"sha256\": \"\", \"bytes\": 1 }")]
    [InlineData("\"unknown\": 1")]
    public async Task A_state_that_no_run_writes_is_not_believed(string member)
    {
        Serve(2);
        await ArchiveAsync();
        var state = Directory.GetFiles(folder["lib", "feeds"], "state.json", SearchOption.AllDirectories)[0];
        await File.WriteAllTextAsync(
            state,
            "{"
                + string.Join(
                    ", ",
                    new[] { "\"schema\": \"archivetool/feed/1\"", $"\"source\": \"{Feed}\"", "\"unfinished\": []" }
                        .Where(one => one.Split(':')[0] != member.Split(':')[0])
                        .Append(member)
                )
                + "}"
        );

        Assert.Equal(1, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
        await ArchiveAsync();
        Assert.Equal(200, answered);
        Assert.Equal(0, (await InProcess.RunAsync(folder.Path, "verify", "lib")).ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_record_holds_the_whole_feed()
    {
        Serve(2);
        await ArchiveAsync();
        await ArchiveAsync("--record", "run.warc.gz");
        Assert.Equal(200, answered);
    }

    private int Count()
    {
        var count = server.Requests.Count - counted;
        counted += count;
        return count;
    }

    private static string Rss(int from, int to, string about = "") =>
        "<rss version='2.0'><channel>"
        + about
        + string.Concat(
            Enumerable
                .Range(from, to - from)
                .Reverse()
                .Select(number =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"<item><title>Post {number}</title><link>http://blog.example/post-{number}</link><guid>{number}</guid><description><![CDATA[<p>Text<img src=http://pictures.example/{number}.png></p>]]></description></item>"
                    )
                )
        )
        + "</channel></rss>";

    private void Serve(int count, string about = "")
    {
        var xml = Rss(0, count, about);
        var etag = $"\"{count}\"";
        server.Map(
            "feeds.example",
            "/rss",
            context =>
            {
                context.Response.Headers.ETag = etag;
                answered = context.Request.Headers.IfNoneMatch == etag ? 304 : 200;
                context.Response.StatusCode = answered;
                return answered == 304 ? Task.CompletedTask : context.Response.WriteAsync(xml);
            }
        );
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private static Task ServePictureAsync(HttpContext context) =>
        context.Response.Body.WriteAsync(ImageMaker.Png(9, 9, 1)).AsTask();

    private Task<CliResult> ArchiveAsync(params string[] arguments) => ArchiveAsync(0, arguments);

    private async Task<CliResult> ArchiveAsync(int status, params string[] arguments)
    {
        var result = await InProcess.RunAsync(folder.Path, [.. Arguments(Feed), .. arguments]);
        Assert.True(result.ExitCode == status, result.Error);
        return result;
    }

    private string[] Arguments(string input) =>
        [
            "archive",
            input,
            "-o",
            "lib",
            "--durability",
            "none",
            "--no-thumbnails",
            "--no-link-check",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server.HttpPort}",
        ];
}
