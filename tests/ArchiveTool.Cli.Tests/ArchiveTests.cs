using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchiveTool.Testing;
using YamlDotNet.RepresentationModel;

namespace ArchiveTool.Cli.Tests;

/// <summary>The post that started it all, in shape: archived through the command line against a web that refuses referrers.</summary>
public sealed partial class ArchiveTests : IDisposable
{
    private static readonly string Post = FixtureFiles.Path("posts", "harbour-lights.txt");

    private readonly TemporaryFolder folder = new();

    private string PostFolder => folder["library", "posts", "harbour-lights"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_picture_is_archived_byte_for_byte_with_no_referrer_and_asked_for_once()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var result = await ArchiveAsync(web);

        Assert.True(result.ExitCode == 0, result.Error);
        var requests = web.Server.Requests.Where(request => request.HostName == "images.example.net").ToList();
        Assert.Equal(web.Pictures.Count, requests.Count);
        Assert.Equal(
            web.Pictures.Count,
            requests.DistinctBy(request => request.Target, StringComparer.Ordinal).Count()
        );
        Assert.All(web.Server.Requests, request => Assert.Null(request["Referer"]));
        using var manifest = ReadManifest();
        foreach (var asset in manifest.RootElement.GetProperty("assets").EnumerateArray())
        {
            var url = asset.GetProperty("urls")[0].GetString()!;
            var stored = await File.ReadAllBytesAsync(folder["library", asset.GetProperty("path").GetString()!]);
            Assert.Equal(web.Pictures[url], stored);
            Assert.Equal(asset.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(stored)));
            var thumbnail = asset.GetProperty("thumbnails")[0];
            Assert.Equal(320, thumbnail.GetProperty("width").GetInt32());
            var width = asset.GetProperty("width").GetInt32();
            Assert.InRange(
                thumbnail.GetProperty("height").GetInt32(),
                (300 * 320 / width) - 1,
                (300 * 320 / width) + 1
            );
            Assert.True(File.Exists(folder["library", thumbnail.GetProperty("path").GetString()!]));
        }

