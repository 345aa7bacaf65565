using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Pipes where files are named: as inputs, as records and for reports.</summary>
public sealed class PipeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_shell_may_give_an_input_as_a_pipe()
    {
        var (status, output, error) = await ShellAsync("TOOL audit <(printf '[x](mailto:a@b.example)') --format json");

        Assert.True(status == 0, error);
        Assert.Contains("\"references\": 1,", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat")]
    [InlineData("gzip -dc")]
    public async Task A_record_may_come_through_a_pipe(string reader)
    {
        var record = Path.Combine(FixtureFiles.Repository, "fixtures", "records", "harbour-lights.warc.gz");
        var post = Path.Combine(FixtureFiles.Repository, "fixtures", "posts", "harbour-lights.txt");

        var (status, output, error) = await ShellAsync(
            $"TOOL audit {post} --replay <({reader} {record}) --format json"
        );
        var (_, expected, _) = await ShellAsync($"TOOL audit {post} --replay {record} --format json");

        Assert.True(status is 0 or 1, error);
        Assert.Equal(expected, output);
    }

    [Fact]
    public async Task A_pipe_that_holds_no_record_fails_with_status_3()
    {
        folder.Write("post.md", "text");

        var (status, _, error) = await ShellAsync("TOOL audit post.md --replay <(printf no)");

        Assert.Equal(3, status);
        Assert.Contains("holds no WARC record", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reader_of_a_named_pipe_gets_the_report()
    {
        folder.Write("post.md", "[x](mailto:a@b.example)");

        var (status, output, error) = await ShellAsync(
            "mkfifo pipe && { timeout 60 TOOL audit post.md --report pipe --format json & timeout 60 cat pipe; wait $!; } && test -p pipe"
        );

        Assert.True(status == 0, error);
        Assert.StartsWith("{", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/stdout")]
    [InlineData(">(cat)")]
    public async Task A_report_may_go_to_what_is_no_regular_file(string target)
    {
        folder.Write("post.md", "[x](mailto:a@b.example)");

        var (status, output, error) = await ShellAsync($"TOOL audit post.md --format json --report {target} | cat");

        Assert.True(status == 0, error);
        Assert.StartsWith("{", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_pipe_stays_one()
    {
        // A pipe and never a device of the machine: were this to fail for root, that would be replaced.
        folder.Write("post.md", "[x](mailto:a@b.example)");

        var (status, output, error) = await ShellAsync(
            "mkfifo pipe && ln -s pipe link.json "
                + "&& { timeout 60 TOOL audit post.md --report link.json & timeout 60 cat pipe; wait $!; } "
                + "&& test -L link.json && test -p pipe"
        );

        Assert.True(status == 0, error);
        Assert.StartsWith("{", output, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Output, string Error)> ShellAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix gives the pipes");
        var result = await Shell.RunAsync(folder.Path, script);
        return (result.ExitCode, result.Output, result.Error);
    }
}
