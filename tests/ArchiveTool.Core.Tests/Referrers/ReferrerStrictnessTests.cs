using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.Referrers;

public sealed class ReferrerStrictnessTests
{
    private static readonly string[] Addresses =
    [
        "https://blog.example/a/b",
        "https://blog.example/i.png",
        "https://cdn.example/i.png",
        "http://cdn.example/i.png",
        "http://blog.example/x",
        "http://localhost/x",
    ];

    [Fact]
    public void RanksFromNothingToEverything() =>
        Assert.Equal(
            [
                ReferrerPolicy.NoReferrer,
                ReferrerPolicy.SameOrigin,
                ReferrerPolicy.StrictOrigin,
                ReferrerPolicy.Origin,
                ReferrerPolicy.StrictOriginWhenCrossOrigin,
                ReferrerPolicy.OriginWhenCrossOrigin,
                ReferrerPolicy.NoReferrerWhenDowngrade,
                ReferrerPolicy.UnsafeUrl,
            ],
            Enum.GetValues<ReferrerPolicy>()
                .Where(policy => policy != ReferrerPolicy.None)
                .OrderBy(ReferrerStrictness.Rank)
        );

    [Fact]
    public void TakesTheStrictest()
    {
        Assert.Equal(
            ReferrerPolicy.SameOrigin,
            ReferrerStrictness.Strictest([ReferrerPolicy.UnsafeUrl, ReferrerPolicy.SameOrigin, ReferrerPolicy.Origin])
        );
        Assert.Equal(
            ReferrerPolicy.StrictOriginWhenCrossOrigin,
            ReferrerStrictness.Strictest([ReferrerPolicy.None, ReferrerPolicy.UnsafeUrl])
        );
        Assert.Equal(ReferrerPolicy.StrictOriginWhenCrossOrigin, ReferrerStrictness.Strictest([]));
    }

    [Theory]
    [InlineData("https://blog.example/i.png", ReferrerPolicy.StrictOrigin)] // the origin is less than the whole URL
    [InlineData("https://cdn.example/i.png", ReferrerPolicy.SameOrigin)] // nothing is less than the origin
    [InlineData("http://cdn.example/i.png", ReferrerPolicy.SameOrigin)] // both nothing: the rank decides
    public void LooksAtTheTarget(string target, ReferrerPolicy expected) =>
        Assert.Equal(
            expected,
            ReferrerStrictness.StrictestFor(
                Parse(Addresses[0]),
                [ReferrerPolicy.SameOrigin, ReferrerPolicy.StrictOrigin],
                Parse(target)
            )
        );

    [Fact]
    public void TellsTheTargetNoMoreThanAnyOfThem()
    {
        var address = Gen.OneOf(Addresses).Select(Parse);
        Gen.Select(address, Gen.Enum<ReferrerPolicy>().Array[1, 5], address)
            .Sample(
                (document, policies, target) =>
                {
                    var chosen = ReferrerStrictness.StrictestFor(document, policies, target);
                    var told = Referrer.Exposure(document, chosen, target);
                    Assert.All(policies, policy => Assert.True(told <= Referrer.Exposure(document, policy, target)));
                }
            );
    }

    private static WebUrl Parse(string text)
    {
        Assert.True(WebUrl.TryParse(text, null, out var url), text);
        return url;
    }
}
