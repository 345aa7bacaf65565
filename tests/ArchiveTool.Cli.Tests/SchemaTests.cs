using System.Text.Json;
using ArchiveTool.Testing;
using Json.Schema;

namespace ArchiveTool.Cli.Tests;

/// <summary>What the commands write as JSON is what the published schemas say.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_archive_run_writes_by_the_schemas()
    {
        folder.Write(
            "odd.md",
            """
            ---
            title: Odd
            date: 2020-02-30
            ---
            ![gone](https://gone.example.org/a.png) [invalid](http://[) [mail](mailto:a@example.org)
            [shop](https://shop.example.org/?utm_source=mail) <img src="http://127.0.0.1/a.png" style="background:url(b.png)">
            <img src="https://pixel.wp.com/g.gif?x=1" width="1" height="1">
            """
        );
        var result = await ArchiveAsync(folder["odd.md"], FixtureFiles.Path("posts", "harbour-lights.txt"));

        Assert.Equal(1, result.ExitCode);
        Holds("audit-1", result.Output);
        Holds("library-1", await File.ReadAllTextAsync(folder["library", "library.json"]));
        var manifests = Directory.GetFiles(folder["library", "posts"], "manifest.json", SearchOption.AllDirectories);
        Assert.Equal(2, manifests.Length);
        Assert.All(manifests, path => Holds("manifest-1", File.ReadAllText(path)));
    }

    [Fact]
    public async Task A_kept_feed_and_its_entries_are_written_by_the_schemas()
    {
        folder.Write(
            "feed.xml",
            "<rss><channel><item><guid>1</guid><description>Text</description></item></channel></rss>"
        );
        var result = await ArchiveAsync(folder["feed.xml"], "--keep-feed");

        Assert.Equal(0, result.ExitCode);
        var states = Directory.GetFiles(folder["library", "feeds"], "state.json", SearchOption.AllDirectories);
        Holds("feed-1", await File.ReadAllTextAsync(Assert.Single(states)));
    }

    [Fact]
    public async Task Explained_urls_are_lines_by_the_schema()
    {
        var result = await CommandLine.RunAsync(
            "url",
            "--format",
            "json",
            "--explain",
            "https://shop.example.org/?utm_source=mail&id=1",
            "https://c.duomai.com/track.php?site_id=1&euid=&t=https://lamps.example.com/",
            "https://plain.example.org/",
            "no url"
        );

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.All(lines, line => Holds("url-1", line));
    }

    [Theory]
    [InlineData("html", "out")]
    [InlineData("epub", "out.epub")]
    [InlineData("wacz", "out.wacz")]
    [InlineData("markdown", "out")]
    public async Task An_export_and_an_import_are_told_by_the_schemas(string kind, string output)
    {
        folder.Write("a.md", "![gone](https://gone.example.org/a.png)");
        await ArchiveAsync(folder["a.md"], FixtureFiles.Path("posts", "harbour-lights.txt"));
        string[] export = ["export", kind, folder["library"], "-o", folder[output], "--format", "json"];

        Holds("export-1", (await CommandLine.RunAsync([.. export, "a", "no-such-post"])).Output);
        Holds("export-1", (await CommandLine.RunAsync([.. export, "harbour-lights"])).Output);
        Holds("export-1", (await CommandLine.RunAsync([.. export, "no-such-post"])).Output);
        if (kind is "wacz" or "html")
        {
            string[] import = ["import", folder[output], folder["a.md"], "-o", folder["again"], "--format", "json"];
            Holds("import-1", (await CommandLine.RunAsync(import)).Output);
        }
    }

    [Theory]
    [InlineData("""{"schema":"archivetool/audit/2"}""")]
    [InlineData("""{"schema":"archivetool/audit/1","summary":{},"links":[]}""")]
    public void What_is_no_report_is_refused(string text) => Assert.False(Evaluate("audit-1", text).IsValid);

    private Task<CliResult> ArchiveAsync(params string[] inputs) =>
        CommandLine.RunAsync([
            "archive",
            .. inputs,
            "-o",
            folder["library"],
            "--format",
            "json",
            "--replay",
            FixtureFiles.Path("records", "harbour-lights.warc.gz"),
        ]);

    /// <summary>Makes sure that a document is what a schema says.</summary>
    internal static void Holds(string schema, string json)
    {
        var result = Evaluate(schema, json);
        var broken = (result.Details ?? [])
            .Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}");
        Assert.True(result.IsValid, string.Join("\n", broken));
    }

    private static EvaluationResults Evaluate(string schema, string json)
    {
        var options = new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
        var path = Path.Combine(FixtureFiles.Repository, "docs", "schemas", schema + ".schema.json");
        using var document = JsonDocument.Parse(json);
        return JsonSchema.FromText(File.ReadAllText(path)).Evaluate(document.RootElement, options);
    }
}
