using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>What is mended in the XML of feeds, whatever piece of it comes when.</summary>
public sealed class TolerantXmlReaderTests
{
    [Theory]
    [InlineData("<a>x</a>", "<a>x</a>")]
    [InlineData("\r\n <?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '>'>]><a>&b;</a>", "<a>&amp;b;</a>")]
    [InlineData("<br /><b>Warning</b>: x\n<?xml version='1.0'?><a/>", "<a/>")]
    [InlineData("<a>AT&T &nbsp;&eacute; &lt;&#0;&amp;</a>", "<a>AT&amp;T \u00A0é &lt;\uFFFD&amp;</a>")]
    [InlineData("<a>\u0000b\u000B\uFFFE\uD83D\uDE00¤</a>", "<a>b😀</a>")]
    [InlineData("<a><!-- & --><![CDATA[ & \u0001]] ]]]>&x</a>", "<a><![CDATA[ & ]] ]]]>&amp;x</a>")]
    [InlineData("<a><![CDATA[never ends & \uD83D\uDE00", "<a><![CDATA[never ends & 😀")]
    public void Damage_is_mended(string written, string clean)
    {
        // Half a pair of surrogates, which an attribute cannot hold.
        written = written.Replace('¤', '\uD83D');
        Assert.Equal(clean, new TolerantXmlReader(new StringReader(written)).ReadToEnd());
        // The pieces end in the midst of everything once.
        for (var blanks = 65_400; blanks < 65_600; blanks += 7)
        {
            var filled = written.Insert(
                written.IndexOf("<a", StringComparison.Ordinal),
                "<r>" + new string(' ', blanks)
            );
            var expected = clean.Insert(clean.IndexOf("<a", StringComparison.Ordinal), "<r>" + new string(' ', blanks));
            Assert.Equal(expected, new TolerantXmlReader(new StringReader(filled)).ReadToEnd());
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_text_without_end_is_cut_and_what_stands_behind_it_is_read()
    {
        var feed = await Task.Run(() =>
            XmlFeed.Read(
                new StringReader(
                    "<rss><channel><item><title>"
                        + new string('x', 10_000_000)
                        + "</title></item><item><title>Next</title></item></channel></rss>"
                ),
                null,
                10
            )
        );
        Assert.True(feed.WasCut);
        Assert.Null(feed.Damage);
        Assert.InRange(feed.Entries[0].Title!.Length, TolerantXmlReader.MostText - 100, TolerantXmlReader.MostText);
        Assert.Equal("Next", feed.Entries[1].Title);
    }
}
