using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Tests.Referrers;

public sealed class ReferrerPoliciesTests
{
    [Theory]
    [InlineData("no-referrer", ReferrerPolicy.NoReferrer)]
    [InlineData("No-Referrer", ReferrerPolicy.NoReferrer)]
    [InlineData("no-referrer-when-downgrade", ReferrerPolicy.NoReferrerWhenDowngrade)]
    [InlineData("same-origin", ReferrerPolicy.SameOrigin)]
    [InlineData("origin", ReferrerPolicy.Origin)]
    [InlineData("strict-origin", ReferrerPolicy.StrictOrigin)]
    [InlineData("origin-when-cross-origin", ReferrerPolicy.OriginWhenCrossOrigin)]
    [InlineData("strict-origin-when-cross-origin", ReferrerPolicy.StrictOriginWhenCrossOrigin)]
    [InlineData("UNSAFE-URL", ReferrerPolicy.UnsafeUrl)]
    [InlineData("", ReferrerPolicy.None)]
    [InlineData(null, ReferrerPolicy.None)]
    [InlineData(" origin", ReferrerPolicy.None)] // an enumerated attribute is not trimmed
    [InlineData("origin ", ReferrerPolicy.None)]
    [InlineData("never", ReferrerPolicy.None)] // a meta's old name is no attribute's
    [InlineData("none", ReferrerPolicy.None)]
    [InlineData("orıgin", ReferrerPolicy.None)]
    [InlineData("no-referrer, origin", ReferrerPolicy.None)]
    public void ReadsAttributes(string? value, ReferrerPolicy expected) =>
        Assert.Equal(expected, ReferrerPolicies.FromAttribute(value));

    [Theory]
    [InlineData("never", ReferrerPolicy.NoReferrer)]
    [InlineData("Never", ReferrerPolicy.NoReferrer)]
    [InlineData("default", ReferrerPolicy.StrictOriginWhenCrossOrigin)]
    [InlineData("always", ReferrerPolicy.UnsafeUrl)]
    [InlineData("origin-when-crossorigin", ReferrerPolicy.OriginWhenCrossOrigin)]
    [InlineData("no-referrer", ReferrerPolicy.NoReferrer)]
    [InlineData("same-origin", ReferrerPolicy.SameOrigin)]
    [InlineData("", ReferrerPolicy.None)]
    [InlineData(null, ReferrerPolicy.None)]
    [InlineData("bogus", ReferrerPolicy.None)]
    public void ReadsMetaElements(string? content, ReferrerPolicy expected) =>
        Assert.Equal(expected, ReferrerPolicies.FromMeta(content));

    [Theory]
    [InlineData("no-referrer", ReferrerPolicy.NoReferrer)]
    [InlineData("no-referrer, strict-origin-when-cross-origin", ReferrerPolicy.StrictOriginWhenCrossOrigin)]
    [InlineData("no-referrer, future-policy", ReferrerPolicy.NoReferrer)]
    [InlineData("future-policy", ReferrerPolicy.None)]
    [InlineData(" origin ,\tSAME-ORIGIN\t", ReferrerPolicy.SameOrigin)]
    [InlineData(",,origin,,", ReferrerPolicy.Origin)]
    [InlineData("origin, ", ReferrerPolicy.Origin)]
    [InlineData("always", ReferrerPolicy.None)]
    [InlineData("", ReferrerPolicy.None)]
    [InlineData(null, ReferrerPolicy.None)]
    public void ReadsHeaders(string? value, ReferrerPolicy expected) =>
        Assert.Equal(expected, ReferrerPolicies.FromHeader(value));

    [Fact]
    public void ReadsSeveralHeadersAsOneList() =>
        Assert.Equal(
            ReferrerPolicy.Origin,
            ReferrerPolicies.FromHeader(["no-referrer, unsafe-url", "origin", "unknown"])
        );

    [Fact]
    public void WritesWhatItReads()
    {
        foreach (var policy in Enum.GetValues<ReferrerPolicy>())
        {
            Assert.Equal(policy, ReferrerPolicies.Parse(policy.ToToken()));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ((ReferrerPolicy)99).ToToken());
    }

    [Theory]
    [InlineData("origin", "no-referrer", "same-origin", "unsafe-url", ReferrerPolicy.Origin)]
    [InlineData("", "no-referrer", "same-origin", "unsafe-url", ReferrerPolicy.NoReferrer)]
    [InlineData("", "", "same-origin", "unsafe-url", ReferrerPolicy.SameOrigin)]
    [InlineData("", "", "", "unsafe-url", ReferrerPolicy.UnsafeUrl)]
    [InlineData("", "", "", "", ReferrerPolicy.StrictOriginWhenCrossOrigin)]
    public void LetsTheInnermostWin(
        string element,
        string meta,
        string header,
        string fallback,
        ReferrerPolicy expected
    ) =>
        Assert.Equal(
            expected,
            ReferrerPolicies.Effective(
                ReferrerPolicies.Parse(element),
                ReferrerPolicies.Parse(meta),
                ReferrerPolicies.Parse(header),
                ReferrerPolicies.Parse(fallback)
            )
        );

    [Fact]
    public void FollowsWhatARedirectSays()
    {
        Assert.Equal(
            ReferrerPolicy.NoReferrer,
            ReferrerPolicies.AfterRedirect(ReferrerPolicy.UnsafeUrl, ["no-referrer"])
        );
        Assert.Equal(
            ReferrerPolicy.UnsafeUrl,
            ReferrerPolicies.AfterRedirect(ReferrerPolicy.NoReferrer, ["unsafe-url"])
        );
        Assert.Equal(ReferrerPolicy.SameOrigin, ReferrerPolicies.AfterRedirect(ReferrerPolicy.SameOrigin, []));
        Assert.Equal(ReferrerPolicy.SameOrigin, ReferrerPolicies.AfterRedirect(ReferrerPolicy.SameOrigin, ["", "x"]));
    }
}
