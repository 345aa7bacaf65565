using System.Text;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>What people read: nothing in it commands their terminal, and its sizes and counts are right.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Evil = "\u001b]0;evil\u0007\u001b[31m\u202e\u009b";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_message_of_archive_carries_what_a_page_wrote_to_the_terminal()
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/esc.html",
            context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync(
                    $"<img src='http://[{Evil}/x.png'><a href='http://ex ample{Evil}/'>x</a>"
                        + $"<a href='https://c.duomai.com/track.php?site_id=1{Evil}&t=https://s.example/'>y</a>"
                );
            }
        );
        var result = await CommandLine.RunAsync(
            "archive",
            server.Http("/esc.html"),
            "-o",
            folder["library"],
            "--allow-private-network",
            "--no-link-check",
            "-v"
        );

        Assert.True(result.ExitCode == 1, result.Error);
        Assert.Contains("missing", result.Error, StringComparison.Ordinal);
        AssertHarmless(result);
    }

    [Fact]
    public async Task No_message_carries_what_names_and_arguments_hold_to_the_terminal()
    {
        var post = folder.Write($"a\n{Evil}.md", "![a](gone.png)\n");
        AssertHarmless(await CommandLine.RunAsync("archive", post, "-o", folder["library"], "-v"));
        AssertHarmless(await CommandLine.RunAsync("remove", folder["library"], $"no\n{Evil}"));
        AssertHarmless(await CommandLine.RunAsync("audit", folder[$"none\n{Evil}.md"]));
        AssertHarmless(await CommandLine.RunAsync("audit", post, "--timeout", Evil));
        folder.Write($"library/assets/stray{Evil}", "not mine");
        var verified = await CommandLine.RunAsync("verify", folder["library"]);
        Assert.Contains("orphan", verified.Output, StringComparison.Ordinal);
        AssertHarmless(verified);
        // The message on one line, and the offer of help.
        Assert.Equal(2, (await CommandLine.RunAsync("remove", folder["library"], "a\nb")).Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_body_that_many_posts_share_is_new_once_and_sizes_are_decimal()
    {
        var picture = ImageMaker.Png(20, 20, 1);
        folder.Write("posts/a.png", [.. picture, .. new byte[20_000 - picture.Length]]);
        for (var i = 0; i < 5; i++)
        {
            folder.Write($"posts/{i}.md", "![a](a.png)\n");
        }

        var first = await CommandLine.RunAsync("archive", folder["posts"], "-o", folder["library"]);
        var second = await CommandLine.RunAsync("archive", folder["posts"], "-o", folder["library"]);

        Assert.Contains("1 (20 KB in 1 asset, 20 KB new)", first.Output, StringComparison.Ordinal);
        Assert.Contains("1 (20 KB in 1 asset, 0 B new)", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_every_command_has_its_own_examples()
    {
        foreach (var command in (string[])["archive", "audit", "thumbnails", "verify", "remove", "url"])
        {
            var help = (await CommandLine.RunAsync(command, "--help")).Output;
            var lines = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n');
            Assert.All(
                lines.Where(line => line.StartsWith("  archivetool", StringComparison.Ordinal)),
                line => Assert.StartsWith($"  archivetool {command} ", line, StringComparison.Ordinal)
            );
        }
    }

    private static void AssertHarmless(CliResult result)
    {
        foreach (var text in (string[])[result.Output, result.Error])
        {
            Assert.DoesNotContain(
                text.EnumerateRunes(),
                rune => rune.Value != '\n' && (Rune.IsControl(rune) || rune.Value == 0x202E)
            );
        }
    }
}
