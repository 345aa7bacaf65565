using System.Text.Json;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Urls;

/// <summary>
/// The parser against cases in the shape of the Web Platform Tests' urltestdata: a string is a heading, an object an
/// input, perhaps a base, and either <c>failure</c> or what each component must be.
/// </summary>
public sealed class UrlTestData
{
    private static readonly Lazy<Dictionary<string, List<JsonElement>>> Cases = new(Read);

    public static TheoryData<string> Headings => [.. Cases.Value.Keys];

    [Theory]
    [MemberData(nameof(Headings))]
    public void Parses(string heading)
    {
        var wrong = Cases.Value[heading].Select(Judge).OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void CoversTheParserWithManyCases() => Assert.True(Cases.Value.Values.Sum(group => group.Count) > 1000);

    private static Dictionary<string, List<JsonElement>> Read()
    {
        var groups = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        var current = new List<JsonElement>();
        foreach (var item in WptJson.Read("urltestdata.json").EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                groups[item.GetString()!] = current = [];
            }
            else
            {
                current.Add(item);
            }
        }

        return groups;
    }

    private static string? Judge(JsonElement item)
    {
        var input = WptJson.Text(item, "input")!;
        var label = $"{input} against {WptJson.Text(item, "base")}";
        WebUrl? against = null;
        if (WptJson.Text(item, "base") is { } text && !WebUrl.TryParse(text, null, out against))
        {
            return $"{label}: the base does not parse";
        }

        var parsed = WebUrl.TryParse(input, against, out var url);
        if (item.TryGetProperty("failure", out _))
        {
            return parsed ? $"{label}: should fail, gave {url!.Href}" : null;
        }

        if (!parsed)
        {
            return $"{label}: failed, should be {WptJson.Text(item, "href")}";
        }

        var expected = string.Join(
            " | ",
            new[]
            {
                "href",
                "origin",
                "protocol",
                "username",
                "password",
                "hostname",
                "port",
                "pathname",
                "search",
                "hash",
            }.Select(name => WptJson.Text(item, name))
        );
        var actual = string.Join(
            " | ",
            url!.Href,
            url.Origin,
            url.Scheme + ":",
            url.Username,
            url.Password,
            url.Host,
            url.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            url.Path,
            string.IsNullOrEmpty(url.Query) ? "" : "?" + url.Query,
            string.IsNullOrEmpty(url.Fragment) ? "" : "#" + url.Fragment
        );
        return expected == actual ? null : $"{label}:\n  should be {expected}\n  but is    {actual}";
    }
}
