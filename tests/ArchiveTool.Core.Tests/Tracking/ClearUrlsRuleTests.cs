using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>What of ClearURLs' rules is meant as JavaScript means it, and what of them cannot be meant.</summary>
public sealed class ClearUrlsRuleTests
{
    [Theory]
    [InlineData("""ids\\[]""", "https://a.test/?ids[]=1&b=2", "https://a.test/?b=2")]
    [InlineData("""ids\\[\\]""", "https://a.test/?ids[]=1&b=2", "https://a.test/?b=2")]
    [InlineData("a[&[]b", "https://a.test/?a[b=1&ab=2", "https://a.test/?ab=2")]
    [InlineData("a[a-[b]c", "https://a.test/?a[c=1&aac=2", null)]
    [InlineData("a[a\\\\-[b]c", "https://a.test/?a[c=1&aac=2&acc=3", "https://a.test/?acc=3")]
    [InlineData("a[^]b", "https://a.test/?a-b=1&ab=2", "https://a.test/?ab=2")]
    [InlineData("a[]|b", "https://a.test/?a=1&b=2", "https://a.test/?a=1")]
    [InlineData("(?<x>a)(b)\\\\2\\\\k<x>0", "https://a.test/?abba0=1&c=2", "https://a.test/?c=2")]
    [InlineData("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\\\10", "https://a.test/?abcdefghijj=1&c=2", "https://a.test/?c=2")]
    public void Brackets_and_groups_are_JavaScripts(string rule, string link, string? clean)
    {
        if (clean is null)
        {
            // A range that runs backwards is none in JavaScript either, and no subtraction.
            _ = WrittenRules.CreateCatalogue(ProviderWith(rule), out var file);
            Assert.Contains($"'{rule}'", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
            return;
        }

        WrittenRules.AssertCleans(ProviderWith(rule), link, clean);
    }

    [Fact]
    public void A_bad_expression_is_shown_as_the_file_has_it()
    {
        _ = WrittenRules.CreateCatalogue(ProviderWith("x[^](?<y>z"), out var file);

        Assert.Equal(
            "'x[^](?<y>z' is no regular expression: Not enough )'s; the rule is passed over",
            Assert.Single(file.Problems).Message
        );
    }

    [Fact]
    public void A_redirection_leads_to_the_first_group_of_the_text()
    {
        var catalogue = WrittenRules.CreateCatalogue(
            """{ "providers": { "a": { "urlPattern": "a\\.test", "redirections": ["url=(?<u>[^&]*)&x=(\\d+)"] } } }""",
            out _
        );
        Assert.True(WebUrl.TryParse("https://a.test/?url=https%3A%2F%2Fb.test%2F&x=5", null, out var url));

        Assert.Equal("https://b.test/", catalogue.Judge(url).Destination?.Href);
    }

    [Theory]
    [InlineData(".*", "https://a.test/b", null)]
    [InlineData("^https?:\\\\/\\\\/", "https://a.test/b", null)]
    [InlineData("a\\\\.test.*", "https://a.test/b?utm_source=1", "https://a.test/b")]
    [InlineData("\\\\/b", "/b", null)]
    [InlineData("a\\\\.test", "https://a.test/b", null)]
    [InlineData("a\\\\.test", "//a.test/b", null)]
    [InlineData("\\\\/via=[^/]*", "/b/via=x", "/b")]
    public void A_raw_rule_that_leaves_no_URL_takes_nothing(string rule, string written, string? clean)
    {
        var catalogue = WrittenRules.CreateCatalogue(
            $$$"""{ "providers": { "a": { "urlPattern": "a\\.test", "rawRules": ["{{{rule}}}"] } } }""",
            out _
        );
        Assert.True(WebUrl.TryParse("https://a.test/", null, out var page));
        Assert.True(WebUrl.TryParse(written, page, out var url));

        Assert.Equal(clean, catalogue.Judge(url, written).Tracking?.CleanUrl);
    }

    [Fact]
    public void Fields_of_a_wrong_type_are_named_and_each_says_once_what_follows()
    {
        _ = WrittenRules.CreateCatalogue(
            """
            { "providers": {
              "a": { "urlPattern": "a\\.test",
                "completeProvider": "true", "rules": ["b"] },
              "b": { "urlPattern": 5 },
              "c": { "rules": ["d"] },
              "d": { "urlPattern": "(" },
              "e": []
            } }
            """,
            out var file
        );

        Assert.Equal(
            [
                (3, "completeProvider of provider a is neither true nor false; it is passed over"),
                (4, "urlPattern of provider b is no text; the whole provider is passed over"),
                (5, "provider c has no urlPattern; the whole provider is passed over"),
                (6, "'(' is no regular expression: Not enough )'s; the whole provider is passed over"),
                (7, "provider e is no object; the whole provider is passed over"),
            ],
            file.Problems.Select(problem => (problem.Line, problem.Message))
        );
    }

    private static string ProviderWith(string rule) =>
        $$$"""{ "providers": { "a": { "urlPattern": "a\\.test", "rules": ["{{{rule}}}"] } } }""";
}
