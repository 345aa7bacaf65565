using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What a run writes never takes the place of what it reads.</summary>
public sealed class OverwritingTests : IDisposable
{
    private const string Text = "# A post\n\n[x](nope.html)\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("audit", "post.md", "--report", "post.md")]
    [InlineData("audit", "./post.md", "--report", "link.md")]
    [InlineData("audit", "link.md", "--report", "post.md")]
    [InlineData("audit", ".", "--report", "post.md")]
    [InlineData("audit", "d", "--report", "d/below/a.md", "--format", "json")]
    [InlineData("audit", "--from-list", "list.txt", "--report", "post.md")]
    [InlineData("audit", "post.md", "--record", "post.md")]
    [InlineData("archive", "post.md", "-o", "library", "--report", "post.md")]
    [InlineData("archive", "d", "-o", "library", "--record", "d/below/a.md")]
    public async Task A_post_is_not_replaced_by_what_is_said_of_it(params string[] arguments)
    {
        folder.Write("post.md", Text);
        folder.Write("d/below/a.md", Text);
        folder.Write("list.txt", "post.md\n");
        File.CreateSymbolicLink(folder["link.md"], folder["post.md"]);

        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is a post that is to be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("name another file", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(Text, await File.ReadAllTextAsync(folder["post.md"]));
        Assert.Equal(Text, await File.ReadAllTextAsync(folder["d/below/a.md"]));
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Theory]
    [InlineData("--from-list", "list.txt", "--report", "list.txt")]
    [InlineData("post.md", "--cookies", "list.txt", "--report", "./list.txt")]
    [InlineData("post.md", "--replay", "list.txt", "--report", "list.txt")]
    [InlineData("post.md", "--cookies", "list.txt", "--record", "list.txt")]
    [InlineData("post.md", "--cache", "list.txt", "--report", "list.txt")]
    [InlineData("post.md", "--config", "list.txt", "--report", "list.txt")]
    [InlineData("post.md", "--record", "new.txt", "--report", "new.txt")]
    public async Task What_another_option_names_is_not_replaced(params string[] arguments)
    {
        folder.Write("post.md", Text);
        folder.Write("list.txt", "# nothing\n");

        var result = await RunAsync(["audit", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("would replace it", result.Error, StringComparison.Ordinal);
        Assert.Contains("name another file", result.Error, StringComparison.Ordinal);
        Assert.Equal("# nothing\n", await File.ReadAllTextAsync(folder["list.txt"]));
        Assert.False(File.Exists(folder["new.txt"]));
    }

    [Fact]
    public async Task A_value_that_is_no_file_keeps_no_report_from_its_name()
    {
        folder.Write("post.md", Text);

        var result = await RunAsync("audit", "post.md", "--format", "json", "--report", "json");

        Assert.True(result.ExitCode == 1, result.Error);
        Assert.StartsWith("{", await File.ReadAllTextAsync(folder["json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.html")]
    [InlineData("links.md")]
    [InlineData("links.txt")]
    public async Task The_report_of_an_earlier_run_is_replaced_and_is_no_post(string report)
    {
        folder.Write("post.md", Text);

        var first = await RunAsync("audit", ".", "--report", report);
        var written = await File.ReadAllTextAsync(folder[report]);
        var second = await RunAsync("audit", ".", report, "--report", report, "--format", "json");

        Assert.True(first.ExitCode == 1, first.Error);
        Assert.True(second.ExitCode == 1, second.Error);
        Assert.NotEqual(written, await File.ReadAllTextAsync(folder[report]));
        Assert.Contains("\"posts\": 1,", await File.ReadAllTextAsync(folder[report]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_posts_that_is_none_is_replaced()
    {
        folder.Write("post.md", Text);
        folder.Write("r.json", "before");
        folder.Write("post.warc.gz", "before");

        var result = await RunAsync("audit", ".", "--report", "r.json", "--record", "post.warc.gz");

        Assert.True(result.ExitCode == 1, result.Error);
        Assert.StartsWith("{", await File.ReadAllTextAsync(folder["r.json"]), StringComparison.Ordinal);
        Assert.NotEqual("before", await File.ReadAllTextAsync(folder["post.warc.gz"]));
    }

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(new CliSettings { WorkingFolder = folder.Path }, arguments);
}
