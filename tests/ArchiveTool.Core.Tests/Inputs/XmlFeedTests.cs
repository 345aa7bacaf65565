using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>Feeds as they are found: each entry with all that it says.</summary>
public sealed class XmlFeedTests
{
    private const string Prefixes =
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\" "
        + "xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"";

    [Fact]
    public void Full_content_is_preferred_to_the_description()
    {
        var entry = Rss("<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>");
        Assert.Equal("<p>long</p>", entry.Content);
    }

    [Theory]
    [InlineData("<title>A &amp;amp; B</title>", "A & B")]
    [InlineData("<title>&lt;b&gt;A&lt;/b&gt;  B</title>", "A B")]
    [InlineData("<title><![CDATA[A &amp; B]]></title>", "A & B")]
    [InlineData("<title></title><media:title>M</media:title>", "M")]
    [InlineData("<title mode=\"base64\">QSA8Yj5CPC9iPg==</title>", "A B")]
    public void A_title_is_text_however_often_it_was_escaped(string xml, string title) =>
        Assert.Equal(title, Rss(xml).Title);

    [Theory]
    [InlineData("<guid>https://x.example.net/1</guid>", "https://x.example.net/1")]
    [InlineData("<guid isPermaLink=\"false\">https://x.example.net/1</guid>", null)]
    [InlineData("<link>/2</link>", "https://blog.example.net/2")]
    [InlineData("<link>\n https://x.example.net/3 \n</link>", "https://x.example.net/3")]
    [InlineData("<atom:link rel=\"self\" href=\"/s\"/><link>/4</link>", "https://blog.example.net/4")]
    [InlineData(
        "<link>https://c.example/1</link><feedburner:origLink>https://x.example.net/5</feedburner:origLink>",
        "https://x.example.net/5"
    )]
    public void The_link_of_an_entry_is_found(string xml, string? link) => Assert.Equal(link, Rss(xml).Link);

    [Theory]
    [InlineData("<dc:description>Text</dc:description>")]
    [InlineData("<itunes:subtitle>Text</itunes:subtitle>")]
    [InlineData(
        "<media:content url=\"https://a.example/b.jpg\"><media:description>Text</media:description></media:content>"
    )]
    [InlineData("<media:group><media:description>Text</media:description></media:group>")]
    public void Where_nothing_else_is_said_other_texts_are_the_content(string xml) =>
        Assert.Equal("Text", Rss(xml).Content);

    [Theory]
    [InlineData(
        "<atom:link rel=\"http://www.iana.org/assignments/relation/enclosure\" href=\"https://a.example/b.jpg\"/>"
    )]
    [InlineData(
        "<atom:link rel=\"enclosure\" href=\"https://c.example/b.jpg\"/><feedburner:origEnclosureLink>https://a.example/b.jpg</feedburner:origEnclosureLink>"
    )]
    public void An_enclosure_of_Atom_is_found_at_its_own_address(string xml) =>
        Assert.Equal("https://a.example/b.jpg", Assert.Single(Rss(xml).Media).Url);

    [Fact]
    public void Every_file_is_found_once()
    {
        var entry = Rss(
            "<enclosure url=\"/a.mp3\" type=\"audio/mpeg\"/><enclosure url=\"/b.jpg\" type=\"image/jpeg\"/><enclosure url=\"\"/>"
                + "<media:group><media:content url=\"https://c.example.net/m.jpg\" medium=\"image\"><media:thumbnail url=\"/t.png\"/>"
                + "</media:content></media:group><media:thumbnail url=\"/t.png\"/>"
        );
        Assert.Equal(
            [
                "https://blog.example.net/a.mp3",
                "https://blog.example.net/b.jpg",
                "https://c.example.net/m.jpg",
                "https://blog.example.net/t.png",
            ],
            entry.Media.Select(file => file.Url)
        );
        Assert.Equal([false, true, true, true], entry.Media.Select(file => file.IsPicture));
    }

    [Fact]
    public void Xml_base_counts_at_every_level()
    {
        const string Text =
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://a.example.net/blog/\"><author><name>Ann</name></author>"
            + "<entry><id>t:1</id><link href=\"one\"/><content type=\"xhtml\" xml:base=\"img/\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
            + "<p>x<br/><img src=\"a.png\" alt=\"&lt;q&gt;\"/></p></div></content></entry></feed>";
        var entry = Assert.Single(XmlFeed.Read(new StringReader(Text), null, 10).Entries);
        Assert.Equal("https://a.example.net/blog/one", entry.Link);
        Assert.Equal("https://a.example.net/blog/img/", entry.Base);
        Assert.Equal("<p>x<br><img src=\"a.png\" alt=\"&lt;q&gt;\"></p>", entry.Content);
        Assert.Equal("Ann", entry.Author);
    }

