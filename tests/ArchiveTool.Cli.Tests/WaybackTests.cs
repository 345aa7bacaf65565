using System.Globalization;
using System.Text.Json;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an archive answers about captures is a stranger's word: no reader is led anywhere by it but to the web.</summary>
public sealed class WaybackTests : IDisposable
{
    private const string Good = "http://web.archive.example/2021/x";

    // As they stand in the archive's JSON.
    private static readonly string[] Captures =
    [
        Good,
        "http://127.0.0.1/x",
        "http://2130706433/x",
        "http://0x7f.1/x",
        "http://10.1.2.3/x",
        "http://192.168.0.1/admin?reboot=1",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/x",
        "http://[::ffff:10.0.0.1]/x",
        "http://[fe80::1]/x",
        "http://localhost/x",
        "http://a.localhost/x",
        "http://router/x",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://web.archive.example/x",
        @"//web.archive.example\\@127.0.0.1/",
        "https://me:secret@web.archive.example/x",
        @"http://web.archive.example/\ud800",
        @"\udc00",
        "",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_capture_is_a_public_web_address_or_none()
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/wayback",
            context =>
            {
                var asked = context.Request.Query["url"].ToString().Split('/')[^1];
                var capture = Captures[int.Parse(asked, CultureInfo.InvariantCulture)];
                return context.Response.WriteAsync(
                    "{\"archived_snapshots\":{\"closest\":{\"available\":true,\"status\":\"200\",\"url\":\""
                        + capture
                        + "\"}}}"
                );
            }
        );
        folder.Write(
            "post.md",
            string.Join(' ', Enumerable.Range(0, Captures.Length).Select(i => $"[a{i}](http://a.example/{i})"))
        );
        var settings = new CliSettings { WorkingFolder = folder.Path };
        string[] ask =
        [
            "audit",
            "post.md",
            "--wayback",
            "--wayback-endpoint",
            "http://archive.example/wayback",
            "--format",
            "json",
            "--retries",
            "0",
        ];
        var recorded = await CommandLine.RunAsync(
            settings,
            [
                .. ask,
                "--allow-private-network",
                "--connect-to",
                $"::127.0.0.1:{server.HttpPort}",
                "--record",
                "a.warc.gz",
            ]
        );
        Assert.True(recorded.ExitCode == 1, recorded.Error);

        // The answers come from the record, so that the network may stay as guarded as it is for everybody.
        var result = await CommandLine.RunAsync(settings, [.. ask, "--replay", "a.warc.gz"]);

        using var report = JsonDocument.Parse(result.Output);
        var suggestions = report
            .RootElement.GetProperty("links")
            .EnumerateArray()
            .Select(link => link.GetProperty("suggestion").GetString())
            .ToList();
        Assert.Equal([Good, "http://web.archive.example/%EF%BF%BD"], suggestions.OfType<string>());
        Assert.Equal(Captures.Length, suggestions.Count);
    }
}
