using System.Text;
using ArchiveTool.Core.Inputs.Feeds;
using ArchiveTool.Core.Inputs.Feeds.Parsing;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>What is read of XML that is not well-formed, whatever piece of it comes when.</summary>
public sealed class FeedTokenizerTests
{
    [Theory]
    [InlineData("<a>x</a>", "<a>x</a>")]
    [InlineData("\r\n <?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '>'>]><a>&b;</a>", "<a>&b;</a>")]
    [InlineData("<br /><b>Warning</b>: x\n<?xml version='1.0'?><a/>", "<a/>")]
    [InlineData(
        "<a>AT&T &nbsp;&eacute; &lt;&#0;&amp; &#38;&#x26; &copy &unknown; &notit;</a>",
        "<a>AT&T \u00A0é <\uFFFD& && &copy &unknown; &notit;</a>"
    )]
    [InlineData("<a>\u0000b\u000B\uD83D\uDE00</a>", "<a>b😀</a>")]
    [InlineData("<a><!-- & --><![CDATA[ & \u0001]] ]]]>&x</a>", "<a> & ]] ]&x</a>")]
    [InlineData("<a><![CDATA[never ends & \uD83D\uDE00", "<a>never ends & 😀")]
    [InlineData("<a>1 < 2 <3 <> x</a>", "<a>1 < 2 <3 <> x</a>")]
    [InlineData("<a b=c d='e>\"' f>x</a>", "<a b=c d=e>\" f=>x</a>")]
    [InlineData("<a b = \"?c&d&amp;e\"/>", "<a b=?c&d&e/>")]
    [InlineData("<a b=\"c>x</a>", "<a b=c>x</a>")]
    public void What_is_not_XML_is_read_as_far_as_it_has_a_meaning(string written, string expected)
    {
        Assert.Equal(expected, Read(written));
        // The pieces end in the midst of everything once.
        for (var blanks = 65_400; blanks < 65_600; blanks += 7)
        {
            var filling = "<r>" + new string(' ', blanks);
            var filled = written.Insert(written.IndexOf("<a", StringComparison.Ordinal), filling);
            Assert.Equal(filling + expected, Read(filled));
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("<a b='")]
    [InlineData("<a ")]
    [InlineData("<a>")]
    [InlineData("</b>")]
    [InlineData("<!--")]
    [InlineData("&a")]
    [InlineData("<![CDATA[")]
    public async Task Damage_repeated_without_end_is_read_in_time(string part)
    {
        var text = "<rss><channel>" + string.Concat(Enumerable.Repeat(part, 1_000_000));
        var feed = await Task.Run(() => XmlFeed.Read(new StringReader(text), null, 10));
        Assert.NotNull(feed.Damage);
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
        Assert.InRange(feed.Entries[0].Title!.Length, FeedTokenizer.MostText - 100, FeedTokenizer.MostText);
        Assert.Equal("Next", feed.Entries[1].Title);
    }

    private static string Read(string written)
    {
        using var tokens = new FeedTokenizer(new StringReader(written));
        var read = new StringBuilder();
        while (tokens.Read() is var kind and not FeedTokenKind.End)
        {
            if (kind == FeedTokenKind.Text)
            {
                read.Append(tokens.Text);
                continue;
            }

            read.Append(kind == FeedTokenKind.EndTag ? "</" : "<").Append(tokens.Name);
            foreach (var attribute in tokens.Attributes)
            {
                read.Append(' ').Append(tokens.GetName(attribute)).Append('=').Append(tokens.GetValue(attribute));
            }

            read.Append(kind == FeedTokenKind.StartTag && tokens.IsEmpty ? "/>" : ">");
        }

        return read.ToString();
    }
}
