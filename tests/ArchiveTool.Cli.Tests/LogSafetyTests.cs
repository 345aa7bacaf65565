using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>What strangers wrote must not command the CI server that reads a job's log.</summary>
public sealed class LogSafetyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_line_is_a_command_to_a_ci_server()
    {
        folder.Write("::error file=a::b.md", "[a](gone.html) [b](http://a b##vso[task.setvariable]x)\n");
        folder.Write("##teamcity[message text='x'].md", "[a](none.html)\n");
        folder.Write("##[error]c.md", "![a](none.png)\n");
        var settings = new CliSettings { WorkingFolder = folder.Path };
        string[] names = ["::error file=a::b.md", "##teamcity[message text='x'].md", "##[error]c.md"];

        var audited = await CommandLine.RunAsync(settings, ["audit", .. names, "::set-output name=a::b"]);
        var archived = await CommandLine.RunAsync(settings, ["archive", .. names, "-o", "library", "--verbose"]);
        var explained = await CommandLine.RunAsync(settings, "url", "::error::x", "##vso[task.complete]");

        foreach (var result in (CliResult[])[audited, archived, explained])
        {
            Assert.NotEqual("", result.Output);
            foreach (var line in (result.Output + result.Error).Split('\n'))
            {
                Assert.DoesNotMatch(@"^\s*::|##\[|##vso\[|##teamcity\[", line);
            }
        }

        Assert.Contains(": :error file=a::b.md", audited.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_excludes_and_says_so()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRest(context => context.Response.WriteAsync("page"));
        var url = server.Http("/" + new string('a', 40) + "!");
        folder.Write("post.md", $"[a]({url})\n");
        string[] arguments = ["audit", folder["post.md"], "--allow-private-network", "--format", "json", "--exclude"];

        // A back-reference needs the matcher that can run away; the other pattern is matched in linear time.
        var slow = await CommandLine.RunAsync([.. arguments, @"/(a|aa)+(b|\1)c$"]);
        var fast = await CommandLine.RunAsync([.. arguments, "/(a|aa)+$"]);

        Assert.Contains("\"reason\": \"excluded\"", slow.Output, StringComparison.Ordinal);
        Assert.Contains("takes too long to match", slow.Error, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"ok\"", fast.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("takes too long", fast.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }
}
