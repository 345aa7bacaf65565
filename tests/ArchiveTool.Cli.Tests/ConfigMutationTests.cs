using System.Globalization;
using System.Text;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// Breaks a configuration file over and over: the command line takes it or says what is wrong with it. Longer by hand
/// with <c>ARCHIVETOOL_CONFIG_ROUNDS</c>, best with the published program.
/// </summary>
public sealed class ConfigMutationTests : IDisposable
{
    private const int Rounds = 12;

    private static readonly string[] Tokens =
    [
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "&a ",
        "*a",
        "!x ",
        "|\n",
        ">-\n",
        "\"",
        "'",
        "#",
        "\t",
        "\u0084",
        "\0",
        "? ",
        "---\n",
        "%YAML 9\n",
        "<<: ",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_configuration_breaks_the_program()
    {
        var corpus = await File.ReadAllTextAsync(FixtureFiles.Path("fuzz", "config", "forms.yml"));
        var given = Environment.GetEnvironmentVariable("ARCHIVETOOL_CONFIG_ROUNDS");
        var rounds = given is null ? Rounds : int.Parse(given, CultureInfo.InvariantCulture);
        var random = new Random(given is null ? 20211125 : Environment.TickCount);
        for (var round = 0; round < rounds; round++)
        {
            // The first is one that YamlDotNet trips over instead of refusing it.
            var text = round == 0 ? "fail-on: [missing\ntimeout: 5s\n" : Mutate(corpus, random);
            var path = folder.Write("config.yml", text);

            var result = await CommandLine.RunAsync("url", "https://a.example/", "--config", path);

            Assert.True(result.ExitCode is 0 or 2, $"{result.ExitCode}: {result.Error}\n{text}");
            Assert.Equal(result.ExitCode == 2, result.Error.Contains("config.yml", StringComparison.Ordinal));
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    private static string Mutate(string corpus, Random random)
    {
        var text = new StringBuilder(corpus);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var at = random.Next(text.Length);
            _ = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                _ => text.Insert(
                    at,
                    string.Concat(Enumerable.Repeat(Tokens[random.Next(Tokens.Length)], random.Next(2, 200)))
                ),
            };
        }

        return text.ToString();
    }
}
