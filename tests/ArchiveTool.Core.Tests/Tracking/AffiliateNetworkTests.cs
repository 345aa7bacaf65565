using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>Labelled links of every network: who earns, for which account, and where the link leads.</summary>
public sealed class AffiliateNetworkTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        var lines = File.ReadLines(FixtureFiles.Path("tracking", "affiliate-links.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Chunk(4);
        foreach (var part in lines)
        {
            cases.Add(part[0], part[1], part[2], part[3]);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_networks_link_shows_network_account_and_destination(
        string network,
        string link,
        string account,
        string destination
    )
    {
        Assert.True(WebUrl.TryParse(link, null, out var url));

        var judgement = Catalogue.Judge(url);

        Assert.NotNull(judgement.Affiliate);
        Assert.Equal(network, judgement.Affiliate.Network);
        var fields = judgement.Affiliate.Account.Select(field => $"{field.Key}={field.Value}");
        Assert.Equal(
            account == "-" ? [] : account.Split(' ').Order(StringComparer.Ordinal),
            fields.Order(StringComparer.Ordinal)
        );
        Assert.Equal(destination == "-" ? null : destination, judgement.Affiliate.Destination);
        Assert.Equal(judgement.Affiliate.Destination, judgement.Destination?.Href);
        Assert.True(judgement.WouldCountAClick);
    }
}
