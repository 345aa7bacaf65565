using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>Networks of the user's own, from YAML or JSON, and which entry decided.</summary>
public sealed class NetworksTests : IDisposable
{
    private const string Link = "https://go.lamps.example/?to=https%3A%2F%2Fshop.example%2Fa&pid=7";

    private const string Yaml = """
        kind: networks
        entries:
          - name: Lamp Partners
            links:
              - hosts: [go.lamps.example]
                needs: [pid]
                account: [pid]
                destination: [to]
            examples: ["https://go.lamps.example/?pid=7"]
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_network_from_yaml_is_known_and_its_entry_named()
    {
        var result = await RunAsync(Yaml);

        Assert.True(result.ExitCode == 0, result.Error);
        using var line = JsonDocument.Parse(result.Output);
        var affiliate = line.RootElement.GetProperty("affiliate");
        Assert.Equal("Lamp Partners", affiliate.GetProperty("network").GetString());
        Assert.Equal("7", affiliate.GetProperty("account").GetProperty("pid").GetString());
        Assert.Equal("https://shop.example/a", affiliate.GetProperty("destination").GetString());
        Assert.EndsWith(
            "networks.yml:3",
            line.RootElement.GetProperty("decidedBy").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "hosts: [go.lamps.example]",
        "hosts: [\"https://go.lamps.example\"]",
        "networks.yml:3: 'https://go.lamps.example' is no host"
    )]
    [InlineData("needs: [pid]", "neds: [pid]", "networks.yml:3: ")]
    [InlineData("kind: networks", "kind: network", "'network' is not a kind of catalogue file")]
    [InlineData("?pid=7\"]", "?page=7\"]", "networks.yml:3: 'Lamp Partners' does not recognise its example")]
    [InlineData("name: Lamp Partners", "name: [", "networks.yml")]
    public async Task A_mistake_is_told_with_its_place(string right, string wrong, string told)
    {
        var result = await RunAsync(Yaml.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_not_Unicode_is_told()
    {
        var result = await RunAsync("""{"kind":"networks","\ud800":1}""");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("networks.yml: a text in it is not Unicode", result.Error, StringComparison.Ordinal);
    }

    private async Task<CliResult> RunAsync(string networks)
    {
        await File.WriteAllTextAsync(folder["networks.yml"], networks);
        return await CommandLine.RunAsync(
            "url",
            "--format",
            "json",
            "--explain",
            "--networks",
            folder["networks.yml"],
            Link
        );
    }
}
