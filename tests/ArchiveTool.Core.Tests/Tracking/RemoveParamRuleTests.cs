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

    [Theory]
    [InlineData("||müller.test^$removeparam=th", "https://müller.test/?th=1", true)]
    [InlineData("||MÜLLER.test/a*^$removeparam=th", "https://www.müller.test/ab?th=1", true)]
    [InlineData("||www.*.müller.test^$removeparam=th", "https://www.a.müller.test/?th=1", true)]
    [InlineData("|https://müller.test/$removeparam=th", "https://müller.test/?th=1", true)]
    [InlineData("$removeparam=th,domain=müller.test", "https://müller.test/?th=1", true)]
    [InlineData("$removeparam=th,domain=Müller.*", "https://müller.test/?th=1", true)]
    [InlineData("$removeparam=th,domain=~müller.test", "https://müller.test/?th=1", false)]
    [InlineData("||xn--mller-kva.test^$removeparam=th", "https://müller.test/?th=1", true)]
    [InlineData("||müller.test/straße/$removeparam=th", "https://müller.test/straße/?th=1", true)]
    [InlineData("/straße/*😀$removeparam=th", "https://o.test/stra%c3%9fe/a😀?th=1", true)]
    [InlineData("/straße$removeparam=th", "https://o.test/strasse/?th=1", false)]
    public void Hosts_may_be_written_in_any_script(string rule, string link, bool isTaken) =>
        AssertTakes(rule, link, isTaken);

    [Theory]
    [InlineData("$removeparam=th,method=post", false)]
    [InlineData("$removeparam=th,method=post|put", false)]
    [InlineData("$removeparam=th,method=~get", false)]
    [InlineData("$removeparam=th,method=get|post", true)]
    [InlineData("$removeparam=th,method=~post", true)]
    [InlineData("$removeparam=th,app=com.example.shop", false)]
    [InlineData("$removeparam=th,app=~com.example.shop", true)]
    public void A_link_is_a_GET_and_of_no_app(string rule, bool isTaken) =>
        AssertTakes(rule, "https://o.test/?th=1", isTaken);

    [Theory]
    [InlineData("$removeparam=th,domain=o.test", "$domain=o.test,removeparam=th,badfilter")]
    [InlineData("$domain=o.test,removeparam=th", "$badfilter,removeparam=th,domain=o.test")]
    [InlineData("||o.test^$removeparam=/^t[a-z]{1\\,3}=/", "||o.test^$removeparam=/^t[a-z]{1\\,3}=/,badfilter")]
    public void Badfilter_takes_back_the_rule_with_the_same_modifiers(string rule, string back)
    {
        AssertTakes(rule, "https://o.test/?th=1", isTaken: true);
        AssertTakes($"{rule}\n{back}", "https://o.test/?th=1", isTaken: false);
        AssertTakes($"{rule}\n{back},important", "https://o.test/?th=1", isTaken: true);
    }

    [Theory]
    [InlineData("https://dom.com/?th=1", true)]
    [InlineData("https://www.dom.co.uk/?th=1", true)]
    [InlineData("https://dom.dom.com/?th=1", true)]
    [InlineData("https://dom.evil.test/?th=1", false)]
    [InlineData("https://adom.com/?th=1", false)]
    public void A_domain_of_any_ending_is_followed_by_a_public_suffix(string link, bool isTaken) =>
        AssertTakes("$removeparam=th,domain=dom.*", link, isTaken);

    [Theory]
    [InlineData("$removeparam=th,domain=/^shop\\d+\\./", "https://shop12.test/?th=1", true)]
    [InlineData("$removeparam=th,domain=/^shop\\d+\\./", "https://shop.test/?th=1", false)]
    [InlineData("$removeparam=th,domain=o.test|/^(a\\|b){1\\,2}\\.test$/", "https://ab.test/?th=1", true)]
    [InlineData("$removeparam=th,domain=o.test|/^(a\\|b){1\\,2}\\.test$/", "https://o.test/?th=1", true)]
    [InlineData("||o.test^$removeparam=th,domain=~/^www\\./", "https://www.o.test/?th=1", false)]
    [InlineData("$removeparam=th,domain=~/^www\\./", "https://o.test/?th=1", true)]
    public void Domains_may_be_expressions(string rule, string link, bool isTaken) => AssertTakes(rule, link, isTaken);

    [Fact]
    public void Domains_that_are_none_are_named()
    {
        _ = WrittenRules.CreateCatalogue(
            "$removeparam=a,domain=/(/\n$removeparam=b,domain=a.test|/x\n$removeparam=c,domain=m\u00fc%.test\n",
            out var file
        );

        Assert.Equal([1, 2, 3], file.Problems.Select(problem => problem.Line));
        Assert.EndsWith(
            "'/x' is no domain; the rule is passed over",
            file.Problems[1].Message,
            StringComparison.Ordinal
        );
    }

    private static void AssertTakes(string rules, string link, bool isTaken)
    {
        WrittenRules.AssertCleans(rules, link, isTaken ? link[..link.IndexOf('?', StringComparison.Ordinal)] : null);
    }
}
