using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A web on which every address of the catalogue answers: nobody asks it for one that counts.</summary>
public sealed class NoClickTests : IAsyncLifetime
{
    private const string Click = "http://www.anrdoezrs.net/click-1234567-12345678";

    // What an element can do with an address; {0} is the address.
    private static readonly string[] Forms =
    [
        "<a href='{0}'>a</a>",
        "<a href='https://blog.example/' ping='{0}'>a</a>",
        "<area href='{0}'>",
        "<img src='{0}' width=1 height=1>",
        "<img src='{0}'>",
        "<img srcset='{0} 2x'>",
        "<picture><source srcset='{0}'><img src='data:,'></picture>",
        "<iframe src='{0}'></iframe>",
        "<iframe srcdoc=\"<img src='{0}' width=1 height=1>\"></iframe>",
        "<frameset><frame src='{0}'></frameset>",
        "<embed src='{0}'>",
        "<object data='{0}'></object>",
        "<script src='{0}'></script>",
        "<link rel=stylesheet href='{0}'>",
        "<link rel=prefetch href='{0}'>",
        "<link rel=preload as=image href='{0}'>",
        "<link rel=preconnect href='{0}'>",
        "<link rel=icon href='{0}'>",
        "<style>@import '{0}'; p { background: url({0}) }</style>",
        "<p style='background: url({0})'>a</p>",
        "<meta http-equiv=refresh content='0;url={0}'>",
        "<form action='{0}'><button formaction='{0}'>a</button></form>",
        "<input type=image src='{0}'>",
        "<video src='{0}' poster='{0}'></video>",
        "<audio><source src='{0}'></audio>",
    ];

    // How an address can be written; {0} is the click.
    private static readonly Func<string, string>[] Writings =
    [
        url => url,
        url => url.Replace("http://", "HTTP://", StringComparison.Ordinal),
        url => url.Replace("http:", "", StringComparison.Ordinal),
        url => url.Replace("www.anrdoezrs", "WWW.Anrdoezrs", StringComparison.Ordinal),
        url => url.Replace(".net", ".net.", StringComparison.Ordinal),
        url => url.Replace("/click", "/./click", StringComparison.Ordinal),
        url => url.Replace(":", "&#58;", StringComparison.Ordinal),
        url => url.Replace("anrdoezrs", "%61nrdoezrs", StringComparison.Ordinal),
        url => url + "#part",
        url => " " + url + " ",
        url => "http://c.duomai.com/track.php?site_id=1&amp;t=" + url,
        url => "http://slack-redir.net/link?url=" + Uri.EscapeDataString(Uri.EscapeDataString(url)),
    ];

    private readonly TemporaryFolder folder = new();
    private TestServer? server;

    private TestServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        server.MapRest(async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync("<!doctype html><p>a page"u8.ToArray(), context.RequestAborted);
        });
        server.MapRedirect("/to-click", Click);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("archive")]
    public async Task Three_hundred_ways_to_hide_a_click_bring_none(string command)
    {
        var post = new StringBuilder("<!doctype html>");
        var ways = 0;
        foreach (var form in Forms)
        {
            foreach (var write in Writings)
            {
                post.AppendLine(form.Replace("{0}", write(Click), StringComparison.Ordinal));
                ways++;
            }
        }

        folder.Write("post.html", post.ToString());
        await RunAsync(command, "post.html");

        Assert.True(ways >= 300, $"{ways} ways");
        Assert.DoesNotContain(Server.Requests, request => request.HostName != "blog.example");
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("archive")]
    public async Task No_entry_of_the_catalogue_is_asked_for(string command)
    {
        var examples = ReadExamples();
        var post = new StringBuilder("<!doctype html>");
        foreach (var example in examples)
        {
            var url = example
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("'", "%27", StringComparison.Ordinal);
            post.AppendLine($"<a href='{url}'>a</a><iframe src='{url}'></iframe><script src='{url}'></script>");
            post.AppendLine($"<input type=image src='{url}'><link rel=icon href='{url}'><img src='{url}' width=300>");
        }

        folder.Write("post.html", post.ToString());
        await RunAsync(command, "post.html");

        Assert.True(examples.Count >= 1_000, $"{examples.Count} examples");
        var asked = Server
            .Requests.Select(request => $"http://{request.HostName}{request.Target}")
            .Where(url => examples.Contains(url) || Counts(url))
            .ToList();
        Assert.True(asked.Count == 0, string.Join('\n', asked.Take(30)) + $"\n{asked.Count} in all");
    }

    [Theory]
    [InlineData("audit", Click, "asking would count as a click")]
    [InlineData("archive", Click, "asking would count as a click")]
    [InlineData("audit", "http://blog.example/to-click", "leads to http://www.anrdoezrs.net/click-1234567-12345678")]
    [InlineData(
        "audit",
        "http://c.duomai.com/track.php?site_id=1&t=http://shop.example/a",
        "name http://shop.example/a instead"
    )]
    public async Task An_input_that_counts_is_refused_with_the_reason(string command, string input, string message)
    {
        var result = await RunAsync(command, input);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Requests, request => request.HostName != "blog.example");
    }

    private static bool Counts(string url) =>
        WebUrl.TryParse(url, null, out var parsed) && TrackingCatalogue.Default.Judge(parsed).WouldCountAClick;

    /// <summary>The examples of networks, redirectors and beacons; shorteners are asked, as nothing else says where they lead.</summary>
    private static HashSet<string> ReadExamples()
    {
        var data = Path.Combine(FixtureFiles.Repository, "src", "ArchiveTool.Tracking", "Catalogue", "Data");
        var examples = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in (string[])["networks", "redirectors", "beacons"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(data, kind), "*.json"))
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(file));
                foreach (var entry in json.RootElement.GetProperty("entries").EnumerateArray())
                {
                    // What must also be tiny to count is a picture else.
                    if (entry.TryGetProperty("shape", out var shape) && shape.GetBoolean())
                    {
                        continue;
                    }

                    foreach (var example in entry.GetProperty("examples").EnumerateArray())
                    {
                        examples.Add(example.GetString()!.Replace("https://", "http://", StringComparison.Ordinal));
                    }
                }
            }
        }

        return examples;
    }

    private Task<CliResult> RunAsync(string command, string input)
    {
        string[] own = command == "archive" ? ["-o", "library", "--no-thumbnails"] : [];
        return CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            [
                command,
                input,
                .. own,
                "--allow-private-network",
                "--retries",
                "0",
                "--connect-to",
                $"::127.0.0.1:{Server.HttpPort}",
            ]
        );
    }
}
