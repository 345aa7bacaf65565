using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>--rules</c> as a user gives it.</summary>
public sealed class RulesTests
{
    [Fact]
    public async Task Rules_of_both_forms_hold_together_and_bad_ones_are_named()
    {
        using var folder = new TemporaryFolder();
        var json = folder.Write(
            "a.json",
            """{"providers":{"a":{"urlPattern":"a\\.example","rules":["glow","bad["]}}}"""
        );
        var list = folder.Write("b.txt", "! list\n$removeparam=wander\n$removeparam=x,nonsense\n");

        var result = await CommandLine.RunAsync(
            "url",
            "--rules",
            json,
            "--rules",
            list,
            "--format",
            "json",
            "https://a.example/?glow=1&wander=2&x=3"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("https://a.example/?x=3", CleanUrl(result.Output));
        Assert.Contains($"{json}:1: 'bad['", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{list}:3: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_from_a_bad_rule_is_said_once()
    {
        using var folder = new TemporaryFolder();
        var json = folder.Write(
            "a.json",
            """{"providers":{"a":{"rules":["b"]},"b":{"urlPattern":"b","rules":["c["]}}}"""
        );

        var result = await CommandLine.RunAsync("url", "--rules", json, "https://a.example/");

        Assert.Contains(
            $"{json}:1: provider a has no urlPattern; the whole provider is passed over\n",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "'c[' is no regular expression: Unterminated [] set; the rule is passed over\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_rule_takes_out_of_a_path_is_shown_as_it_stands_there()
    {
        using var folder = new TemporaryFolder();
        var rules = folder.Write(
            "a.json",
            """{"providers":{"a":{"urlPattern":"a\\.example","rawRules":["\\/ref=[^/?]*"]}}}"""
        );
        var result = await CommandLine.RunAsync("url", "--rules", rules, "https://a.example/x/ref=abc?b=1");

        Assert.Contains("tracks       /ref=abc (a: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_holds_no_rules_or_is_not_there_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rules.txt", "nothing of the kind\n");

        var unknown = await CommandLine.RunAsync("url", "--rules", path, "https://a.example/");
        var absent = await CommandLine.RunAsync("url", "--rules", folder["none"], "https://a.example/");

        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("holds no tracking rules", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, absent.ExitCode);
        Assert.Contains("cannot be read for --rules", absent.Error, StringComparison.Ordinal);
    }

    private static string? CleanUrl(string line) =>
        JsonDocument.Parse(line).RootElement.GetProperty("tracking").GetProperty("cleanUrl").GetString();
}