    [Fact]
    public void Atom_03_says_how_its_content_is_written()
    {
        const string Text =
            "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><entry><issued>2004-01-02T03:04:05Z</issued>"
            + "<content type=\"text/html\" mode=\"base64\">PHA+eDwvcD4=</content></entry>"
            + "<entry><content type=\"text/html\" mode=\"escaped\">&lt;p&gt;y&lt;/p&gt;</content></entry>"
            + "<entry><content type=\"application/xhtml+xml\" mode=\"xml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>z</p></div></content></entry></feed>";
        Assert.Equal(
            ["<p>x</p>", "<p>y</p>", "<p>z</p>"],
            XmlFeed.Read(new StringReader(Text), null, 10).Entries.Select(entry => entry.Content)
        );
    }

    [Fact]
    public void Rdf_is_described_by_Dublin_Core()
    {
        const string Text =
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"https://r.example.net/\"><title>R</title></channel>"
            + "<item rdf:about=\"https://r.example.net/1\"><title>One</title><dc:creator>Bo</dc:creator><dc:date>2004-05-06T07:08+01:00</dc:date>"
            + "<dc:subject>s</dc:subject></item></rdf:RDF>";
        var entry = Assert.Single(XmlFeed.Read(new StringReader(Text), null, 10).Entries);
        Assert.Equal(("One", "Bo", "https://r.example.net/1"), (entry.Title, entry.Author, entry.Link));
        Assert.Equal(new DateTimeOffset(2004, 5, 6, 6, 8, 0, TimeSpan.Zero), entry.Date?.ToUniversalTime());
        Assert.Equal(["s"], entry.Categories);
    }

    [Theory]
    [InlineData("caf&eacute;&nbsp;&unknown; &amp; A & B", "café &unknown; & A & B")]
    [InlineData("a\u0001b\u000Bc", "abc")]
    public void What_no_XML_may_hold_is_read_all_the_same(string written, string title) =>
        Assert.Equal(title, Rss($"<title>{written}</title>").Title);

    [Fact]
    public void Entities_of_a_document_type_are_never_expanded()
    {
        const string Text =
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + "<rss><channel><item><title>x&a;&b;</title></item></channel></rss>";
        Assert.Equal("x&a;&b;", Assert.Single(XmlFeed.Read(new StringReader(Text), null, 10).Entries).Title);
    }

    [Fact]
    public void Prefixes_that_were_never_declared_are_known()
    {
        const string Text =
            "<rss><channel><item><dc:creator>Bo</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded></item></channel></rss>";
        var entry = Assert.Single(XmlFeed.Read(new StringReader(Text), null, 10).Entries);
        Assert.Equal(("Bo", "<p>x</p>"), (entry.Author, entry.Content));
    }

    [Fact]
    public void A_damaged_feed_keeps_the_entries_before_the_damage()
    {
        var feed = XmlFeed.Read(
            new StringReader("<rss><channel><item><title>1</title></item>\n<item><title>2</tit"),
            null,
            10
        );
        Assert.Equal(["1"], feed.Entries.Select(entry => entry.Title));
        Assert.Equal("line 2, column 20: it ends inside of <title>", feed.Damage);
    }

