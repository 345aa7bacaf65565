using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Nobody is told of a reader, and no click is counted, whatever the element that names an address.</summary>
public sealed class CountedClicksTests : IAsyncLifetime
{
    private const string Pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private static readonly string[] Hosts =
    [
        "www.awin1.com",
        "c.duomai.com",
        "www.anrdoezrs.net",
        "www.lduhtrp.net",
        "rcm-na.amazon-adsystem.com",
        "hm.baidu.com",
        "shop.example",
        "turn.example",
    ];

    private readonly TemporaryFolder folder = new();
    private TestServer? server;

    private TestServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        var gif = Convert.FromBase64String(Pixel[(Pixel.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        server.MapRest(async context =>
        {
            context.Response.ContentType = "image/gif";
            await context.Response.Body.WriteAsync(gif, context.RequestAborted);
        });
        server.MapRedirect("/to-beacon", "http://hm.baidu.com/hm.gif?si=1");
        server.MapRedirect("/to-click", "http://www.anrdoezrs.net/click-1-2");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("<a href='http://hm.baidu.com/hm.js?1'>a</a>", "beacon")]
    [InlineData("<iframe src='http://hm.baidu.com/ns.html'></iframe>", "beacon")]
    [InlineData("<script src='http://hm.baidu.com/hm.js?1'></script>", "beacon")]
    [InlineData("<link rel=stylesheet href='http://hm.baidu.com/s.css'>", "beacon")]
    [InlineData("<video src='http://hm.baidu.com/v.mp4'></video>", "beacon")]
    [InlineData("<img src='http://www.lduhtrp.net/image-1-2'>", "would-count-a-click")]
    [InlineData("<img src='http://www.anrdoezrs.net/click-1-2'>", "would-count-a-click")]
    [InlineData("<link rel=icon href='http://www.anrdoezrs.net/click-1-2'>", "would-count-a-click")]
    public async Task An_audit_asks_neither_for_beacons_nor_for_clicks(string html, string reason)
    {
        folder.Write("post.html", $"<!doctype html>{html}");
        var result = await RunAsync("audit", "post.html", "--format", "json");

        using var report = JsonDocument.Parse(result.Output);
        var link = Assert.Single(report.RootElement.GetProperty("links").EnumerateArray());
        Assert.Equal("skipped", link.GetProperty("status").GetString());
        Assert.Equal(reason, link.GetProperty("reason").GetString());
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_front_page_of_a_service_is_a_link_like_any()
    {
        folder.Write("post.html", "<!doctype html><a href='http://hm.baidu.com/'>a</a>");
        await RunAsync("audit", "post.html");

        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_widget_is_not_asked_for_without_its_account_either()
    {
        folder.Write(
            "post.html",
            "<!doctype html><iframe src='http://rcm-na.amazon-adsystem.com/e/cm?t=me-20&amp;asins=B1'></iframe>"
        );
        var result = await RunAsync("audit", "post.html");

        Assert.Empty(Server.Requests);
        Assert.Contains("earns money for an account of Amazon Associates", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src='{0}'>", "http://www.anrdoezrs.net/click-1-2", "would-count-a-click")]
    [InlineData("<img src='{0}' width=1 height=1>", "http://www.anrdoezrs.net/click-1-2", "beacon")]
    [InlineData(
        "<img src='{0}' width=1 height=1>",
        "http://c.duomai.com/track.php?site_id=1&t=http://shop.example/a.gif",
        "beacon"
    )]
    [InlineData(
        "<img src='{0}'>",
        "http://c.duomai.com/track.php?site_id=1&t=http://hm.baidu.com/hm.gif?si=1",
        "beacon"
    )]
    [InlineData("<link rel=icon href='{0}'>", "http://www.anrdoezrs.net/click-1-2", "would-count-a-click")]
    [InlineData("<video src='{0}'></video>", "http://www.anrdoezrs.net/click-1-2", "would-count-a-click")]
    [InlineData("<script src='{0}'></script>", "http://hm.baidu.com/hm.js?1", "beacon")]
    [InlineData("<link rel=stylesheet href='{0}'>", "http://hm.baidu.com/s.css", "beacon")]
    public async Task An_archive_refuses_what_would_count(string html, string url, string problem)
    {
        var (reference, post) = await ArchiveAsync(html.Replace("{0}", url, StringComparison.Ordinal));

        Assert.Equal("refused", reference.GetProperty("status").GetString());
        Assert.Equal(problem, reference.GetProperty("problem").GetString());
        Assert.Empty(Server.Requests);
        var isPixel = problem == "beacon" && html.StartsWith("<img", StringComparison.Ordinal);
        Assert.Contains(isPixel ? Pixel : url, post, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/to-beacon", "beacon")]
    [InlineData("/to-click", "would-count-a-click")]
    public async Task An_archive_follows_no_redirect_into_what_would_count(string path, string problem)
    {
        var (reference, post) = await ArchiveAsync($"<img src='http://turn.example{path}'>");

        Assert.Equal("refused", reference.GetProperty("status").GetString());
        Assert.Equal(problem, reference.GetProperty("problem").GetString());
        Assert.Equal(path, Assert.Single(Server.Requests).Target);
        Assert.Equal(problem == "beacon", post.Contains(Pixel, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_behind_a_click_is_had_where_the_click_would_lead()
    {
        const string Html = "<img src='http://c.duomai.com/track.php?site_id=1&amp;t=http://shop.example/a.gif'>";
        var (reference, post) = await ArchiveAsync(Html);

        Assert.Equal("archived", reference.GetProperty("status").GetString());
        Assert.DoesNotContain("duomai", post, StringComparison.Ordinal);
        var asked = Assert.Single(Server.Requests);
        Assert.Equal(("shop.example", "/a.gif"), (asked.HostName, asked.Target));
        Assert.Equal(0, (await RunAsync("verify", "library")).ExitCode);
        Assert.Equal(0, (await RunAsync("archive", "post.html", "-o", "library", "--refresh")).ExitCode);
    }

    [Fact]
    public async Task What_is_excluded_is_not_had_behind_a_click_either()
    {
        const string Html = "<img src='http://c.duomai.com/track.php?site_id=1&amp;t=http://shop.example/a.gif'>";
        var (reference, _) = await ArchiveAsync(Html, "--exclude", @"^http://shop\.example/");

        Assert.Equal("skipped", reference.GetProperty("status").GetString());
        Assert.Equal("excluded", reference.GetProperty("problem").GetString());
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("http://www.awin1.com/cshow.php?s=1&v=2&q=3&r=4")]
    [InlineData("http://www.lduhtrp.net/image-1-2")]
    public async Task A_banner_counts_its_impression_and_is_told_instead(string url)
    {
        var (reference, _) = await ArchiveAsync($"<img src='{url}' width=468 height=60>");

        Assert.Equal("refused", reference.GetProperty("status").GetString());
        Assert.Equal("would-count-a-click", reference.GetProperty("problem").GetString());
        Assert.Empty(Server.Requests);
    }

    private async Task<(JsonElement Reference, string Post)> ArchiveAsync(string html, params string[] options)
    {
        folder.Write("post.html", $"<!doctype html>{html}");
        await RunAsync(["archive", "post.html", "-o", "library", .. options]);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(folder["library", "posts", "post", "manifest.json"])
        );
        var reference = Assert.Single(manifest.RootElement.GetProperty("references").EnumerateArray());
        return (reference.Clone(), await File.ReadAllTextAsync(folder["library", "posts", "post", "post.html"]));
    }

    private Task<CliResult> RunAsync(params string[] arguments)
    {
        var isNetwork = arguments[0] != "verify";
        string[] routes = [.. Hosts.SelectMany(Server.ConnectTo).SelectMany(route => new[] { "--connect-to", route })];
        return CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            isNetwork ? [.. arguments, "--allow-private-network", .. routes] : arguments
        );
    }
}
