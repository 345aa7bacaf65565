using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Files that somebody else prepared so that reading them never ends, or is not possible by their names.</summary>
public sealed class ForeignFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ForeignFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes and devices of Unix");

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Pipes_devices_and_sparse_files_in_a_site_are_findings()
    {
        folder.Write("post.md", "![a](pipe.png) ![b](sparse.png) <link rel=stylesheet href=pipe.css> [c](d.html)");
        OddFiles.MakePipe(folder["pipe.png"]);
        OddFiles.MakePipe(folder["pipe.css"]);
        OddFiles.MakePipe(folder["pipe.md"]);
        File.CreateSymbolicLink(folder["_config.yml"], "/dev/zero");
        await using (var sparse = File.Create(folder["sparse.png"]))
        {
            sparse.SetLength(20L << 30);
        }

        var archived = await RunAsync("archive", ".", "-o", "library");
        var audited = await RunAsync("audit", ".");

        Assert.Equal(3, archived.ExitCode);
        Assert.Contains("pipe.md cannot be read", archived.Error, StringComparison.Ordinal);
        Assert.Contains("pipe.png is a pipe, a socket or a device", archived.Error, StringComparison.Ordinal);
        Assert.Contains("sparse.png is 21474.8 MB (21474836480 bytes)", archived.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["library/posts/post/index.html"]));
        Assert.Equal(3, audited.ExitCode);
        Assert.Contains("pipe.md cannot be read", audited.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("audit PIPE --deadline 500ms", 1)]
    [InlineData("audit post.md --rules PIPE --deadline 500ms", 1)]
    [InlineData("audit post.md --networks PIPE --deadline 500ms", 1)]
    [InlineData("audit post.md --replay PIPE --deadline 500ms", 1)]
    [InlineData("archive post.md --replay PIPE -o library --deadline 500ms", 1)]
    [InlineData("audit --from-list PIPE --deadline 500ms", 1)]
    [InlineData("audit post.md --cookies PIPE --deadline 500ms", 1)]
    [InlineData("audit - --deadline 500ms < <(sleep 50)", 1)]
    public async Task The_deadline_ends_a_run_that_waits_for_a_pipe(string command, int status)
    {
        folder.Write("post.md", "text");
        OddFiles.MakePipe(folder["pipe"]);

        var result = await Shell.RunAsync(
            folder.Path,
            "timeout -k 1 20 TOOL " + command.Replace("PIPE", "pipe", StringComparison.Ordinal)
        );

        Assert.True(status == result.ExitCode, $"{result.ExitCode}: {result.Error}");
        Assert.Contains("ended", result.Error, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("--rules")]
    [InlineData("--networks")]
    public async Task A_list_that_never_ends_is_refused(string option)
    {
        // Without a bound, the limit on memory or on time would end the run, and nothing would say why.
        var result = await Shell.RunAsync(
            folder.Path,
            $"timeout -k 1 40 TOOL url {option} /dev/zero https://a.example/"
        );

        Assert.True(result.ExitCode == 2, $"{result.ExitCode}: {result.Error}");
        Assert.Contains($"'/dev/zero' cannot be read for {option}", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_signal_ends_a_run_that_waits_for_a_pipe()
    {
        OddFiles.MakePipe(folder["pipe"]);

        // The writer comes when the program has opened the pipe; it then waits for what is never written.
        var result = await Shell.RunAsync(
            folder.Path,
            "TOOL audit pipe & tool=$!; exec 3> pipe; kill -TERM $tool; wait $tool"
        );

        Assert.Equal(143, result.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_configuration_without_end_is_refused()
    {
        folder.Write("post.md", "text");
        File.CreateSymbolicLink(folder["archivetool.yml"], "/dev/zero");
        var found = await RunAsync("audit", "post.md");

        File.Delete(folder["archivetool.yml"]);
        await using (var large = File.Create(folder["archivetool.yml"]))
        {
            large.SetLength(300_000_000);
        }

        var sized = await RunAsync("audit", "post.md");

        Assert.Equal((2, 2), (found.ExitCode, sized.ExitCode));
        Assert.Contains("not a regular file", found.Error, StringComparison.Ordinal);
        Assert.Contains("300 MB (300000000 bytes)", sized.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_input_that_is_too_large_says_its_size()
    {
        folder.Write("post.md", new string('a', 5000));
        await using (var large = File.Create(folder["large.md"]))
        {
            large.SetLength(200_000_000);
        }

        var result = await RunAsync("audit", "post.md", "large.md", "--max-bytes", "4KB");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(
            "post.md is 5000 bytes; a post may have 4000 bytes: raise --max-bytes",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("large.md is 200 MB (200000000 bytes)", result.Error, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Files_whose_names_are_not_UTF_8_are_posts_like_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        await ShellAsync(
            "mkdir $'bl\\xf6g' && printf 'one ![a](a.png)' > $'bl\\xf6g/caf\\xe9.md' && printf two > $'bl\\xf6g/caf\\xe8.md'"
        );

        var archived = await RunAsync("archive", ".", "-o", "library", "--format", "json", "--report", "report.json");
        var named = await ShellAsync("TOOL audit $'bl\\xf6g/caf\\xe9.md' --format csv");

        // .NET cannot delete them.
        await ShellAsync("rm -r bl*");
        Assert.Equal(
            "",
            string.Join(
                '\n',
                archived.Error.Split('\n').Where(line => line.Contains("cannot", StringComparison.Ordinal))
            )
        );
        Assert.Equal(
            ["caf-xE8", "caf-xE9", "one", "two"],
            Directory
                .EnumerateDirectories(folder["library/posts"])
                .SelectMany(post =>
                    (string[])
                        [
                            Path.GetFileName(post),
                            File.ReadAllText(Path.Combine(post, "original.md"), Encoding.UTF8)[..3],
                        ]
                )
                .Order(StringComparer.Ordinal)
        );
        Assert.Contains("caf\\xE9.md,1,", named.Output, StringComparison.Ordinal);
    }

    private Task<CliResult> ShellAsync(string script) => Shell.RunAsync(folder.Path, script);

    private Task<CliResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(new CliSettings { WorkingFolder = folder.Path }, arguments);
}
