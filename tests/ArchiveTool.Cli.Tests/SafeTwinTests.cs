using System.Text.Json.Nodes;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// What a browser could run when it is opened: kept byte for byte, under a name that no browser runs or behind a safe twin,
/// and repaired as such.
/// </summary>
public sealed class SafeTwinTests : IAsyncLifetime
{
    private const string Drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:x=\"http://www.w3.org/1999/xlink\" width=\"20\" height=\"10\" onload=\"alert(1)\">"
        + "<script>alert(2)</script><foreignObject><b xmlns=\"http://www.w3.org/1999/xhtml\">b</b></foreignObject>"
        + "<image x:href=\"https://evil.example/a.png\"/><a x:href=\"javascript:alert(3)\"><rect width=\"9\" height=\"9\" onclick=\"alert(4)\"/></a>"
        + "<use href=\"data:image/svg+xml,&lt;svg/>#x\"/></svg>";

    private const string Page = "<!doctype html><script>alert(1)</script>";

    private readonly TemporaryFolder folder = new();

    private string Root => folder["library"];

    public async ValueTask InitializeAsync()
    {
        folder.Write("drawing.svg", Drawing);
        folder.Write("plain.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
        folder.Write("page.html", Page);
        folder.Write(
            "post.html",
            "<p><img src=drawing.svg><img src=plain.svg><a href=drawing.svg>d</a><video src=page.html></video></p>"
        );
        var archived = await RunAsync("archive", folder["post.html"], "-o", Root);
        Assert.True(archived.ExitCode == 0, archived.Error);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact(Timeout = 60_000)]
    public async Task Pages_lead_to_what_runs_nothing()
    {
        var drawing = Assert.Single(Assets, asset => File.ReadAllText(GetPath(asset)) == Drawing);
        var twin = Assert.Single(Assets, asset => (string?)asset["derivedFrom"] == (string)drawing["sha256"]!);
        var page = Assert.Single(Assets, asset => (string)asset["mediaType"]! == "text/html");

        Assert.EndsWith(".svg", (string)drawing["path"]!, StringComparison.Ordinal);
        Assert.EndsWith(".html.txt", (string)page["path"]!, StringComparison.Ordinal);
        Assert.Equal(Page, await File.ReadAllTextAsync(GetPath(page)));
        var safe = await File.ReadAllTextAsync(GetPath(twin));
        foreach (var bad in (string[])["script", "onload", "onclick", "foreignObject", "evil.example", "alert"])
        {
            Assert.DoesNotContain(bad, safe, StringComparison.OrdinalIgnoreCase);
        }

        var shown = (string[])["index.html", "post.html"];
        var texts = shown.Select(name => File.ReadAllText(folder["library", "posts", "post", name]));
        Assert.All(
            texts.Append(await File.ReadAllTextAsync(folder["library", "browse", "pictures.js"])),
            text =>
            {
                Assert.Contains((string)twin["sha256"]!, text, StringComparison.Ordinal);
                Assert.DoesNotContain($"{drawing["path"]}", text, StringComparison.Ordinal);
            }
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_lost_of_them_is_repaired()
    {
        var before = Assets.ToDictionary(GetPath, asset => File.ReadAllBytes(GetPath(asset)), StringComparer.Ordinal);
        Assert.Equal(4, before.Count);
        foreach (var path in before.Keys)
        {
            File.Delete(path);
        }

        File.Delete(folder["library", "posts", "post", "index.html"]);
        var page = await RunAsync("verify", Root);
        var repaired = await RunAsync("verify", Root, "--repair");
        var after = await RunAsync("verify", Root);

        Assert.Equal(1, page.ExitCode);
        Assert.Equal(4, page.Output.Split("asset-missing").Length - 1);
        Assert.True(repaired.ExitCode == 0, repaired.Output + repaired.Error);
        Assert.True(after.ExitCode == 0, after.Output);
        Assert.All(before, pair => Assert.Equal(pair.Value, File.ReadAllBytes(pair.Key)));
        await Pages_lead_to_what_runs_nothing();
    }

    private List<JsonNode> Assets =>
        [
            .. JsonNode.Parse(File.ReadAllText(folder["library", "posts", "post", "manifest.json"]))!["assets"]!
                .AsArray()
                .OfType<JsonNode>(),
        ];

    private string GetPath(JsonNode asset) => folder["library", (string)asset["path"]!];

    private static Task<CliResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(arguments);
}
