using System.Text.Json;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking.Catalogue;

/// <summary>Every entry of the catalogue recognises its examples, and leaves its near misses alone.</summary>
public sealed class CatalogueEntryTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    public static TheoryData<string> Files() => [.. CatalogueFiles.Names.Where(name => name != "host-sets.json")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_entry_recognises_its_examples_and_not_its_near_misses(string name)
    {
        var file = CatalogueFiles.Read(name);
        var kind = file.Text("kind");

        var mistakes = file.GetProperty("entries").EnumerateArray().SelectMany(entry => FindMistakes(kind, entry));

        Assert.Empty(mistakes);
    }

    private static IEnumerable<string> FindMistakes(string kind, JsonElement entry)
    {
        foreach (var example in entry.Strings("examples"))
        {
            if (!IsRecognised(kind, entry, example))
            {
                yield return $"not recognised: {example}";
            }
        }

        foreach (var nearMiss in entry.Strings("nearMisses"))
        {
            if (IsRecognised(kind, entry, nearMiss))
            {
                yield return $"taken for its own: {nearMiss}";
            }
        }
    }

    private static bool IsRecognised(string kind, JsonElement entry, string written)
    {
        Assert.True(WebUrl.TryParse(written, null, out var url), written);
        return kind switch
        {
            "parameters" => Removed(url).Any(parameter => IsNamed(entry, parameter.Name)),
            "needed" => Removed(url).Count == 0,
            "beacons" => Catalogue.FindBeacon(url, 1, 1) == entry.Text("name"),
            _ => Owner(url) == entry.Text("name"),
        };
    }

    private static IReadOnlyList<TrackingParameter> Removed(WebUrl url) =>
        Catalogue.Judge(url).Tracking?.Parameters ?? [];

    private static bool IsNamed(JsonElement entry, string parameter) =>
        entry
            .Strings("names")
            .Any(name =>
                name.EndsWith('*')
                    ? parameter.StartsWith(name[..^1], StringComparison.Ordinal)
                    : parameter.Equals(name, StringComparison.Ordinal)
            );

    private static string? Owner(WebUrl url) =>
        Catalogue.Judge(url) is var judgement && judgement.Likely is { } likely
            ? likely.Network
            : judgement.Affiliate?.Network ?? judgement.Tracking?.Redirector;
}
