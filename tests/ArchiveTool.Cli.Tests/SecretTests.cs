using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Passwords and credentials in what the program writes: nowhere.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Secret = "hunter2";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_password_in_a_url_reaches_no_report_manifest_or_page()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/a.png", ImageMaker.Png(20, 10, 1));
        server.MapRedirect(
            "/moved",
            server.Http("/none").Replace("//", $"//me:{Secret}@", StringComparison.Ordinal),
            301
        );
        var with = server.Http("").Replace("//", $"//me:{Secret}@", StringComparison.Ordinal);
        var post = folder.Write(
            "post.md",
            $"---\nlink: {with}/post\n---\n"
                + $"![p]({with}/a.png) ![gone]({with}/gone.png) [t]({with}/none?utm_source=x) <{with}/none>\n\n"
                + $"[r]({server.Http("/moved")}) <http://me:{Secret}@bad host/> [b](<http://me:{Secret}@bad host/>)\n"
        );
        var settings = new CliSettings { WorkingFolder = folder.Path };
        var library = folder["library"];

        var archived = await CommandLine.RunAsync(
            settings,
            ["archive", "post.md", "-o", library, "--allow-private-network", "--clean-links=all", "--retries", "0"]
        );
        Assert.Contains("me:***@127.0.0.1", archived.Error, StringComparison.Ordinal);
        var texts = new List<string> { archived.Output, archived.Error };
        foreach (var format in (string[])["text", "json", "html", "markdown", "csv", "sarif", "junit"])
        {
            var audited = await CommandLine.RunAsync(
                settings,
                ["audit", "post.md", "--allow-private-network", "--format", format, "--retries", "0"]
            );
            texts.AddRange([audited.Output, audited.Error]);
            Assert.Contains("me:***@127.0.0.1", audited.Output, StringComparison.Ordinal);
        }

        var refused = await CommandLine.RunAsync(settings, "audit", with + "/no-such-post");
        var explained = await CommandLine.RunAsync(settings, "url", "--format", "json", with + "/?utm_source=x");
        texts.AddRange([refused.Output, refused.Error, explained.Output, explained.Error]);
        Assert.All(texts, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(library, "*", SearchOption.AllDirectories))
        {
            // The post itself keeps what its author wrote.
            if (Path.GetFileNameWithoutExtension(file) is not ("original" or "post"))
            {
                Assert.False((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("hunter2"u8) >= 0, file);
            }
        }

        Assert.Equal(
            await File.ReadAllTextAsync(post),
            await File.ReadAllTextAsync(Path.Combine(library, "posts", "post", "original.md"))
        );
        Assert.DoesNotContain(
            "***",
            await File.ReadAllTextAsync(Path.Combine(library, "posts", "post", "post.md")),
            StringComparison.Ordinal
        );
        Assert.All(server.Requests, request => Assert.Null(request["Authorization"]));
    }

    [Theory]
    [InlineData("--header", "Authorization: Bearer hunter2")]
    [InlineData("--header", "example.org Authorization: hunter2")]
    [InlineData("--cookies", "session=hunter2")]
    [InlineData("--proxy", "ftp://me:hunter2@proxy.example/")]
    [InlineData("--proxy", "me:hunter2@")]
    [InlineData("--document-url", "me:hunter2@example.org")]
    [InlineData("--document-url", "ftp://me:hunter2@example.org/")]
    public async Task A_bad_value_that_may_be_a_secret_is_not_repeated(string option, string value)
    {
        folder.Write("post.md", "text\n");
        folder.Write("settings.yml", $"{option[2..]}: \"{value}\"\n");
        var settings = new CliSettings { WorkingFolder = folder.Path };

        var given = await CommandLine.RunAsync(settings, "audit", "post.md", option, value);
        var configured = await CommandLine.RunAsync(settings, "audit", "post.md", "--config", "settings.yml");

        Assert.All([given, configured], result => Assert.Equal(2, result.ExitCode));
        Assert.All(
            [given, configured],
            result => Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal)
        );
        Assert.Contains(option, given.Error, StringComparison.Ordinal);
        Assert.Contains("settings.yml:1:", configured.Error, StringComparison.Ordinal);
    }
}
