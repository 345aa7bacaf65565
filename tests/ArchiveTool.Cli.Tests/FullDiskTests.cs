using System.Globalization;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>A disk that a run has filled can be freed with the tool itself. Needs the right to mount a small one.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Posts = 60;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("remove library $(ls library/posts | head -1)")]
    [InlineData("thumbnails library --prune --no-progress")]
    public async Task A_disk_that_was_filled_is_freed(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "a file system of a few megabytes is mounted");
        var canMount = await Shell.RunAsync(folder.Path, "unshare -m mount -t tmpfs tmpfs /mnt");
        Assert.SkipUnless(canMount.ExitCode == 0, "only root may mount a file system");
        for (var i = 0; i < Posts; i++)
        {
            folder.Write($"post{i}.md", $"![a]({i}.png)\n\n![b]({i}b.png)\n");
            folder.Write($"{i}.png", [.. ImageMaker.Png(400, 20, i), .. new byte[20_000]]);
            folder.Write($"{i}b.png", [.. ImageMaker.Png(400, 20, i + Posts), .. new byte[20_000]]);
        }

        folder.Write(
            "fill.sh",
            $"""
            mount -t tmpfs -o size=6m tmpfs disk && cd disk
            TOOL archive .. -o library --no-progress --quiet; echo status $?
            df --output=avail -B1 . | tail -1
            TOOL {command}; echo status $?
            df --output=avail -B1 . | tail -1
            """.Replace("TOOL", CommandLine.InShell, StringComparison.Ordinal)
        );

        // The mount ends with the shell that has it for itself.
        var result = await Shell.RunAsync(folder.Path, "mkdir disk && unshare -m bash fill.sh");

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var statuses = lines.Where(line => line.StartsWith("status ", StringComparison.Ordinal)).ToList();
        Assert.True(statuses is ["status 3", "status 0"], result.Output + result.Error);
        var free = lines
            .Select(line => long.TryParse(line, CultureInfo.InvariantCulture, out var bytes) ? bytes : -1)
            .Where(bytes => bytes >= 0)
            .ToList();
        // What pruning frees depends on where the run was cut off; that it can be done at all is what is asked.
        Assert.True(free[1] > free[0] || command.Contains("--prune", StringComparison.Ordinal), result.Output);
    }
}
