using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>Edited entries of feeds: the new version beside the old ones.</summary>
[Collection(InProcess.Collection)]
public sealed class EntryVersionTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestServer server = null!;

    private string Post => folder["lib", "posts", "ice"];

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        for (var number = 1; number <= 3; number++)
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
    public async Task An_edited_entry_is_a_new_version_beside_the_old_ones_which_stay_whole()
    {
        await ArchiveAsync("<p>First ../../assets/ text</p><img src=http://pictures.example/1.png>");
        await ArchiveAsync("<p>Second text</p><img src=http://pictures.example/2.png>");
        await ArchiveAsync("<p>Third text</p><img src=http://pictures.example/3.png>");
        // Another run over the same entry, and one that shapes it otherwise, add none.
        await ArchiveAsync("<p>Third text</p><img src=http://pictures.example/3.png>");
        await ArchiveAsync("<p>Third text</p><img src=http://pictures.example/3.png>", "--page", "reader");

        var versions = Directory.GetDirectories(Path.Combine(Post, "versions")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(2, versions.Count);
        Assert.Contains(
            "Third text",
            await File.ReadAllTextAsync(Path.Combine(Post, "original.html")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Second text",
            await File.ReadAllTextAsync(Path.Combine(versions[1], "original.html")),
            StringComparison.Ordinal
        );
        var first = await File.ReadAllTextAsync(Path.Combine(versions[0], "index.html"));
        Assert.Contains("First ../../assets/ text", first, StringComparison.Ordinal);
        AssertLinksAreThere(versions[0], first);
        AssertLinksAreThere(Post, await File.ReadAllTextAsync(Path.Combine(Post, "index.html")));
        Assert.Equal(3, Directory.GetFiles(folder["lib", "assets"], "*.png", SearchOption.AllDirectories).Length);
        Assert.Equal(0, await RunAsync("verify", "lib"));

        Assert.Equal(0, await RunAsync("verify", "lib", "--rebuild-index"));
        Assert.Equal(0, await RunAsync("verify", "lib"));
        Assert.Equal(0, await RunAsync("thumbnails", "lib", "--prune"));
        Assert.Equal(0, await RunAsync("verify", "lib"));
        Assert.Equal(0, await RunAsync("export", "html", "lib", "-o", "out"));
        Assert.DoesNotContain(
            "versions/",
            await File.ReadAllTextAsync(folder["out", "ice.html"]),
            StringComparison.Ordinal
        );

        Assert.Equal(0, await RunAsync("remove", "lib", "ice"));
        Assert.False(Directory.Exists(Post));
        Assert.Empty(Directory.GetFiles(folder["lib", "assets"], "*.png", SearchOption.AllDirectories));
        Assert.Equal(0, await RunAsync("verify", "lib"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Damage_to_an_earlier_version_is_named_and_not_mended_with_the_current_one()
    {
        await ArchiveAsync("<p>First</p>");
        await ArchiveAsync("<p>Second</p>");
        var version = Directory.GetDirectories(Path.Combine(Post, "versions"))[0];
        await File.WriteAllTextAsync(Path.Combine(version, "original.html"), "changed");
        File.Delete(Path.Combine(version, "index.html"));

        Assert.Equal(1, await RunAsync("verify", "lib"));
        Assert.Equal(1, await RunAsync("verify", "lib", "--repair"));
        Assert.False(File.Exists(Path.Combine(version, "index.html")));
        Assert.Contains(
            "Second",
            await File.ReadAllTextAsync(Path.Combine(Post, "index.html")),
            StringComparison.Ordinal
        );
    }

    [Theory(Timeout = 120_000)]
    [InlineData("name", "../../../x")]
    [InlineData("originalSha256", "no hash")]
    public async Task A_manifest_that_names_no_version_of_a_library_is_refused(string member, string value)
    {
        await ArchiveAsync("<p>First</p>");
        await ArchiveAsync("<p>Second</p>");
        var path = Path.Combine(Post, "manifest.json");
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        manifest["versions"]![0]![member] = value;
        await File.WriteAllTextAsync(path, manifest.ToJsonString());

        Assert.Equal(1, await RunAsync("verify", "lib"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Entries_that_vanish_from_the_feed_stay()
    {
        await ArchiveAsync("<p>First</p>");
        server.Map("blog.example", "/feed", context => context.Response.WriteAsync("<rss><channel></channel></rss>"));
        await RunAsync(Arguments());
        Assert.True(Directory.Exists(Post));
    }

    private static void AssertLinksAreThere(string page, string html)
    {
        var addresses = Regex
            .Matches(html, "(?:src|href)=\"(\\.\\./[^\"#]+|versions/[^\"#]+)", RegexOptions.NonBacktracking)
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(File.Exists(Path.Combine(page, address)), address));
    }

    private async Task ArchiveAsync(string content, params string[] arguments)
    {
        server.Map(
            "blog.example",
            "/feed",
            context =>
                context.Response.WriteAsync(
                    "<rss version='2.0'><channel><item><title>Ice</title><link>http://blog.example/posts/ice</link>"
                        + $"<guid>1</guid><description><![CDATA[{content}]]></description></item></channel></rss>"
                )
        );
        Assert.Equal(0, await RunAsync([.. Arguments(), .. arguments]));
    }

    private string[] Arguments() =>
        [
            "archive",
            "http://blog.example/feed",
            "-o",
            "lib",
            "--full-text",
            "never",
            "--no-link-check",
            "--durability",
            "none",
            "--allow-private-network",
            "--connect-to",
            $"::127.0.0.1:{server.HttpPort}",
        ];

    private async Task<int> RunAsync(params string[] arguments) =>
        (await InProcess.RunAsync(folder.Path, arguments)).ExitCode;
}
