using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>What no entry knows is guessed by its form, called a guess, and not unwrapped.</summary>
public sealed class LikelyLinkTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    [Theory]
    [InlineData("https://saas.example/?via=lampwriter", LikelyFinding.Affiliate, "https://saas.example/")]
    [InlineData(
        "https://saas.example/plans?via=lampwriter&plan=2",
        LikelyFinding.Affiliate,
        "https://saas.example/plans?plan=2"
    )]
    [InlineData(
        "https://forum.example/out?url=https%3A%2F%2Flamps.example%2Fa",
        LikelyFinding.Redirector,
        "https://lamps.example/a"
    )]
    [InlineData(
        "https://track.news.example/x?to=https%3A%2F%2Flamps.example%2Fa",
        LikelyFinding.Redirector,
        "https://lamps.example/a"
    )]
    public void A_form_that_suggests_it_makes_a_guess(string link, string kind, string destination)
    {
        var judgement = Judge(link);

        Assert.Null(judgement.Affiliate);
        Assert.Equal(kind, judgement.Likely?.Kind);
        Assert.Equal(destination, judgement.Likely?.Destination);
        Assert.Equal(destination, judgement.Destination?.Href);
        Assert.True(judgement.WouldCountAClick);
        Assert.Equal(link, Clean(link));
    }

    [Theory]
    [InlineData("https://forum.example/out?url=https%3A%2F%2Fforum.example%2Fa")]
    [InlineData("https://twitter.com/intent/tweet?text=a&url=https%3A%2F%2Flamps.example%2F&via=harbour")]
    [InlineData("https://id.example/login?redirect=https%3A%2F%2Flamps.example%2F")]
    [InlineData("https://tools.example/check?url=https%3A%2F%2Flamps.example%2F")]
    [InlineData("https://lamps.example/?ref=harbour")]
    public void Dialogues_and_ways_within_a_site_are_none(string link) => Assert.Null(Judge(link).Likely);

    private static UrlJudgement Judge(string link)
    {
        Assert.True(WebUrl.TryParse(link, null, out var url));
        return Catalogue.Judge(url);
    }

    private static string Clean(string link)
    {
        Assert.True(WebUrl.TryParse(link, null, out var url));
        return Catalogue.Clean(url, link, LinkCleaning.All);
    }
}