        Assert.Equal(web.Pictures.Count, manifest.RootElement.GetProperty("assets").GetArrayLength());
    }

    [Fact]
    public async Task The_rewritten_post_differs_only_in_the_replaced_urls_and_its_front_matter_is_still_yaml()
    {
        await using var web = await HotlinkWeb.StartAsync();
        await ArchiveAsync(web);

        var original = await File.ReadAllBytesAsync(Post);
        Assert.Equal(original, await File.ReadAllBytesAsync(Path.Combine(PostFolder, "original.txt")));
        var rewritten = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(PostFolder, "post.txt")));
        using var manifest = ReadManifest();
        var restored = new StringBuilder();
        var position = 0;
        foreach (var reference in manifest.RootElement.GetProperty("references").EnumerateArray())
        {
            if (reference.GetProperty("rewrittenTo").GetString() is not { } target)
            {
                continue;
            }

            var at = rewritten.IndexOf(target, position, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{target} is not where it should be");
            restored.Append(rewritten.AsSpan(position, at - position)).Append(reference.GetProperty("raw").GetString());
            position = at + target.Length;
            Assert.True(File.Exists(Path.GetFullPath(target, PostFolder)), target);
        }

        restored.Append(rewritten.AsSpan(position));
        Assert.Equal(Encoding.UTF8.GetString(original), restored.ToString());

        var yaml = new YamlStream();
        yaml.Load(new StringReader(FrontMatter().Match(rewritten).Groups["yaml"].Value));
        var mapping = (YamlMappingNode)yaml.Documents[0].RootNode;
        Assert.StartsWith("../../assets/", mapping["headimg"].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("../../thumbnails/320/", mapping["thumbnail"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_affiliate_link_is_named_with_account_and_destination_and_never_clicked()
    {
        await using var web = await HotlinkWeb.StartAsync();
        await ArchiveAsync(web);

        using var manifest = ReadManifest();
        var link = manifest
            .RootElement.GetProperty("links")
            .EnumerateArray()
            .Single(item => item.GetProperty("url").GetString()!.Contains("duomai", StringComparison.Ordinal));
        var affiliate = link.GetProperty("affiliate");
        Assert.Equal("Duomai", affiliate.GetProperty("network").GetString());
        Assert.Equal("100200", affiliate.GetProperty("account").GetProperty("site_id").GetString());
        Assert.Equal("https://lamps.example.com/", affiliate.GetProperty("destination").GetString());
        Assert.Equal("alive", link.GetProperty("status").GetString());
        Assert.DoesNotContain(
            web.Server.Requests,
            request => request.HostName.Contains("duomai", StringComparison.Ordinal)
        );
        Assert.Contains(web.Server.Requests, request => request.HostName == "lamps.example.com");
    }

    [Fact]
    public async Task A_missing_picture_and_an_error_page_cost_only_themselves()
    {
        await using var web = await HotlinkWeb.StartAsync();
        var missing = Fixtures.HarbourLights.Images[3];
        var page = Fixtures.HarbourLights.Images[5];
        web.Server.Map(
            "images.example.net",
            new Uri(missing).AbsolutePath,
            context =>
            {
                context.Response.StatusCode = 404;
                return Task.CompletedTask;
            }
        );
        web.Server.Map(
            "images.example.net",
            new Uri(page).AbsolutePath,
            async context =>
            {
                context.Response.ContentType = "image/png";
                await context.Response.Body.WriteAsync("<!DOCTYPE html><title>Gone fishing</title>"u8.ToArray());
            }
        );
        var result = await ArchiveAsync(web);

        Assert.Equal(1, result.ExitCode);
        using var manifest = ReadManifest();
        var problems = manifest
            .RootElement.GetProperty("problems")
            .EnumerateArray()
            .Where(problem => problem.GetProperty("code").GetString() == "missing")
            .ToList();
        Assert.Equal([missing, page], problems.Select(problem => problem.GetProperty("url").GetString()));
        Assert.Equal(
            ["not-found", "not-an-image"],
            problems.Select(problem => problem.GetProperty("reason").GetString())
        );
        var lines = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Post)).Split('\n');
        Assert.All(
            problems,
            problem =>
                Assert.StartsWith(
                    problem.GetProperty("url").GetString()!,
                    lines[problem.GetProperty("line").GetInt32() - 1][(problem.GetProperty("column").GetInt32() - 1)..],
                    StringComparison.Ordinal
                )
        );
        var rewritten = await File.ReadAllTextAsync(Path.Combine(PostFolder, "post.txt"));
        Assert.Contains(missing, rewritten, StringComparison.Ordinal);
        Assert.Contains(page, rewritten, StringComparison.Ordinal);
        Assert.Equal(7, manifest.RootElement.GetProperty("assets").GetArrayLength());
    }

    [Fact]
    public async Task A_recorded_run_replays_to_the_same_post_and_manifest_with_the_server_gone()
    {
        string[] volatileNames = ["archivedAt", "fetchedAt"];
        await using (var web = await HotlinkWeb.StartAsync())
        {
            await ArchiveAsync(web, "--record", folder["record.warc.gz"]);
        }

        var replayed = await CommandLine.RunAsync(
            "archive",
            Post,
            "-o",
            folder["replayed"],
            "--replay",
            folder["record.warc.gz"]
        );

        Assert.True(replayed.ExitCode == 0, replayed.Error);
        foreach (var file in (string[])["original.txt", "post.txt"])
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(PostFolder, file)),
                await File.ReadAllBytesAsync(folder["replayed", "posts", "harbour-lights", file])
            );
        }

        var manifests = new[] { PostFolder, folder["replayed", "posts", "harbour-lights"] }
            .Select(path => File.ReadAllLines(Path.Combine(path, "manifest.json")))
            .Select(lines =>
                lines.Where(line => !volatileNames.Any(name => line.Contains(name, StringComparison.Ordinal)))
            )
            .ToList();
        Assert.Equal(manifests[0], manifests[1]);
    }

    [Fact]
    public async Task A_replay_says_what_the_record_lacks()
    {
        var post = folder.Write("other.md", "![x](https://images.example.net/never.png)\n");
        var result = await CommandLine.RunAsync(
            "archive",
            post,
            "-o",
            folder["library"],
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz")
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("not-recorded", result.Error, StringComparison.Ordinal);
    }

    private async Task<CliResult> ArchiveAsync(HotlinkWeb web, params string[] more) =>
        await CommandLine.RunAsync(web.Settings, ["archive", Post, "-o", folder["library"], .. web.Arguments, .. more]);

    private JsonDocument ReadManifest() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(PostFolder, "manifest.json")));

    [GeneratedRegex("^\n---\n(?<yaml>.*?)\n---\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FrontMatter();
}
