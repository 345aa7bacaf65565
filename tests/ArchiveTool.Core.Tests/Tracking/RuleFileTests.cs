using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>Rules that a user brings, in the forms of ClearURLs and of AdGuard's and uBlock's lists.</summary>
public sealed class RuleFileTests
{
    private const string ClearUrls = """
        {
          "providers": {
            "lamps": {
              "urlPattern": "^https?:\\/\\/(?:[a-z0-9-]+\\.)*?lamps\\.example",
              "completeProvider": false,
              "rules": ["glow", "lamp_?id", "(?:%3F)?shade"],
              "rawRules": ["\\/via=[^/?]*"],
              "referralMarketing": ["friend"],
              "exceptions": ["^https?:\\/\\/lamps\\.example\\/account"],
              "redirections": ["^https?:\\/\\/out\\.lamps\\.example\\/.*?to=([^&]*)"],
              "forceRedirection": true,
              "somethingLater": { "a": [1] }
            },
            "pixels": { "urlPattern": "^https?:\\/\\/pixels\\.example", "completeProvider": true },
            "everywhere": { "urlPattern": ".*", "completeProvider": false, "rules": ["spy[a-z]?"], "exceptions": ["free\\.example"] },
            "behind": { "urlPattern": "(?<=\\/\\/)behind[^]example", "completeProvider": false, "rules": ["x"] }
          }
        }
        """;

    private const string List = """
        [Adblock Plus 2.0]
        ! Title: A list
        ||ads.example^
        example.org##.banner
        $removeparam=wander
        $removeparam=/^trail[0-9]+=/
        $removeparam=/^CASED=/i
        ||lamps.example^$removeparam=bulb
        ||lamps.example/shop/*^item$removeparam=cord
        $removeparam=night,domain=lamps.example|~quiet.lamps.example
        ||strip.example^$removeparam
        ||only.example^$removeparam=~id
        ||onlyre.example^$removeparam=~/^(id|q)=/
        |https://start.example/a$removeparam=s
        /^https:\/\/[a-z]+\.expression\.example\//$removeparam=e,document
        @@||free.example^$removeparam
        @@||lamps.example^$removeparam=utm_term
        ||images.example^$removeparam=i,image
        ||gone.example^$removeparam=g
        ||gone.example^$removeparam=g,badfilter
        ||comma.example^$removeparam=/^c=[a-z]{1\,3}$/
        """;

    [Theory]
    [InlineData("https://www.lamps.example/a?b=1&glow=2&LAMPID=3", "https://www.lamps.example/a?b=1")]
    [InlineData("https://lamps.example/a/glow=2/b?c=1#glow=3&d=4", "https://lamps.example/a/b?c=1#d=4")]
    [InlineData("https://lamps.example/a/via=mail?c=1", "https://lamps.example/a?c=1")]
    [InlineData("https://lamps.example/a?friend=me&c=%7e", "https://lamps.example/a?c=%7e")]
    [InlineData("https://lamps.example/account?glow=1", null)]
    [InlineData("https://lamps.test/a?glow=1", null)]
    [InlineData(
        "https://out.lamps.example/?to=https%3A%2F%2Fshop.example%2F%3Fspyx%3D1%26b%3D2",
        "https://shop.example/?b=2"
    )]
    [InlineData("https://shop.example/?spy=1&spyx=2&spyyy=3", "https://shop.example/?spyyy=3")]
    [InlineData("https://free.example/?spy=1", null)]
    [InlineData("https://behind-example/?x=1", "https://behind-example/")]
    public void ClearUrls_rules_clean(string link, string? clean) => WrittenRules.AssertCleans(ClearUrls, link, clean);

