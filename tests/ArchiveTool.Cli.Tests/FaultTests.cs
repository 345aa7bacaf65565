using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A proxy or network that fails: one loud finding, exit status 3, and no link that is dead by it.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(407)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task A_proxy_that_fails_is_one_finding_and_no_dead_link(int status)
    {
        await using var proxy = new RawServer(async connection =>
        {
            while (await connection.ReadHeadAsync() is not null)
            {
                await connection.WriteAsync($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n");
            }
        });
        folder.Write(
            "post.md",
            "[a](http://a.example/) [b](https://b.example/) [c](https://c.example/x) [d](none.html)\n"
        );

        var result = await CommandLine.RunAsync(
            "audit",
            folder["post.md"],
            "--format",
            "json",
            "--retries",
            "0",
            "--proxy",
            $"http://me:hunter2@127.0.0.1:{proxy.Port}"
        );

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(["unverifiable", "unverifiable", "unverifiable", "dead"], Statuses(result));
        Assert.Single(
            result.Error.Split('\n'),
            line => line.Contains("the proxy is at fault", StringComparison.Ordinal)
        );
        Assert.Contains($"answered {status}", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.Error + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_that_fails_is_one_finding_and_no_dead_link()
    {
        int closed;
        await using (var gone = new RawServer(_ => Task.CompletedTask))
        {
            closed = gone.Port;
        }

        folder.Write("post.md", "[a](http://a.example/) [b](https://b.example/)\n");
        string[] arguments =
        [
            folder["post.md"],
            "--format",
            "json",
            "--retries",
            "0",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{closed}",
        ];

        var audited = await CommandLine.RunAsync(["audit", .. arguments]);
        var archived = await CommandLine.RunAsync(["archive", .. arguments, "-o", folder["library"]]);

        foreach (var result in (CliResult[])[audited, archived])
        {
            Assert.Equal(3, result.ExitCode);
            Assert.Equal(["unverifiable", "unverifiable"], Statuses(result));
            Assert.Single(
                result.Error.Split('\n'),
                line => line.Contains("the network is at fault", StringComparison.Ordinal)
            );
        }

        var manifest = await File.ReadAllTextAsync(folder["library", "posts", "post", "manifest.json"]);
        Assert.DoesNotContain("\"dead\"", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_plain_http_would_show_is_held_back_and_told()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/", "page"u8.ToArray(), "text/html");
        folder.Write("post.md", $"[a]({server.Http("/")})\n");
        string[] arguments = ["audit", folder["post.md"], "--quiet", "--allow-private-network", "--header"];

        var held = await CommandLine.RunAsync([.. arguments, "127.0.0.1: X-Key: hunter2"]);
        var sent = await CommandLine.RunAsync([.. arguments, "http://127.0.0.1: X-Key: hunter2"]);

        Assert.Equal([null, "hunter2"], server.Requests.Select(request => request["X-Key"]));
        Assert.Contains("the header X-Key for 127.0.0.1 was not sent", held.Error, StringComparison.Ordinal);
        Assert.Equal("", sent.Error);
        Assert.DoesNotContain("hunter2", held.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Statuses(CliResult result) =>
        JsonDocument
            .Parse(result.Output)
            .RootElement.GetProperty("links")
            .EnumerateArray()
            .Select(link => link.GetProperty("status").GetString());
}
