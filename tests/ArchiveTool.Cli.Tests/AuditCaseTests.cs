using System.Text.Json;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests;

/// <summary>What the audit says of the folders in <c>fixtures/audit</c>, each of which names the expected result.</summary>
[Collection(InProcess.Collection)]
public sealed class AuditCaseTests : IDisposable
{
    private static readonly Lazy<IReadOnlyDictionary<string, JsonElement>> Cases = new(() =>
        Directory
            .EnumerateFiles(FixtureFiles.Path("audit"), "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray())
            .ToDictionary(item => item.GetProperty("name").GetString()!, StringComparer.Ordinal)
    );

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => [.. Cases.Value.Keys];

    public void Dispose() => folder.Dispose();

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Names))]
    public async Task Each_case_is_as_expected(string name)
    {
        var item = Cases.Value[name];
        foreach (var file in item.GetProperty("files").EnumerateObject())
        {
            folder.Write(file.Name, file.Value.GetString()!);
        }

        using var reports = new TemporaryFolder();
        string[] arguments = [.. item.GetProperty("args").EnumerateArray().Select(word => word.GetString()!)];
        var result = await InProcess.RunAsync(
            folder.Path,
            [.. arguments, "--quiet", "--report", reports["report.json"]]
        );

        Assert.True(File.Exists(reports["report.json"]), result.Error);
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(reports["report.json"], TestContext.Current.CancellationToken)
        );
        JsonElement[] links = [.. report.RootElement.GetProperty("links").EnumerateArray()];
        var expected = item.GetProperty("expect")
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetString()!);
        var found = links.Select(link => (Raw: Text(link, "raw"), Said: Said(link, expected)));
        Assert.Equal(
            found.Select(one => $"{one.Raw} {Wanted(expected, one.Raw)}"),
            found.Select(one => $"{one.Raw} {one.Said}")
        );
        Assert.Equal([], expected.Keys.Except(links.Select(link => Text(link, "raw"))).Except(["*"]));
        Assert.True(links.Length > 0 || expected.Count == 0);
        Assert.True(item.GetProperty("exit").GetInt32() == result.ExitCode, result.Error);
    }

    /// <summary>The status, with the reason where the case names one.</summary>
    private static string Said(JsonElement link, Dictionary<string, string> expected) =>
        Wanted(expected, Text(link, "raw")).Contains(' ', StringComparison.Ordinal)
            ? $"{Text(link, "status")} {Text(link, "reason")}"
            : Text(link, "status");

    private static string Wanted(Dictionary<string, string> expected, string raw) =>
        expected.GetValueOrDefault(raw) ?? expected.GetValueOrDefault("*") ?? "no such link";

    private static string Text(JsonElement link, string name) => link.GetProperty(name).GetString()!;
}
