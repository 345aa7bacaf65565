using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// One rule for every output: a regular file is replaced whole, a pipe or a device is written to, a folder is refused, a
/// symbolic link stays and what it leads to is meant.
/// </summary>
public sealed class OutputTests : IDisposable
{
    private const string Audit = "timeout 60 TOOL audit post.md --format json";

    // Few enough for the index to stay below the limit that the record passes.
    private const int Posts = 10;

    // A node or a link in the test's folder: were the tool to replace it, the machine's own would not be lost.
    private const string MakeFull = "{ mknod full c 1 7 2>/dev/null || ln -s /dev/full full; }";
    private readonly TemporaryFolder folder = new();

    public OutputTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell of Unix gives the devices and pipes");
        folder.Write("post.md", "[x](mailto:a@b.example)\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--report")]
    [InlineData("--record")]
    public async Task A_device_is_written_to_and_stays(string option)
    {
        var full = await RunAsync($"{MakeFull}; {Audit} {option} full; s=$?; test -c full || exit 99; exit $s");
        Assert.Equal(3, full.ExitCode);
        Assert.Contains("full", full.Error, StringComparison.Ordinal);
        Assert.Contains("No space left", full.Error, StringComparison.Ordinal);

        var nothing = await RunAsync($"ln -s /dev/null nothing; {Audit} {option} nothing && test -c nothing");
        Assert.True(nothing.ExitCode == 0, nothing.Error);
        Assert.Empty(Leftovers());
    }

    [Theory]
    [InlineData("--report", "{")]
    [InlineData("--record", "WARC/1.1")]
    public async Task A_pipe_is_written_to_and_stays(string option, string beginning)
    {
        var result = await RunAsync(
            $"mkfifo pipe; {{ {Audit} {option} pipe >/dev/null & timeout 60 cat pipe | gzip -dcf; wait $!; }} && test -p pipe"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith(beginning, result.Output, StringComparison.Ordinal);
        Assert.Empty(Leftovers());
    }

    [Theory]
    [InlineData("--report")]
    [InlineData("--record")]
    public async Task A_run_that_waits_for_a_pipes_reader_can_be_ended(string option)
    {
        // 124: the one signal was enough; 137: it had to be killed.
        var result = await RunAsync(
            $"mkfifo pipe; timeout -s TERM -k 30 5 TOOL audit post.md --format json {option} pipe"
        );

        Assert.True(result.ExitCode == 124, $"{result.ExitCode} {result.Error}");
    }

    [Theory]
    [InlineData("--report")]
    [InlineData("--record")]
    public async Task A_link_stays_and_what_it_leads_to_is_replaced(string option)
    {
        var result = await RunAsync(
            "mkdir d; echo before > d/real; chmod 600 d/real; ln -s d/real link; ln -s d/new dangling; "
                + $"{Audit} {option} link >/dev/null && {Audit} {option} dangling >/dev/null "
                + "&& test -L link -a -L dangling && stat -c %a d/real"
        );

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("600", result.Output.Trim());
        Assert.DoesNotContain("before", await File.ReadAllTextAsync(folder["d/real"]), StringComparison.Ordinal);
        Assert.NotEqual(0, new FileInfo(folder["d/new"]).Length);
        Assert.Empty(Leftovers());
    }

    [Theory]
    [InlineData("--report", "d")]
    [InlineData("--record", "d")]
    [InlineData("--report", "link")]
    [InlineData("--record", "link")]
    [InlineData("--record", "nothing/")]
    public async Task A_folder_is_refused(string option, string target)
    {
        var result = await RunAsync($"mkdir d; ln -s d link; {Audit} {option} {target}");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{target} is a folder", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder["d"]));
    }

    [Fact]
    public async Task What_stands_in_a_redirected_output_stays()
    {
        var result = await RunAsync($"{{ echo first; {Audit} --report /dev/stdout; }} > out; cat out");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("first\n{", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit posts")]
    [InlineData("archive posts -o library --refresh")]
    public async Task A_record_on_a_full_disk_ends_with_what_was_finished(string command)
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < Posts; i++)
        {
            server.Map($"/{i}.png", [.. ImageMaker.Png(20, 20, i), .. Noise(i)], "image/png");
            server.Map($"/{i}.html", Encoding.ASCII.GetBytes(Convert.ToBase64String(Noise(i + 100))), "text/html");
            server.Map($"/{i}c.html", Encoding.ASCII.GetBytes(Convert.ToBase64String(Noise(i + 200))), "text/html");
            folder.Write(
                $"posts/p{i}.md",
                $"![a]({server.Http($"/{i}.png")})\n\n[b]({server.Http($"/{i}.html")})\n\n[c]({server.Http($"/{i}c.html")})\n"
            );
        }

        // The system's limit on a file's length acts as a full disk does: a write comes back with an error.
        var limited =
            "export DOTNET_EnableWriteXorExecute=0; ulimit -f 900; "
            + $"timeout 60 TOOL {command} --allow-private-network --record ";
        var result = await RunAsync(limited + "new.warc.gz");

        Assert.True(result.ExitCode == 3, $"{result.ExitCode} {result.Error}");
        Assert.Contains("new.warc.gz", result.Error, StringComparison.Ordinal);
        // What the record holds is whole: a replay finds exchanges, and says of the rest that it is not recorded.
        var replayed = await RunAsync("TOOL audit posts --replay new.warc.gz --format json");
        Assert.Contains("\"status\": \"alive\"", replayed.Output, StringComparison.Ordinal);
        Assert.Contains("not-recorded", replayed.Output, StringComparison.Ordinal);

        folder.Write("old.warc.gz", "a record of years");
        var second = await RunAsync(limited + "old.warc.gz");
        Assert.True(second.ExitCode == 3, $"{second.ExitCode} {second.Error}");
        Assert.Equal("a record of years", await File.ReadAllTextAsync(folder["old.warc.gz"]));
        Assert.Contains(Assert.Single(Leftovers()), second.Error, StringComparison.Ordinal);
        if (command.StartsWith("archive", StringComparison.Ordinal))
        {
            Assert.True(Directory.GetDirectories(folder["library", "posts"]).Length == Posts, second.Error);
            var verified = await RunAsync("TOOL verify library");
            Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        }
    }

    private static byte[] Noise(int seed)
    {
        var bytes = new byte[50_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private string[] Leftovers() =>
        [.. Directory.GetFiles(folder.Path, "*.unfinished", SearchOption.AllDirectories).Select(Path.GetFileName)!];

    private Task<CliResult> RunAsync(string script) => Shell.RunAsync(folder.Path, script);
}
