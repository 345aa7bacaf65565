using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an audit says of the accounts that a site's links pay.</summary>
[Collection(InProcess.Collection)]
public sealed class AffiliateFindingTests : IDisposable
{
    private const string Config = """
        affiliates:
          amazon: [harbour-20, harbour-21]
          Awin: "123456"
        exclude: "."
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=harbour-20", null)]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=HARBOUR-20", null)]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=another-20", "wrong-account")]
    [InlineData(
        "https://www.awin1.com/cread.php?awinmid=1&awinaffid=9&ued=https%3A%2F%2Fshop.example%2F",
        "wrong-account"
    )]
    [InlineData("https://www.amazon.com/dp/B000000001", "missing-account")]
    [InlineData("https://www.amazon.com/", null)]
    [InlineData("https://aws.amazon.com/s3/", null)]
    [InlineData("https://www.ebay.com/itm/1?campid=1234567890", "stray-account")]
    [InlineData("https://www.ebay.com/itm/1", null)]
    [InlineData("https://www.ebay.com/itm/1?campid=123", "malformed")]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=", "malformed")]
    [InlineData("https://www.amazon.com/dp/B000000001&tag=harbour-20", "malformed")]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=harbour-20?ref=x", "malformed")]
    [InlineData("https://www.amazon.com/dp/B000000001?psc=1&amp;amp;tag=harbour-20", "malformed")]
    [InlineData("https://www.amazon.com/dp/B000000001?tag=yourtag-20", "malformed")]
    [InlineData("https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fshop.example%2F", "malformed")]
    [InlineData(
        "https://www.awin1.com/cread.php?awinmid=1&awinaffid=123456&ued=https%3A%2F%2Fwww.amazon.com%2Fdp%2FB1%3Ftag%3Dharbour-20",
        "nested"
    )]
    [InlineData("https://www.shareasale.com/r.cfm?b=1&u=2&m=3", "retired-network stray-account")]
    [InlineData("https://amzn.to/3abcdef", "shortener-hides-account")]
    [InlineData("https://en.wikipedia.org/wiki/Lamp?tag=another-20", null)]
    public async Task A_link_is_told_what_is_wrong_with_its_account(string url, string? expected)
    {
        folder.Write("archivetool.yml", Config);
        folder.Write("post.html", $"<!doctype html><p>Ad <a rel=sponsored href=\"{url}\">lamp</a>");
        var result = await InProcess.RunAsync(folder.Path, "audit", "post.html", "--report", "report.json");

        using var report = JsonDocument.Parse(File.ReadAllText(folder["report.json"]));
        var link = report.RootElement.GetProperty("links")[0];
        Assert.Equal(expected, GetIssues(link));
        Assert.True(result.ExitCode == 0, result.Error);
        foreach (var code in expected?.Split(' ') ?? [])
        {
            var failing = await InProcess.RunAsync(folder.Path, "audit", "post.html", "--fail-on", code);
            Assert.Equal(1, failing.ExitCode);
            Assert.Contains($": {code}: ", failing.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_post_of_very_many_accounts_says_the_first_of_them_at_each_link()
    {
        var links = Enumerable
            .Range(0, 2000)
            .Select(i => $"[lamp](https://www.awin1.com/cread.php?awinmid=1&awinaffid={100_000 + i})");
        folder.Write("post.md", string.Join("\n\n", links));
        var result = await InProcess.RunAsync(
            folder.Path,
            "audit",
            "post.md",
            "--exclude",
            ".",
            "--report",
            "report.json"
        );

        Assert.True(result.ExitCode is 0 or 1, result.Error);
        var report = await File.ReadAllTextAsync(folder["report.json"]);
        Assert.Contains("100000, 100001, 100002, 100003, 100004 and 1995 more", report, StringComparison.Ordinal);
        Assert.True(report.Length < 5_000_000, $"{report.Length} characters");
    }

    [Fact]
    public async Task Accounts_of_one_network_in_one_post_are_mixed_but_not_across_countries_or_posts()
    {
        folder.Write("archivetool.yml", Config);
        folder.Write(
            "one.html",
            "<!doctype html><p>Ad <a href='https://www.amazon.com/dp/B1?tag=harbour-20'>a</a> <a href='https://www.amazon.com/dp/B2?tag=harbour-21'>b</a>"
        );
        folder.Write(
            "two.html",
            "<!doctype html><p>Ad <a href='https://www.amazon.com/dp/B1?tag=harbour-20'>a</a> <a href='https://www.amazon.de/dp/B2?tag=harbour-21'>b</a>"
        );
        var result = await InProcess.RunAsync(folder.Path, "audit", ".", "--fail-on", "mixed-accounts");

        Assert.Equal(1, result.ExitCode);
        var lines = result
            .Output.Split('\n')
            .Where(line => line.Contains(": mixed-accounts: ", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count());
        Assert.All(lines, line => Assert.StartsWith("one.html:", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("_redirects", "/go/lamp  {0}  301")]
    [InlineData("_redirects", "# cloaks\n\n/go/lamp  {0}  301  # the lamp\n/one\n   \n")]
    [InlineData("static/_redirects", "/go/*  https://www.amazon.com/dp/:splat?tag=harbour-20")]
    [InlineData("nginx.conf", "server { location = /go/lamp { return 302 {0}; } }")]
    [InlineData("nginx/site.conf", "rewrite ^/go/([a-z]+)$ https://www.amazon.com/dp/$1?tag=harbour-20 redirect;")]
    [InlineData(".htaccess", "Redirect 302 /go/lamp {0}")]
    [InlineData(".htaccess", "\n# cloaks\nRedirect\nRewriteEngine On\nRedirect 302 /go/lamp {0}\n\n")]
    [InlineData("nginx.conf", "\nserver {\n  # cloaks\n  location = /go/lamp {\n    return 302 {0};\n  }\n}\n")]
    [InlineData("links.csv", "id,url,slug,name\r\n\r\n1,\"{0}\",go/lamp,Lamp\r\n2\r\n")]
    [InlineData(".htaccess", "RewriteRule ^go/(.+)$ https://www.amazon.com/dp/$1?tag=harbour-20 [R=302,L]")]
    [InlineData("links.csv", "id,url,slug,name\n1,\"{0}\",go/lamp,Lamp\n")]
    [InlineData("content/go/lamp.md", "---\nredirect_to: {0}\n---\n")]
    [InlineData("content/lamps.md", "---\naliases: [/go/lamp]\nredirect: {0}\n---\n")]
    [InlineData("content/lamps.md", "---\nredirect_from:\n  - /go/lamp\nredirect_to: [\"{0}\"]\n---\n")]
    public async Task A_path_that_the_site_itself_leads_to_a_network_is_known_without_a_click(string file, string rules)
    {
        folder.Write("archivetool.yml", Config);
        folder.Write("hugo.toml", "baseURL = 'https://harbour.example/'");
        folder.Write(
            file,
            rules.Replace("{0}", "https://www.amazon.com/dp/lamp?tag=harbour-20", StringComparison.Ordinal)
        );
        folder.Write(
            "content/posts/one.md",
            "Ad\n\n[lamp](/go/lamp) [same](https://harbour.example/go/lamp/) [other](/about)\n"
        );
        await InProcess.RunAsync(folder.Path, "audit", "content/posts", "--report", "report.json");

        using var report = JsonDocument.Parse(File.ReadAllText(folder["report.json"]));
        var links = report.RootElement.GetProperty("links").EnumerateArray().ToList();
        var earning = links.Where(link => link.GetProperty("affiliate").ValueKind == JsonValueKind.Object).ToList();
        Assert.Equal(
            ["/go/lamp", "https://harbour.example/go/lamp/"],
            earning.Select(link => link.GetProperty("url").GetString())
        );
        Assert.All(
            earning,
            link =>
            {
                Assert.Equal("https://www.amazon.com/dp/lamp?tag=harbour-20", link.GetProperty("leadsTo").GetString());
                Assert.Equal(
                    "harbour-20",
                    link.GetProperty("affiliate").GetProperty("account").GetProperty("tag").GetString()
                );
            }
        );
    }

    [Fact]
    public async Task A_network_that_nobody_knows_and_a_mistake_in_the_list_are_told_with_their_place()
    {
        folder.Write("post.html", "<!doctype html><p>nothing");
        folder.Write("archivetool.yml", "affiliates:\n  Amazin: harbour-20\n");
        var unknown = await InProcess.RunAsync(folder.Path, "audit", "post.html");
        Assert.Equal(0, unknown.ExitCode);
        Assert.Contains("no network is called 'Amazin'", unknown.Error, StringComparison.Ordinal);

        folder.Write("archivetool.yml", "affiliates:\n  Amazon:\n    tag: { a: b }\n");
        var nested = await InProcess.RunAsync(folder.Path, "audit", "post.html");
        Assert.Equal(2, nested.ExitCode);
        Assert.Contains("archivetool.yml:3", nested.Error, StringComparison.Ordinal);
    }

    private static string? GetIssues(JsonElement link) =>
        link.TryGetProperty("issues", out var issues)
            ? string.Join(' ', issues.EnumerateArray().Select(issue => issue.GetProperty("code").GetString()))
            : null;
}
