using System.Globalization;
using System.Text.Json;
using ArchiveTool.Testing;
using Json.Schema;

namespace ArchiveTool.Cli.Tests;

/// <summary><c>rules show</c> counts the catalogue's own files.</summary>
[Collection(InProcess.Collection)]
public sealed class RulesShowTests
{
    private static readonly string Data = Path.Combine(
        FixtureFiles.Repository,
        "src",
        "ArchiveTool.Tracking",
        "Catalogue",
        "Data"
    );

    [Fact]
    public async Task Json_holds_what_the_files_hold_and_is_what_the_schema_says()
    {
        var result = await InProcess.RunAsync(Path.GetTempPath(), "rules", "show", "--format", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var document = JsonDocument.Parse(result.Output);
        var shown = document.RootElement;
        Assert.Equal(Newest(), shown.GetProperty("version").GetString());
        Assert.Equal(Names("networks"), shown.GetProperty("networks").GetInt32());
        Assert.Equal(Names("redirectors"), shown.GetProperty("redirectors").GetInt32());
        Assert.Equal(
            Entries("shorteners")
                .SelectMany(entry => entry.GetProperty("links").EnumerateArray())
                .SelectMany(link => link.GetProperty("hosts").EnumerateArray())
                .Select(host => host.GetString())
                .Distinct(StringComparer.Ordinal)
                .Count(),
            shown.GetProperty("shorteners").GetInt32()
        );
        Assert.Equal(
            Entries("parameters")
                .SelectMany(entry => entry.GetProperty("names").EnumerateArray())
                .Select(name => name.GetString())
                .Distinct(StringComparer.Ordinal)
                .Count(),
            shown.GetProperty("parameters").GetInt32()
        );
        Assert.Equal(Entries("beacons").Count(), shown.GetProperty("beacons").GetInt32());
        var schema = Path.Combine(FixtureFiles.Repository, "docs", "schemas", "rules-1.schema.json");
        Assert.True(JsonSchema.FromText(await File.ReadAllTextAsync(schema)).Evaluate(shown).IsValid);
    }

    [Fact]
    public async Task Text_says_the_same()
    {
        var result = await InProcess.RunAsync(Path.GetTempPath(), "rules", "show");

        Assert.Equal(0, result.ExitCode);
        var rows = result
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        Assert.Equal(Newest(), rows["version"]);
        Assert.Equal((Newest(), "shipped"), (rows["date"], rows["origin"]));
        Assert.Equal(Names("networks").ToString(CultureInfo.InvariantCulture), rows["networks"]);
        Assert.Equal(
            ["version", "date", "origin", "networks", "redirectors", "shorteners", "parameters", "beacons"],
            rows.Keys
        );
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("rules", "show", "--format", "xml")]
    [InlineData("rules", "show", "everything")]
    public async Task Other_uses_are_refused(params string[] arguments)
    {
        var result = await InProcess.RunAsync(Path.GetTempPath(), arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Try 'archivetool rules", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static int Names(string kind) =>
        Entries(kind).Select(entry => entry.GetProperty("name").GetString()).Distinct(StringComparer.Ordinal).Count();

    private static string? Newest() =>
        ((string[])["networks", "redirectors", "shorteners", "parameters", "beacons"])
            .SelectMany(Entries)
            .Select(entry => entry.GetProperty("date").GetString())
            .Max(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Entries(string kind)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        foreach (var path in Directory.GetFiles(Path.Combine(Data, kind), "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), options);
            foreach (var entry in document.RootElement.GetProperty("entries").EnumerateArray())
            {
                yield return entry.Clone();
            }
        }
    }
}
