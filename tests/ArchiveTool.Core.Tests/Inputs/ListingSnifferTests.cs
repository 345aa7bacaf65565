using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>A feed is told by what is in it, and nothing else is taken for one.</summary>
public sealed class ListingSnifferTests
{
    [Theory]
    [InlineData("<rss version=\"2.0\">", ListingKind.Feed)]
    [InlineData(
        "\n \uFEFF<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE rss [<!ENTITY a '>'>]>\n<rss>",
        ListingKind.Feed
    )]
    [InlineData("Notice: x\n<?xml version=\"1.0\"?><rss>", ListingKind.Feed)]
    [InlineData("<?xml-stylesheet href='a.xsl'?><feed xmlns='http://www.w3.org/2005/Atom'>", ListingKind.Feed)]
    [InlineData("<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", ListingKind.Feed)]
    [InlineData("<rdf:RDF>", ListingKind.Feed)]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1\", \"items\": [] }", ListingKind.Feed)]
    [InlineData("<opml version=\"1.0\">", ListingKind.Opml)]
    [InlineData("<urlset>", ListingKind.Sitemap)]
    [InlineData("<sitemapindex>", ListingKind.Sitemap)]
    [InlineData("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>", ListingKind.Bookmarks)]
    public void What_lists_posts_is_known(string text, ListingKind kind) =>
        Assert.Equal(kind, ListingSniffer.Find(text));

    [Theory]
    [InlineData("<!DOCTYPE html><html>")]
    [InlineData("<html><body><rss>")]
    [InlineData("<div>x</div>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("---\ntitle: rss\n---\n<rss>")]
    [InlineData("{ \"title\": \"https://jsonfeed.org/version/1\" is a format }")]
    [InlineData("{\"title\":\"front matter\"}\n\ntext")]
    [InlineData("A post about <rss> and <?xml ?>")]
    [InlineData("")]
    public void A_post_is_a_post(string text) => Assert.Null(ListingSniffer.Find(text));

    [Fact]
    public void The_feed_of_a_page_is_not_that_of_its_comments()
    {
        const string Page =
            "<head><link rel=alternate type=application/json+oembed href=/o>"
            + "<link rel=alternate type=application/rss+xml title='Comments' href=/comments/feed>"
            + "<link rel='alternate home' type='application/rss+xml; charset=utf-8' href='/feed?a=1&amp;b=2'></head>";
        Assert.Equal("/feed?a=1&b=2", ListingSniffer.FindFeedLink(Page));
    }
}