    [Theory]
    [InlineData(
        "<item><title>1</b></title></item><item><title>2</title></item>",
        "line 1, column 29: an end tag ends nothing"
    )]
    [InlineData("<item><title>1</item><item><title>2</title></item>", "line 1, column 29: an element has no end tag")]
    [InlineData("<item><title>1</title><item><title>2</title></item>", "line 1, column 37: an entry begins in another")]
    [InlineData("<item><title>1</title><a b=c/></item><item><title>2</title></item>", "an attribute has no quotes")]
    [InlineData(
        "<item><title>1</title><a b='c' b='c'/></item><item><title>2</title></item>",
        "an attribute is there twice"
    )]
    [InlineData("<ITEM><Title>1</Title></ITEM><ITEM><Title>2</Title></ITEM>", null)]
    [InlineData("<item><title>1</title><d>a<br>b<img src='c'></d></item><item><title>2</title></item>", null)]
    public void Tags_that_do_not_match_cost_no_entry(string items, string? mended)
    {
        var feed = XmlFeed.Read(new StringReader($"<rss><channel>{items}</channel></rss>"), null, 10);
        Assert.Equal(["1", "2"], feed.Entries.Select(entry => entry.Title));
        Assert.Null(feed.Damage);
        if (mended is null)
        {
            Assert.Null(feed.Mended);
        }
        else
        {
            Assert.EndsWith(mended, feed.Mended, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<p>a<br>b</p><img src=\"c.png\"> d", "<p>a<br>b</p><img src=\"c.png\"> d")]
    [InlineData("&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;", "<p>a</p>")]
    [InlineData("&lt;b&gt;a&lt;/b&gt; <i>c</i>", "<b>a</b> <i>c</i>")]
    [InlineData("x &amp;lt;p&amp;gt; y", "x &lt;p&gt; y")]
    public void A_description_is_HTML_however_it_was_escaped(string xml, string html) =>
        Assert.Equal(html, Rss($"<description>{xml}</description>").Content);

    [Theory]
    [InlineData("<link>https://blog.example.net/?a=1&#38;b=2</link>")]
    [InlineData("<link>https://blog.example.net/?a=1&#038;b=2</link>")]
    [InlineData("<link>https://blog.example.net/?a=1&amp;b=2</link>")]
    [InlineData("<link>https://blog.example.net/?a=1&b=2</link>")]
    public void An_ampersand_in_an_address_is_one(string xml) =>
        Assert.Equal("https://blog.example.net/?a=1&b=2", Rss(xml).Link);

    [Theory]
    [InlineData("<enclosure url='/a.jpg' type='JPEG'/>", true)]
    [InlineData("<enclosure url='/a.jpg' type='application/octet-stream'/>", true)]
    [InlineData("<enclosure url='/a.jpg' type='text/html'/>", false)]
    [InlineData("<enclosure type='image/png'>/a.jpg</enclosure>", true)]
    public void A_picture_is_known_by_its_name_where_its_type_says_nothing(string xml, bool isPicture)
    {
        var file = Assert.Single(Rss(xml).Media);
        Assert.Equal(("https://blog.example.net/a.jpg", isPicture), (file.Url, file.IsPicture));
    }

    [Fact]
    public void Keywords_are_categories() =>
        Assert.Equal(
            ["a", "b c"],
            Rss(
                "<itunes:keywords xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>a, b c,</itunes:keywords>"
            ).Categories
        );

    [Fact]
    public void Xml_base_counts_in_the_content_and_of_each_link()
    {
        const string Text =
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example.net/'><entry><id>t:1</id>"
            + "<link xml:base='https://b.example.net/' href='one'/><link rel='enclosure' xml:base='f/' href='e.png'/>"
            + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p xml:base='p/'><img src='i.png'/></p><img src='j.png'/></div></content>"
            + "</entry></feed>";
        var entry = Assert.Single(XmlFeed.Read(new StringReader(Text), null, 10).Entries);
        Assert.Equal("https://b.example.net/one", entry.Link);
        Assert.Equal("https://a.example.net/f/e.png", Assert.Single(entry.Media).Url);
        Assert.Equal("<p><img src=\"https://a.example.net/p/i.png\"></p><img src=\"j.png\">", entry.Content);
        Assert.Equal("https://a.example.net/", entry.Base);
    }

    [Fact]
    public void No_more_entries_are_read_than_asked_for()
    {
        var items = string.Concat(Enumerable.Range(0, 50).Select(i => $"<item><title>{i}</title></item>"));
        var feed = XmlFeed.Read(new StringReader($"<rss><channel>{items}"), null, 3);
        Assert.Equal(["0", "1", "2"], feed.Entries.Select(entry => entry.Title));
        Assert.True(feed.HasMore);
        Assert.Null(feed.Damage);
    }

    [Fact]
    public void Depth_and_length_cost_no_stack()
    {
        var deep =
            string.Concat(Enumerable.Repeat("<b>", 100_000)) + "x" + string.Concat(Enumerable.Repeat("</b>", 100_000));
        Assert.Contains("x", Rss($"<description>{deep}</description>").Content, StringComparison.Ordinal);
    }

    private static FeedEntry Rss(string item) =>
        Assert.Single(
            XmlFeed
                .Read(
                    new StringReader(
                        $"<rss version=\"2.0\" {Prefixes}><channel><link>https://blog.example.net/</link><item>{item}</item></channel></rss>"
                    ),
                    null,
                    10
                )
                .Entries
        );
}
