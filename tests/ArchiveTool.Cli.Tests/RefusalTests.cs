using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Pictures that a host refuses, and the ways to them: what the user is told, and what a proxy sees.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly byte[] Picture = ImageMaker.Png(20, 10, 1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_refused_picture_is_told_with_every_referrer_that_was_tried()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRest(context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        folder.Write("post.html", $"<img src=\"{server.Http("/a.png")}\">");
        var origin = server.Http("/post/");

        var archived = await CommandLine.RunAsync(
            "archive",
            folder["post.html"],
            "-o",
            folder["library"],
            "--document-url",
            origin,
            "--allow-private-network"
        );

        Assert.Equal(1, archived.ExitCode);
        Assert.Contains($"answered 403, referrer sent: {origin}, then none", archived.Error, StringComparison.Ordinal);
        Assert.Equal([origin, null], server.Requests.Select(request => request["Referer"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_is_asked_for_all_but_the_hosts_that_need_none(bool isNamed)
    {
        await using var proxy = await TestServer.StartAsync();
        await using var direct = await TestServer.StartAsync();
        proxy.MapRest(context => context.Response.Body.WriteAsync(Picture, context.RequestAborted).AsTask());
        direct.MapRest(context => context.Response.Body.WriteAsync(Picture, context.RequestAborted).AsTask());
        folder.Write(
            "post.html",
            "<img src=\"http://pictures.example/a.png\"><img src=\"http://direct.example/b.png\">"
        );
        var settings = new CliSettings
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [isNamed ? "UNUSED" : "http_proxy"] = proxy.Http(""),
                ["no_proxy"] = "direct.example",
            },
        };
        string[] options = isNamed ? ["--proxy", proxy.Http("")] : [];

        var archived = await CommandLine.RunAsync(
            settings,
            [
                "archive",
                folder["post.html"],
                "-o",
                folder["library"],
                "--allow-private-network",
                "--connect-to",
                $"direct.example:80:127.0.0.1:{direct.HttpPort}",
                .. options,
            ]
        );

        Assert.True(archived.ExitCode == 0, archived.Error);
        Assert.Equal("http://pictures.example/a.png", Assert.Single(proxy.Requests).Target);
        Assert.Equal("/b.png", Assert.Single(direct.Requests).Target);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[64:ff9b::a00:1]/")]
    [InlineData("http://\uFF11\uFF12\uFF17.0.0.1/")]
    [InlineData("http://localhost/")]
    public async Task A_post_leads_nobody_into_the_private_network(string url)
    {
        folder.Write("post.html", $"<meta charset=\"utf-8\"><img src=\"{url}\">");

        var archived = await CommandLine.RunAsync("archive", folder["post.html"], "-o", folder["library"]);

        Assert.Equal(1, archived.ExitCode);
        Assert.Contains("private-network", archived.Error, StringComparison.Ordinal);
    }
}
