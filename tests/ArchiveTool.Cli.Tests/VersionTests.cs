using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What the program says of itself.</summary>
[Collection(InProcess.Collection)]
public sealed class VersionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_version_stands_alone()
    {
        var result = await InProcess.RunAsync(folder.Path, "--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\n$", result.Output);
    }

    [Theory]
    [InlineData("--version", "--verbose")]
    [InlineData("--verbose", "--version")]
    public async Task A_verbose_version_names_build_engines_and_catalogue(params string[] arguments)
    {
        var alone = await InProcess.RunAsync(folder.Path, "--version");
        var result = await InProcess.RunAsync(folder.Path, arguments);

        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n');
        Assert.Equal($"archivetool {alone.Output.TrimEnd()}", lines[0]);
        Assert.Matches(
            @"^build {7}\S+-\S+, (native|on \.NET 10\.\S+), (built for development|commit [0-9a-f]{40})$",
            lines[1]
        );
        Assert.Matches(@"^engines {5}libvips (8\.\d+\.\d+|not used: .+)$", lines[2]);
        Assert.Matches(@"^ {12}ImageSharp 2\.1\.\d+$", lines[3]);
        Assert.Matches(@"^catalogue {3}20\d\d-\d\d \(shipped\)$", lines[4]);
        Assert.Equal([""], lines[5..]);
    }

    [Fact]
    public async Task Verbose_alone_or_before_a_command_is_refused()
    {
        var result = await InProcess.RunAsync(folder.Path, "--verbose", "rules", "show");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("'--verbose'", result.Error, StringComparison.Ordinal);
    }
}
