namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>Which links a list's <c>removeparam</c> rules are about, and what lifts them.</summary>
public sealed class RemoveParamRuleTests
{
    [Theory]
    [InlineData("@@$removeparam=utm_source", "https://o.test/?utm_source=a", null)]
    [InlineData("@@*$removeparam=utm_source", "https://o.test/?utm_source=a", null)]
    [InlineData("@@$removeparam=utm_source,domain=~x.test", "https://o.test/?utm_source=a", null)]
    [InlineData("@@$removeparam=utm_source,domain=~o.test", "https://o.test/?utm_source=a", "https://o.test/")]
    [InlineData("@@$removeparam=utm_source", "https://o.test/#utm_source=a", null)]
    [InlineData("@@$removeparam=utm_source", "https://o.test/?utm_source=a&utm_term=b", "https://o.test/?utm_source=a")]
    public void An_exception_about_every_URL_lifts_the_catalogues_own_rule(string rule, string link, string? clean) =>
        WrittenRules.AssertCleans(rule, link, clean);
}
