using System.Text;
using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>archivetool url</c> as a user and a script see it.</summary>
public sealed class UrlTests
{
    private const string Affiliate =
        "https://c.duomai.com/track.php?site_id=100200&euid=&t=https://lamps.example.com/?a=1&utm_source=x";

    [Fact]
    public async Task Json_is_one_object_a_line_in_the_order_of_the_input()
    {
        var result = await CommandLine.RunAsync(
            new CliSettings
            {
                Input = Encoding.UTF8.GetBytes(
                    $"https://example.org/a?id=1&utm_source=m#top\r\n\n  {Affiliate}  \nnone\n"
                ),
            },
            "url",
            "--format",
            "json",
            "https://example.org/plain",
            "-",
            "mailto:someone@example.org"
        );

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(
            """
            {"url":"https://example.org/plain","tracking":null,"affiliate":null}
            {"url":"https://example.org/a?id=1&utm_source=m#top","tracking":{"cleanUrl":"https://example.org/a?id=1#top","parameters":[{"name":"utm_source","value":"m","rule":"Google Analytics campaign"}],"redirector":null,"destination":null,"beacon":false},"affiliate":null}
            {"url":"https://c.duomai.com/track.php?site_id=100200&euid=&t=https://lamps.example.com/?a=1&utm_source=x","tracking":{"cleanUrl":"https://lamps.example.com/?a=1","parameters":[],"redirector":"Duomai","destination":"https://lamps.example.com/?a=1&utm_source=x","beacon":false},"affiliate":{"network":"Duomai","account":{"site_id":"100200"},"destination":"https://lamps.example.com/?a=1&utm_source=x"}}
            {"url":"none","tracking":null,"affiliate":null,"reason":"invalid-url"}
            {"url":"mailto:someone@example.org","tracking":null,"affiliate":null}

            """.ReplaceLineEndings("\n"),
            result.Output
        );
    }

    [Fact]
    public async Task Text_says_network_account_destination_and_clean_form()
    {
        var result = await CommandLine.RunAsync(
            "url",
            Affiliate,
            "https://example.org/",
            "https://example.org/\u001b[2J?utm_id=1"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains("affiliate    Duomai", result.Output, StringComparison.Ordinal);
        Assert.Contains("account    site_id=100200", result.Output, StringComparison.Ordinal);
        Assert.Contains("clean        https://lamps.example.com/?a=1\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("nothing known", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task A_line_that_never_ends_is_a_line_with_a_reason()
    {
        var input = Encoding.UTF8.GetBytes($"https://example.org/{new string('a', 3 << 20)}\nhttps://example.org/b\n");

        var result = await CommandLine.RunAsync(new CliSettings { Input = input }, "url", "--format", "json", "-");

        Assert.Equal(3, result.ExitCode);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("too-large", JsonDocument.Parse(lines[0]).RootElement.GetProperty("reason").GetString());
        Assert.Equal("https://example.org/b", JsonDocument.Parse(lines[1]).RootElement.GetProperty("url").GetString());
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_url()
    {
        byte[] input = [0xEF, 0xBB, 0xBF, .. "https://a.example/\n\uFEFFhttps://b.example/\n"u8];
        var result = await CommandLine.RunAsync(new CliSettings { Input = input }, "url", "--format", "json", "-");

        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("""{"url":"https://a.example/","tracking":null,"affiliate":null}""", lines[0]);
        Assert.Contains("invalid-url", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no URL given", "url")]
    [InlineData("'--colour' is not an option of url", "url", "--colour", "https://example.org/")]
    [InlineData("yaml", "url", "--format", "yaml", "https://example.org/")]
    public async Task A_wrong_command_line_is_a_usage_error(string named, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task It_answers_line_by_line_and_ends_quietly_when_its_reader_goes()
    {
        using var process = CommandLine.Start(new CliSettings(), "url", "--format", "json", "-");
        await process.StandardInput.WriteAsync("https://example.org/1\n");
        await process.StandardInput.FlushAsync();
        Assert.Contains("example.org/1", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

        process.StandardOutput.Close();
        try
        {
            // More than pipes hold, from a writer that never ends by itself.
            while (!process.HasExited)
            {
                await process.StandardInput.WriteAsync("https://example.org/2\n");
                await process.StandardInput.FlushAsync();
            }
        }
        catch (IOException)
        {
            // It has closed its input: it is gone.
        }

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Empty(await process.StandardError.ReadToEndAsync());
    }
}
