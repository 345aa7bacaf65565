namespace ArchiveTool.Cli.Tests;

/// <summary>What the commands that change sources write as JSON is what the published schemas say.</summary>
[Collection(InProcess.Collection)]
public sealed class LocalizeJsonTests : IAsyncLifetime
{
    private HexoBlog blog = null!;

    public async ValueTask InitializeAsync() => blog = await HexoBlog.CreateAsync();

    public ValueTask DisposeAsync() => blog.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task Changes_to_sources_are_written_by_the_schemas()
    {
        blog.Server.Map("/gone.png", [], status: 404);
        var gone = blog.Server.Http("/gone.png");
        blog.Write("source/_posts/walk.md", $"![one]({{a}}) ![gone]({gone}) <https://a.example/?utm_source=b>\n");

        await HoldsAsync("localize-check-1", "localize", ".", "--check");
        await HoldsAsync("localize-1", "localize", ".", "--dry-run");
        await HoldsAsync("localize-1", "localize", ".", "nowhere.md");
        await HoldsAsync("fix-1", "fix", ".", "--clean-links", "--dry-run");
        await HoldsAsync("fix-1", "fix", ".", "--clean-links");
        await HoldsAsync("delocalize-1", "delocalize", ".", "--to", "https://cdn.example/");
        Assert.Contains("\"finished\": true", await HoldsAsync("localize-log-1", "localize", "--log"));
        await HoldsAsync("localize-1", "localize", "--prune", "--dry-run");
        await HoldsAsync("delocalize-1", "delocalize", "--undo");
        await HoldsAsync("fix-1", "fix", "--undo");
        Assert.Contains("\"after\": \"" + blog.Picture("a"), await HoldsAsync("localize-1", "localize", "--undo"));
        await HoldsAsync("localize-log-1", "localize", "--log");
    }

    private async Task<string> HoldsAsync(string schema, params string[] arguments)
    {
        var report = blog["../result.json"];
        File.Delete(report);
        string[] network = arguments[0] == "delocalize" ? [] : ["--allow-private-network"];
        var result = await InProcess.RunAsync(blog.Path, [.. arguments, "--report", report, .. network]);
        Assert.True(File.Exists(report), $"{string.Join(' ', arguments)}: {result.Error}");
        var json = await File.ReadAllTextAsync(report);
        SchemaTests.Holds(schema, json);
        return json;
    }
}
