using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>url --explain</c> names the entry behind each thing that was decided, and where it stands.</summary>
public sealed class ExplainedDecisionTests
{
    private const string Data = "src/ArchiveTool.Tracking/Catalogue/Data";

    [Theory]
    [InlineData("https://shop.example.org/?utm_source=mail&id=1", "parameter utm_source", "utm_*")]
    [InlineData("https://tix.axs.com/page?irclickid=abc12&utm_source=x", "needed irclickid", "AXS tickets")]
    [InlineData("https://a8cv.amiami.jp/page?a8=abc12&fbclid=x", "parameter fbclid", "fbclid")]
    [InlineData("https://www.google-analytics.com/collect?v=1&tid=UA-1-1", "beacon Google Analytics", "\"beacons\"")]
    [InlineData(
        "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Flamps.example.com%2F",
        "network Awin",
        "Awin"
    )]
    [InlineData(
        "https://www.google.com/url?q=https%3A%2F%2Flamps.example.com%2F%3Fgclid%3Dabc",
        "redirector Google",
        "Google"
    )]
    [InlineData(
        "https://www.google.com/url?q=https%3A%2F%2Flamps.example.com%2F%3Fgclid%3Dabc",
        "parameter gclid",
        "gclid"
    )]
    [InlineData("https://bit.ly/abc", "shortener Bitly", "bit.ly")]
    public async Task Each_decision_names_its_entry_and_its_line(string url, string decided, string stands)
    {
        var json = await CommandLine.RunAsync("url", "--format", "json", "--explain", url);
        var text = await CommandLine.RunAsync("url", "--explain", url);

        using var line = JsonDocument.Parse(json.Output);
        var decision = line
            .RootElement.GetProperty("decisions")
            .EnumerateArray()
            .Single(one =>
                $"{one.GetProperty("part")} {one.GetProperty("name")}".StartsWith(decided, StringComparison.Ordinal)
            );
        var entry = decision.GetProperty("entry").GetString()!;
        Assert.Contains($"decided by   {entry} (", text.Output, StringComparison.Ordinal);
        Assert.Contains(stands, ReadEntry(entry), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_users_rule_is_named_as_it_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.txt", "||example.org^$removeparam=harbour\n");

        var result = await CommandLine.RunAsync(
            "url",
            "--explain",
            "--rules",
            folder["mine.txt"],
            "https://example.org/?harbour=1"
        );

        Assert.Contains("removeparam=harbour (parameter harbour)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_decided_no_entry_is_named()
    {
        var result = await CommandLine.RunAsync("url", "--format", "json", "--explain", "https://example.org/a");

        using var line = JsonDocument.Parse(result.Output);
        Assert.Equal(0, line.RootElement.GetProperty("decisions").GetArrayLength());
        Assert.False(line.RootElement.TryGetProperty("decidedBy", out _));
    }

    /// <summary>The entry that begins at a place, with the head of its file.</summary>
    private static string ReadEntry(string place)
    {
        var colon = place.LastIndexOf(':');
        var lines = File.ReadAllLines(Path.Combine(FixtureFiles.Repository, Data, place[..colon]));
        var rest = lines.Skip(int.Parse(place[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture) - 1);
        return string.Join("\n", lines.Take(2).Concat(rest.TakeWhile(line => line is not ("    }," or "    }"))));
    }
}
