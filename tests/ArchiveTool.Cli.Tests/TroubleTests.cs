using System.Diagnostics;
using System.Globalization;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A full disk, a folder that cannot be written, a second writer: told, with the library whole.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_full_disk_fails_the_run_and_leaves_the_library_whole()
    {
        var post = folder.Write("post.md", "![a](a.png)\n\n![b](b.png)\n");
        folder.Write("a.png", ImageMaker.Png(20, 20, 1));
        folder.Write("b.png", [.. ImageMaker.Png(20, 20, 2), .. new byte[600_000]]);

        // The system's limit on a file's length acts as a full disk does: a write comes back with an error.
        var full = await RunLimitedAsync("archive", post, "-o", folder["library"]);
        Assert.Equal(3, full.ExitCode);
        Assert.Contains("too large", full.Error, StringComparison.OrdinalIgnoreCase);
        var verified = await CommandLine.RunAsync("verify", folder["library"]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);

        Assert.Equal(0, (await CommandLine.RunAsync("archive", post, "-o", folder["library"])).ExitCode);
        Assert.Equal(0, (await CommandLine.RunAsync("verify", folder["library"])).ExitCode);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        var post = folder.Write("post.md", "# Post\n");
        var result = await CommandLine.RunAsync("archive", post, "-o", "/proc/library");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("/proc/library cannot be written", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_library_costs_no_record_that_was_there_before()
    {
        folder.Write("library/library.json", "{");
        var record = folder.Write("old.warc.gz", "a record of years");
        var result = await CommandLine.RunAsync(
            "archive",
            "http://127.0.0.1:9/page.html",
            "-o",
            folder["library"],
            "--record",
            record
        );

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("library.json is damaged", result.Error, StringComparison.Ordinal);
        Assert.Equal("a record of years", await File.ReadAllTextAsync(record));
    }

    [Fact]
    public async Task A_second_writer_is_told_who_has_the_library_and_a_crash_frees_it()
    {
        await using var server = await TestServer.StartAsync();
        var reached = new TaskCompletionSource();
        server.Map(
            "/stuck.png",
            async context =>
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        );
        var stuck = folder.Write("stuck.md", $"![a]({server.Http("/stuck.png")})\n");
        var other = folder.Write("other.md", "# Other\n");
        using var process = CommandLine.Start(
            new CliSettings(),
            "archive",
            stuck,
            "-o",
            folder["library"],
            "--allow-private-network"
        );
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await reached.Task;
        foreach (
            var arguments in (string[][])
                [
                    ["archive", other, "-o", folder["library"]],
                    ["verify", folder["library"]],
                    ["remove", folder["library"], "stuck"],
                ]
        )
        {
            var second = await CommandLine.RunAsync(arguments);
            Assert.Equal(3, second.ExitCode);
            Assert.Contains(process.Id.ToString(CultureInfo.InvariantCulture), second.Error, StringComparison.Ordinal);
        }

        process.Kill();
        await process.WaitForExitAsync();
        await output;
        var third = await CommandLine.RunAsync("archive", other, "-o", folder["library"]);
        Assert.True(third.ExitCode == 0, third.Error);
    }

    [Fact]
    public async Task What_was_taken_away_or_cut_short_behind_its_back_is_had_again()
    {
        var post = folder.Write("post.md", "![a](a.png)\n\n![b](b.png)\n");
        folder.Write("a.png", ImageMaker.Png(20, 20, 1));
        folder.Write("b.png", ImageMaker.Png(30, 20, 2));
        string[] arguments = ["archive", post, "-o", folder["library"]];
        Assert.Equal(0, (await CommandLine.RunAsync(arguments)).ExitCode);
        var assets = Directory.GetFiles(folder["library", "assets"], "*", SearchOption.AllDirectories);
        File.Delete(assets[0]);
        await File.WriteAllBytesAsync(assets[1], (await File.ReadAllBytesAsync(assets[1]))[..40]);
        File.Delete(folder["library", "posts", "post", "index.html"]);

        Assert.Equal(0, (await CommandLine.RunAsync(arguments)).ExitCode);
        var verified = await CommandLine.RunAsync("verify", folder["library"]);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }

    private static async Task<CliResult> RunLimitedAsync(params string[] arguments)
    {
        using var own = CommandLine.Start(new CliSettings(), "--version");
        var (file, before) = (own.StartInfo.FileName, own.StartInfo.ArgumentList.SkipLast(1));
        await own.StandardOutput.ReadToEndAsync();
        await own.WaitForExitAsync();
        var start = new ProcessStartInfo("sh")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", "ulimit -f 800; exec \"$@\"", "sh", file },
        };
        foreach (var argument in before.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        // The runtime's own double mapping of code wants a large file.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }
}
