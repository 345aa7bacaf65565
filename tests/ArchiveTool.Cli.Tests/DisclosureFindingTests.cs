using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What an audit says of affiliate links that no reader is told of, and of those that lack <c>rel</c>.</summary>
public sealed class DisclosureFindingTests : IDisposable
{
    private const string Link = "https://s.click.taobao.com/abc123";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "Ad", null, 0, 1)]
    [InlineData("rel='nofollow,sponsored'", "Hello", null, 1, 0)]
    [InlineData("rel='sponsored'", "Werbung", null, 0, 0)]
    [InlineData("rel='sponsored'", "Ad", "de", 1, 0)]
    public async Task The_two_findings_are_told_apart(
        string rel,
        string above,
        string? rule,
        int undisclosed,
        int unmarked
    )
    {
        folder.Write("post.html", $"<!doctype html><p>{above}</p><p><a {rel} href='{Link}'>lamp</a></p>");
        string[] arguments = ["audit", "post.html", "--format", "json", "--fail-on", "undisclosed"];
        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            rule is null ? arguments : [.. arguments, "--disclosure", rule]
        );

        Assert.True(result.ExitCode == undisclosed, result.Error);
        Assert.Contains("note: 'undisclosed' now means", result.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(result.Output);
        var summary = report.RootElement.GetProperty("summary");
        Assert.Equal(undisclosed, summary.GetProperty("undisclosed").GetInt32());
        Assert.Equal(unmarked, summary.GetProperty("unmarked").GetInt32());
        var place = report.RootElement.GetProperty("links")[0].GetProperty("places")[0];
        Assert.Equal(undisclosed == 0, place.GetProperty("disclosed").GetBoolean());
    }

    [Fact]
    public async Task Advice_on_a_missing_mark_fits_Markdown()
    {
        folder.Write("post.md", $"Ad\n\n[lamp]({Link})\n");
        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "audit",
            "post.md",
            "--fail-on",
            "unmarked"
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("{:rel=\"sponsored\"}", result.Output, StringComparison.Ordinal);
    }
}
