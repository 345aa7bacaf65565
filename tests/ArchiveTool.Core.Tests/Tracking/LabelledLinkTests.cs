using System.IO.Compression;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>The labelled links of <c>tests/data</c>: every network's is recognised, and none of documentation's is called one.</summary>
public sealed class LabelledLinkTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Default;

    [Fact(Timeout = 60_000)]
    public async Task No_link_of_installed_documentation_earns_or_is_likely_to()
    {
        var links = await ReadOrdinaryAsync();
        var called = links.Where(link =>
            WebUrl.TryParse(link, null, out var url)
            && Catalogue.Judge(url) is { Affiliate: not null } or { Likely: not null }
        );

        Assert.True(links.Count >= 20_000, $"{links.Count} links");
        Assert.Empty(called);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_taken_from_links_of_documentation_is_what_tracks()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in await ReadOrdinaryAsync())
        {
            if (WebUrl.TryParse(link, null, out var url) && Catalogue.Judge(url).Tracking is { } tracking)
            {
                taken.UnionWith(tracking.Parameters.Select(parameter => parameter.Rule));
            }
        }

        Assert.Equal(
            ["Amazon recommendation", "Google Analytics campaign", "Webtrends campaign"],
            taken.Order(StringComparer.Ordinal)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Links_that_networks_document_are_recognised_with_account_and_destination()
    {
        var lines = await File.ReadAllLinesAsync(GetPath("network-links.tsv"), TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        foreach (var line in lines)
        {
            var (url, network, field, value, destination) = line.Split('\t') switch
            {
                [var one, var two, var three, var four, var five, _] => (one, two, three, four, five),
                _ => throw new InvalidDataException(line),
            };
            var affiliate = Catalogue.Judge(url).Affiliate;
            var isRight =
                affiliate?.Network == network
                && (field == "*" || affiliate.Account.GetValueOrDefault(field) == value)
                && (destination == "*" || (affiliate.Destination ?? "-") == destination);
            if (!isRight)
            {
                wrong.Add($"{url} {affiliate}");
            }
        }

        Assert.True(lines.Length >= 60, $"{lines.Length} links");
        Assert.Empty(wrong);
    }

    private static async Task<List<string>> ReadOrdinaryAsync()
    {
        await using var file = File.OpenRead(GetPath("ordinary-links.txt.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var links = new List<string>();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            links.Add(line);
        }

        return links;
    }

    private static string GetPath(string name) => Path.Combine(FixtureFiles.Repository, "tests", "data", name);
}
