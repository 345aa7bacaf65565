using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Help as a command, and what is offered in place of a misspelt name.</summary>
[Collection(InProcess.Collection)]
public sealed class HelpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("archive")]
    [InlineData("url")]
    [InlineData("rules")]
    [InlineData("rules", "show")]
    [InlineData("help")]
    public async Task Help_shows_what_the_option_shows(params string[] path)
    {
        string[] names = [.. path.Where(name => name.Length > 0)];
        var byOption = await RunAsync([.. names, "--help"]);
        var byCommand = await RunAsync(["help", .. names]);

        Assert.Equal(0, byCommand.ExitCode);
        Assert.Contains("Usage:", byCommand.Output, StringComparison.Ordinal);
        Assert.Equal(byOption.Output, byCommand.Output);
        Assert.Empty(byCommand.Error);
    }

    [Theory]
    [InlineData(
        "'audti' is not a command of archivetool; did you mean 'audit'?",
        "audti",
        "post.md",
        "--format",
        "json"
    )]
    [InlineData("did you mean 'thumbnails'?", "thumb", "library")]
    [InlineData("did you mean 'verify'?", "Verify", "library")]
    [InlineData("did you mean 'audit'?", "help", "audi")]
    [InlineData("'shwo' is not a command of archivetool rules; did you mean 'show'?", "rules", "shwo")]
    [InlineData("did you mean '--output'?", "archive", "post.md", "--outptu", "library")]
    [InlineData("did you mean '--fail-on'?", "audit", "post.md", "--failon=dead")]
    [InlineData("did you mean '--rebuild-index'?", "verify", "library", "--rebuild")]
    [InlineData("did you mean '--config'?", "verify", "library", "--confg", "a.yml")]
    public async Task A_misspelt_name_is_refused_with_the_one_that_was_meant(string message, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'.", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("help", "frobnicate")]
    [InlineData("audit", "post.md", "--frobnicate")]
    public async Task Nothing_is_offered_where_no_name_is_close(params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("frobnicate", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("did you mean", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.org/post")]
    [InlineData("example.org")]
    [InlineData("www.example.co.uk")]
    [InlineData("blog.example.de/2021/post.html?page=2")]
    public async Task An_address_without_its_scheme_is_offered_with_it(string input)
    {
        var result = await RunAsync("audit", input);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{input} does not exist", result.Error, StringComparison.Ordinal);
        Assert.Contains($"did you mean https://{input}?", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.md")]
    [InlineData("nowhere.html")]
    [InlineData("picture.png")]
    [InlineData("drafts/post.md")]
    [InlineData("old.drafts/post.md")]
    [InlineData("/tmp/no/such/post")]
    [InlineData("../example.org/post")]
    public async Task A_file_that_is_missing_is_not_taken_for_an_address(string input)
    {
        Directory.CreateDirectory(folder["old.drafts"]);
        var result = await RunAsync("audit", input);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("does not exist", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("did you mean", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_for_posts_disturbs_no_command_that_reads_none()
    {
        folder.Write("archivetool.yml", "no-such-option: 1\nformat: html\n");
        foreach (
            var arguments in (string[][])
                [
                    ["help"],
                    ["completion", "bash"],
                    ["man"],
                    ["rules", "show"],
                ]
        )
        {
            var result = await RunAsync(arguments);

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
        }
    }

    private Task<CliResult> RunAsync(params string[] arguments) => InProcess.RunAsync(folder.Path, arguments);
}
