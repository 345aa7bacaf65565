using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>A host with a dot at its end is the same host, and is judged as such; the URL keeps its bytes.</summary>
public sealed class RootedHostTests
{
    [Theory]
    [InlineData(
        "https://www.awin1.com./cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Fx.test",
        "Awin",
        "https://x.test/"
    )]
    [InlineData("https://www.amazon.de./dp/B0?tag=x-21", "Amazon Associates", "https://www.amazon.de./dp/B0")]
    public void Networks_are_known(string link, string network, string destination)
    {
        Assert.True(WebUrl.TryParse(link, null, out var url));

        var judgement = TrackingCatalogue.Load().Judge(url);

        Assert.Equal(network, judgement.Affiliate?.Network);
        Assert.Equal(destination, judgement.Destination?.Href);
        Assert.True(judgement.WouldCountAClick);
    }

    [Fact]
    public void Beacons_are_known()
    {
        Assert.True(WebUrl.TryParse("https://met.vgwort.de./na/1", null, out var url));

        Assert.NotNull(TrackingCatalogue.Load().FindBeacon(url, 1, 1));
    }

    [Theory]
    [InlineData("||o.test^$removeparam=th")]
    [InlineData("||o.test/*^$removeparam=th")]
    [InlineData("$removeparam=th,domain=o.*")]
    [InlineData("$removeparam=th,domain=/test$/")]
    [InlineData("""{ "providers": { "a": { "urlPattern": "o\\.test\\/", "rules": ["th"] } } }""")]
    public void A_users_rules_hold(string rules) =>
        WrittenRules.AssertCleans(rules, "https://www.o.test./?th=1&b=2", "https://www.o.test./?b=2");
}
