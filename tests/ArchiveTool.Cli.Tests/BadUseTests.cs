using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Bad use: a clear message, the right exit status, nothing half-written.</summary>
public sealed class BadUseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("no input", "archive", "-o", "LIB")]
    [InlineData("--bogus", "archive", "post.md", "-o", "LIB", "--bogus")]
    [InlineData("--output", "archive", "post.md")]
    [InlineData("--timeout", "archive", "post.md", "-o", "LIB", "--timeout", "soon")]
    [InlineData("--timeout", "archive", "post.md", "-o", "LIB", "--timeout", "0s")]
    [InlineData("--timeout", "archive", "post.md", "-o", "LIB", "--timeout", "25d")]
    [InlineData("--deadline", "archive", "post.md", "-o", "LIB", "--deadline", "0s")]
    [InlineData("--retries", "archive", "post.md", "-o", "LIB", "--retries", "101")]
    [InlineData("--per-host", "archive", "post.md", "-o", "LIB", "--per-host", "1001")]
    [InlineData("--site-root", "archive", "post.md", "-o", "LIB", "--site-root", "no/such/folder")]
    [InlineData("--fail-on", "archive", "post.md", "-o", "LIB", "--fail-on", "everything")]
    [InlineData("--thumbnail-widths", "archive", "post.md", "-o", "LIB", "--thumbnail-widths", "wide")]
    [InlineData("--connect-to", "archive", "post.md", "-o", "LIB", "--connect-to", "nowhere")]
    [InlineData("--include", "verify", "LIB", "--include", "x")]
    [InlineData("--no-color", "verify", "LIB", "--no-color")]
    [InlineData("--timeout needs --repair", "verify", "LIB", "--timeout", "5s")]
    [InlineData("--replay needs --repair", "verify", "LIB", "--replay", "a.warc")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("no command", "")]
    public async Task A_wrong_command_line_is_refused_with_status_2_and_help_offered(
        string named,
        params string[] arguments
    )
    {
        var post = folder.Write("post.md", "text");
        var filled = arguments
            .Where(argument => argument.Length > 0)
            .Select(argument =>
                argument == "LIB" ? folder["library"]
                : argument == "post.md" ? post
                : argument
            )
            .ToArray();
        var result = await CommandLine.RunAsync(filled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_with_status_3() =>
        await AssertFailsAsync(folder["nowhere.md"], "nowhere.md does not exist");

    [Fact]
    public async Task An_empty_file_fails_with_status_3() =>
        await AssertFailsAsync(folder.Write("empty.md", ""), "empty.md is empty");

    [Fact]
    public async Task A_binary_file_fails_with_status_3() =>
        await AssertFailsAsync(folder.Write("picture.md", ImageMaker.Png(8, 8)), "picture.md is not");

    [Fact]
    public async Task A_folder_with_no_post_fails_with_status_3()
    {
        Directory.CreateDirectory(folder["nothing"]);
        folder.Write("nothing/picture.png", ImageMaker.Png(8, 8));
        await AssertFailsAsync(folder["nothing"], "holds no post");
    }

    [Fact]
    public async Task A_list_that_names_no_input_fails_with_status_3()
    {
        var list = folder.Write("list.txt", "# none yet\n\n");
        var result = await CommandLine.RunAsync("archive", "--from-list", list, "-o", folder["library"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("list.txt names no input", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }

    [Fact]
    public async Task An_output_path_that_is_a_file_fails_with_status_3_and_the_file_stays()
    {
        var post = folder.Write("post.md", "text");
        var output = folder.Write("library", "mine");
        var result = await CommandLine.RunAsync("archive", post, "-o", output);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("is a file", result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(output));
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_not_made_a_library()
    {
        var post = folder.Write("post.md", "text");
        folder.Write("precious/thesis.tex", "mine");
        var result = await CommandLine.RunAsync("archive", post, "-o", folder["precious"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("neither empty nor a library", result.Error, StringComparison.Ordinal);
        Assert.Equal(["thesis.tex"], Directory.EnumerateFileSystemEntries(folder["precious"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_bad_input_among_good_ones_is_reported_and_the_good_ones_done()
    {
        var good = folder.Write("good.md", "# Good\n");
        var result = await CommandLine.RunAsync("archive", folder["nowhere.md"], good, "-o", folder["library"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("nowhere.md does not exist", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["library", "posts", "good", "manifest.json"]));
    }

    [Fact]
    public async Task A_record_that_is_none_fails_with_status_3_before_anything_is_written()
    {
        var post = folder.Write("post.md", "text");
        var result = await CommandLine.RunAsync(
            "archive",
            post,
            "-o",
            folder["library"],
            "--replay",
            folder.Write("x.warc.gz", "no")
        );

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("x.warc.gz", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["library"]));
    }

    private async Task AssertFailsAsync(string input, string message)
    {
        var result = await CommandLine.RunAsync("archive", input, "-o", folder["library"]);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(folder["library"]));
    }
}