    [Theory]
    [InlineData("https://a.example/?wander=1&b=2&Wander=3", "https://a.example/?b=2&Wander=3")]
    [InlineData("https://a.example/?trail12=1&trail=2&cased=3", "https://a.example/?trail=2")]
    [InlineData("https://www.lamps.example/?bulb=1&b=2#bulb=3", "https://www.lamps.example/?b=2#bulb=3")]
    [InlineData("https://notlamps.example/?bulb=1&b=2", null)]
    [InlineData("https://lamps.example/shop/9/item?cord=1", "https://lamps.example/shop/9/item")]
    [InlineData("https://lamps.example/items?cord=1", null)]
    [InlineData("https://lamps.example/?night=1", "https://lamps.example/")]
    [InlineData("https://quiet.lamps.example/?night=1", null)]
    [InlineData("https://strip.example/a?x=1&y=2#z", "https://strip.example/a#z")]
    [InlineData("https://only.example/?id=1&q=2&x=3", "https://only.example/?id=1")]
    [InlineData("https://onlyre.example/?id=1&q=2&x=3", "https://onlyre.example/?id=1&q=2")]
    [InlineData("https://start.example/ab?s=1", "https://start.example/ab")]
    [InlineData("https://start.example/b?s=1", null)]
    [InlineData("https://www.expression.example/?e=1", "https://www.expression.example/")]
    [InlineData("https://free.example/?wander=1&utm_source=2", null)]
    [InlineData("https://lamps.example/?utm_term=1&utm_source=2", "https://lamps.example/?utm_term=1")]
    [InlineData("https://images.example/?i=1", null)]
    [InlineData("https://gone.example/?g=1", null)]
    [InlineData("https://comma.example/?c=ab&c=abcd", "https://comma.example/?c=abcd")]
    public void Removeparam_rules_clean(string link, string? clean) => WrittenRules.AssertCleans(List, link, clean);

    [Fact]
    public void A_complete_provider_is_a_beacon_and_a_redirection_counts_a_click()
    {
        var catalogue = WrittenRules.CreateCatalogue(ClearUrls, out _);

        Assert.True(WebUrl.TryParse("https://pixels.example/a.gif", null, out var pixel));
        Assert.True(catalogue.Judge(pixel).Tracking?.Beacon);
        Assert.Equal("pixels", catalogue.FindBeacon(pixel, null, null));
        Assert.True(WebUrl.TryParse("https://out.lamps.example/?to=https://shop.example/", null, out var outside));
        var judgement = catalogue.Judge(outside);
        Assert.Equal("lamps", judgement.Tracking?.Redirector);
        Assert.Equal("https://shop.example/", judgement.Destination?.Href);
        Assert.True(judgement.WouldCountAClick);
    }

    [Fact]
    public void Who_referred_the_reader_stays_in_cleaned_links_unless_all_goes()
    {
        var catalogue = WrittenRules.CreateCatalogue(ClearUrls, out _);
        const string Link = "https://lamps.example/a?friend=me&glow=1";
        Assert.True(WebUrl.TryParse(Link, null, out var url));

        Assert.Equal("https://lamps.example/a?friend=me", catalogue.Clean(url, Link, LinkCleaning.Tracking));
        Assert.Equal("https://lamps.example/a", catalogue.Clean(url, Link, LinkCleaning.All));
    }

    [Fact]
    public void Bad_rules_are_named_with_their_line_and_passed_over()
    {
        _ = WrittenRules.CreateCatalogue(
            """
            { "providers": {
              "a": { "urlPattern": "a(", "rules": ["b"] },
              "b": { "urlPattern": "b",
                "rules": ["c",
                  "d[", 5],
                "exceptions": "none" },
              "c": { "rules": [] }
            } }
            """,
            out var json
        );
        _ = WrittenRules.CreateCatalogue(
            "! one\n$removeparam=good\n$removeparam=/[/\n||a.example^$removeparam=a,popup\n/(/$removeparam=b\n/x([^/$removeparam=c\n",
            out var list
        );

        Assert.Equal([2, 5, 5, 6, 7], json.Problems.Select(problem => problem.Line).Order());
        Assert.Contains(json.Problems, problem => problem.Message.Contains("'d['", StringComparison.Ordinal));
        Assert.Equal([3, 4, 5, 6], list.Problems.Select(problem => problem.Line));
        Assert.Contains("popup", list.Problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_takes_too_long_is_given_up()
    {
        var catalogue = WrittenRules.CreateCatalogue(
            """{ "providers": { "slow": { "urlPattern": "slow\\.example", "rules": ["(a+)+b", "c"] } } }""",
            out var file
        );
        Assert.True(WebUrl.TryParse($"https://slow.example/?{new string('a', 60)}=1&c=2", null, out var url));

        Assert.EndsWith("a=1", catalogue.Judge(url).Tracking?.CleanUrl, StringComparison.Ordinal);
        Assert.Equal("(a+)+b", catalogue.Judge(url) is not null ? file.TooSlow.Single().Message.Split('\'')[1] : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"providers\": ")]
    [InlineData("{ \"version\": 2 }")]
    [InlineData("||ads.example^\nexample.org##.banner\n")]
    [InlineData("\0\u0001")]
    [InlineData("{ \"providers\": { \"\\ud800\": {} } }")]
    public void A_file_in_no_known_format_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rules", text);

        Assert.Throws<InvalidDataException>(() => RuleFile.Read(path));
    }
}
