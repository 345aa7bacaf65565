using System.Text.RegularExpressions;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Options without a value, with an empty one, and with two: refused with status 2, whichever they are.</summary>
public sealed partial class MissingValueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private CliSettings Here => new() { WorkingFolder = folder.Path };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_option_of_any_command_ends_the_program_without_a_value_or_given_twice()
    {
        folder.Write("post.md", "a\n");
        var lines = new List<string[]>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var command in (string[])["archive", "audit", "thumbnails", "verify", "remove", "url"])
        {
            var help = await CommandLine.RunAsync(Here, command, "--help");
            foreach (var option in OptionLine().Matches(help.Output).Select(match => match.Groups[1].Value))
            {
                if (known.Add(option))
                {
                    lines.Add([command, "post.md", option]);
                    lines.Add([command, "post.md", option, "x", option, "y"]);
                }
            }
        }

        Assert.True(known.Count > 50, string.Join(' ', known));
        await Parallel.ForEachAsync(
            lines,
            async (line, _) =>
            {
                var result = await CommandLine.RunAsync(Here, line);
                Assert.True(result.ExitCode is >= 0 and <= 3, $"{string.Join(' ', line)}: {result.Error}");
                Assert.DoesNotContain("Unhandled", result.Error, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("--fail-on", "audit", "post.md", "--fail-on")]
    [InlineData("--fail-on", "audit", "post.md", "--fail-on", "dead", "--fail-on", "blocked")]
    [InlineData("--config", "audit", "post.md", "--config")]
    [InlineData("--config", "url", "https://a.example/", "--config", "a", "--config", "b")]
    [InlineData("--site-root", "audit", "post.md", "--site-root", ".", "--site-root", ".")]
    [InlineData("--record", "audit", "post.md", "--record", "a.warc.gz", "--record", "b.warc.gz")]
    [InlineData("--user-agent", "audit", "--user-agent=", "post.md")]
    [InlineData("--user-agent", "audit", "post.md", "--user-agent", "")]
    [InlineData("--cookies", "audit", "post.md", "--cookies", "")]
    [InlineData("--record", "audit", "post.md", "--record", "")]
    [InlineData("--from-list", "audit", "post.md", "--from-list", "")]
    [InlineData("--output", "archive", "post.md", "-o", "")]
    [InlineData("-o", "archive", "-o=", "post.md")]
    [InlineData("--quiet", "archive", "post.md", "-o", "--quiet")]
    [InlineData("library", "verify", "")]
    public async Task What_has_no_value_or_two_is_named(string named, params string[] arguments)
    {
        folder.Write("post.md", "a\n");
        var result = await CommandLine.RunAsync(Here, arguments);

        Assert.True(result.ExitCode == 2, result.Output + result.Error);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.Path));
    }

    [Theory]
    [InlineData("quiet: true\nuser-agent: []\n", ":2: 'user-agent' has no value: write one")]
    [InlineData("fail-on: []\n", ":1: 'fail-on' has no value: write one")]
    [InlineData("user-agent: ''\n", ":1: 'user-agent' has no value: write one")]
    [InlineData("include: [a, \"\"]\n", ":1: 'include' has no value: write one")]
    public async Task An_empty_value_of_the_configuration_takes_no_input_for_itself(string text, string named)
    {
        folder.Write("archivetool.yml", text);
        folder.Write("post.md", "a\n");
        var result = await CommandLine.RunAsync(Here, "audit", "post.md", "post.md");

        Assert.True(result.ExitCode == 2, result.Output + result.Error);
        Assert.Contains("archivetool.yml" + named, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_bound_to_its_option_may_look_like_one()
    {
        folder.Write("post.md", "a\n");
        var result = await CommandLine.RunAsync(Here, "audit", "post.md", "--exclude=--quiet");

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public async Task An_empty_list_of_what_may_be_given_often_is_none()
    {
        folder.Write("archivetool.yml", "include: []\nrules: []\n");
        folder.Write("post.md", "a\n");
        var result = await CommandLine.RunAsync(Here, "audit", "post.md");

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [GeneratedRegex("^  (?:-[a-z?], )*(--[a-z-]+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OptionLine();
}
