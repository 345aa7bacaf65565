using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>The report of a run in each of its formats, on standard output and in a file.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("json", "{", "harbour-lights.txt")]
    [InlineData("html", "<!DOCTYPE html>", "Duomai")]
    [InlineData("markdown", "## Link report", "Duomai")]
    [InlineData("csv", "post,line,column,", "Duomai")]
    [InlineData("sarif", "{", "UndisclosedAffiliateLink")]
    [InlineData("junit", "<?xml", "undisclosed")]
    public async Task Each_format_goes_to_standard_output(string format, string beginning, string holds)
    {
        var result = await ArchiveAsync("--format", format);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(beginning, result.Output, StringComparison.Ordinal);
        Assert.Contains(holds, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_takes_the_report_whole_in_the_format_of_its_extension()
    {
        var path = folder.Write("r.sarif", "what was there before, and longer than nothing");
        var shown = await ArchiveAsync("--format", "sarif");
        var written = await ArchiveAsync("--report", path);

        Assert.Equal(0, written.ExitCode);
        Assert.Empty(written.Output);
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(path));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.Path).Count());
    }

    [Theory]
    [InlineData("post.md/report.json", "cannot be made")]
    [InlineData("", "is a folder")]
    public async Task A_report_that_cannot_be_written_fails_with_status_3_before_any_work(string name, string message)
    {
        folder.Write("post.md", "a file");
        var result = await ArchiveAsync("--report", Path.Combine(folder.Path, name));

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_bad_use()
    {
        var result = await ArchiveAsync("--format", "pdf");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("pdf", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_holds_something_of_each_kind_however_much_there_is_of_one()
    {
        var links = Enumerable.Range(0, 4000);
        folder.Write("dead.md", string.Join("\n\n", links.Select(i => $"[gone](none-{i:D4}.html)")));
        folder.Write(
            "earning.md",
            string.Join(
                "\n\n",
                links.Select(i => $"[buy](https://www.awin1.com/cread.php?awinmid={i + 1}&awinaffid=77)")
            )
        );
        folder.Write("rare.md", "[t](https://example.org/?utm_source=x)\n");
        var report = folder["report.md"];
        var result = await InProcess.RunAsync(
            folder.Path,
            ["audit", "dead.md", "earning.md", "rare.md", "--exclude", "https://example.org/*", "--report", report]
        );

        Assert.True(result.ExitCode is 0 or 1, result.Error);
        var text = await File.ReadAllTextAsync(report);
        Assert.InRange(text.Length, 55_000, 65_536);
        var sections = text.Split("\n### ")[1..];
        Assert.Contains(sections, section => section.StartsWith("Dead links (4,000)", StringComparison.Ordinal));
        Assert.Contains(sections, section => section.StartsWith("Affiliate links (4,000)", StringComparison.Ordinal));
        Assert.All(sections, section => Assert.True(section.Contains("| `", StringComparison.Ordinal), section[..60]));
        var more = sections.Select(section => section.Split("\n… and ")).Where(parts => parts.Length > 1).ToList();
        var leftOut = more.Sum(parts =>
            int.Parse(parts[1].Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture)
        );
        Assert.Contains(
            $"**{leftOut.ToString("N0", CultureInfo.InvariantCulture)} findings are left out**",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Code_review_and_build_servers_find_the_place()
    {
        var sarif = await ArchiveAsync("--format", "sarif");
        var junit = await ArchiveAsync("--format", "junit", "--fail-on", "undisclosed");

        using var log = JsonDocument.Parse(sarif.Output);
        var location = log
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation");
        Assert.Equal(
            "fixtures/posts/harbour-lights.txt",
            location.GetProperty("artifactLocation").GetProperty("uri").GetString()
        );
        Assert.Equal(17, location.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(1, junit.ExitCode);
        var failure = XDocument.Parse(junit.Output).Descendants("failure").Single();
        Assert.Equal("undisclosed", (string?)failure.Attribute("type"));
        Assert.Equal("17", (string?)failure.Parent!.Attribute("line"));
    }

    private Task<CliResult> ArchiveAsync(params string[] more) =>
        CommandLine.RunAsync(
            new CliSettings { WorkingFolder = FixtureFiles.Repository },
            [
                "archive",
                Path.Combine("fixtures", "posts", "harbour-lights.txt"),
                "-o",
                folder["library"],
                "--replay",
                Path.Combine("fixtures", "records", "harbour-lights.warc.gz"),
                "--no-thumbnails",
                .. more,
            ]
        );
}
