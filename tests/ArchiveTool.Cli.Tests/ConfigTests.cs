using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>--config</c> and <c>archivetool.yml</c>.</summary>
public sealed class ConfigTests
{
    [Fact]
    public async Task The_file_in_the_working_folder_counts_and_the_command_line_wins()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules.txt", "$removeparam=wander\n");
        folder.Write(
            "archivetool.yml",
            "# ours\nrules: [rules.txt]\nformat: json\noutput: elsewhere\nthumbnail-widths: [320, 640]\nno-thumbnails: true\n"
        );
        var settings = new CliSettings { WorkingFolder = folder.Path };

        var json = await CommandLine.RunAsync(settings, "url", "https://a.example/?wander=2");
        var text = await CommandLine.RunAsync(settings, "url", "--format=text", "https://a.example/?wander=2");

        Assert.Equal(0, json.ExitCode);
        Assert.Contains("\"cleanUrl\":\"https://a.example/\"", json.Output, StringComparison.Ordinal);
        Assert.Contains("clean        https://a.example/\n", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_takes_its_options_from_a_named_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("post.md", "[a](https://a.example/?utm_source=x&b=1)\n");
        folder.Write(
            "mine.yml",
            "output: library\nno-link-check: true\nclean-links: true\nfail-on: [missing, dead]\ninclude:\n  - a\n  - b\n"
        );

        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "archive",
            "post.md",
            "--config",
            "mine.yml"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            "[a](https://a.example/?b=1)\n",
            await File.ReadAllTextAsync(folder["library", "posts", "post", "post.md"])
        );
    }

    [Theory]
    [InlineData("quiet: true\ncolour: red\n", ":2: there is no option 'colour'")]
    [InlineData("timeout: soon\n", ":1: Invalid value 'soon' for --timeout")]
    [InlineData("quiet: true\nfail-on: never\n", ":2: Invalid value 'never' for --fail-on")]
    [InlineData("quiet: maybe\n", ":1: ")]
    [InlineData("quiet:\n", "'quiet' has no value")]
    [InlineData("include:\n  - a\n  - '('\n", ":3: Invalid value '(' for --include")]
    [InlineData("quiet: true\nquiet: false\n", ":2: 'quiet' stands here a second time")]
    [InlineData("header: { a: b }\n", ":1: 'header' takes a value or a list")]
    [InlineData("quiet: [\n", "Invalid YAML")]
    [InlineData("quiet: true\n---\nfail-on: dead\n", "wrong.yml:2: a second YAML document begins here")]
    [InlineData("---\n---\nquiet: true\n", "wrong.yml:2: a second YAML document begins here")]
    [InlineData("---\nquiet: true\n...\n# more\n---\na: b\n", "wrong.yml:5: a second YAML document begins here")]
    [InlineData("just text\n", ":1: a configuration has lines")]
    [InlineData("config: other.yml\n", ":1: there is no option 'config'")]
    public async Task What_is_wrong_is_named_with_file_and_line(string text, string named)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("wrong.yml", text);
        folder.Write("post.md", "a\n");

        var result = await CommandLine.RunAsync(
            new CliSettings { WorkingFolder = folder.Path },
            "archive",
            "post.md",
            "-o",
            "library",
            "--config",
            path
        );

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.Contains("wrong.yml", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Theory]
    [InlineData("# ours\n---\nformat: json\n...\n")]
    [InlineData("---\nformat: json\n...\n# no more\n")]
    public async Task One_document_may_have_its_marks(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("mine.yml", text);

        var result = await CommandLine.RunAsync("url", "--config", path, "https://a.example/");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("{", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_usage_error()
    {
        var result = await CommandLine.RunAsync("url", "--config", "/none/such.yml", "https://a.example/");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cannot be read for --config", result.Error, StringComparison.Ordinal);
    }
}
