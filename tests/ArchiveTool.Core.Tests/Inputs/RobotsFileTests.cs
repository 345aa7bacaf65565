using ArchiveTool.Core.Inputs.Unfolding;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>robots.txt by RFC 9309, with the cases of its section 5 among them.</summary>
public sealed class RobotsFileTests
{
    private const string Groups = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: foobot
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("foobot", "/example/page.html", true)]
    [InlineData("FooBot", "/example/other.html", false)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/page.htm", true)]
    [InlineData("quxbot", "/example/page.html", true)]
    [InlineData("other", "/example/page.html", false)]
    [InlineData("other", "/a.gif", false)]
    [InlineData("other", "/a.gif?x", true)]
    [InlineData("other", "/robots.txt", true)]
    public void Groups_hold_for_the_crawlers_that_they_name(string product, string path, bool allowed) =>
        Assert.Equal(allowed, Allows(Groups, product, path));

    [Theory]
    [InlineData("Disallow: /p\nAllow: /page", "/page", true)]
    [InlineData("Allow: /page\nDisallow: /page", "/page", true)]
    [InlineData("Allow: /\nDisallow: /page", "/page/x", false)]
    [InlineData("Disallow: /*/draft$", "/2026/draft", false)]
    [InlineData("Disallow: /*/draft$", "/2026/draft/", true)]
    [InlineData("Disallow: /a*b*c", "/a-b-b-c-d", false)]
    [InlineData("Disallow: /%7Ejoe", "/~joe/x", false)]
    [InlineData("Disallow: /日本", "/%E6%97%A5%E6%9C%AC/1", false)]
    [InlineData("Disallow: /*?print", "/post?print=1", false)]
    [InlineData("Disallow:", "/x", true)]
    [InlineData("Disallow: / # all of it", "/x", false)]
    [InlineData("Sitemap: http://a.example/s.xml\nDisallow: /x", "/x", false)]
    public void The_longest_rule_decides(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Allows("\uFEFFUser-agent: *\r\n" + rules, "ArchiveTool", path));

    [Fact(Timeout = 30_000)]
    public async Task A_pattern_of_many_stars_takes_no_time()
    {
        var rules = "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 5_000)) + "$";
        Assert.True(await Task.Run(() => Allows(rules, "x", "/" + new string('a', 4_000) + "b")));
    }

    private static bool Allows(string text, string product, string path) =>
        WebUrl.TryParse("http://a.example" + path, null, out var url) && RobotsFile.Parse(text, product).Allows(url);
}
