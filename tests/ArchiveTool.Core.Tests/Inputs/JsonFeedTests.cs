using System.Text;
using ArchiveTool.Core.Inputs.Feeds;

namespace ArchiveTool.Core.Tests.Inputs;

/// <summary>JSON that calls itself a feed, or only looks like one.</summary>
public sealed class JsonFeedTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("[2]")]
    [InlineData("\"feed\"")]
    [InlineData("null")]
    [InlineData("{\"items\":[2, null, \"a\"], \"authors\":[2], \"author\":\"a\"}")]
    public void What_is_not_of_the_form_has_no_entries(string json) => Assert.Empty(Read(json).Entries);

    [Fact]
    public void What_is_about_all_entries_may_stand_behind_them()
    {
        var feed = Read(
            "{\"items\":[{\"id\":1,\"url\":\"/a\"},{\"id\":\"2\"}],\"authors\":[{\"name\":\"Ann\"},{\"name\":\"Bo\"}],\"home_page_url\":\"https://b.example.net/\"}"
        );
        Assert.Equal(["https://b.example.net/a", null], feed.Entries.Select(entry => entry.Link));
        Assert.Equal(["Ann, Bo", "Ann, Bo"], feed.Entries.Select(entry => entry.Author));
    }

    [Fact]
    public void Pieces_end_in_the_midst_of_everything()
    {
        var item = "{\"id\":\"\\ud83d\\ude00\\ud83d x\",\"content_html\":\"<p>ü\\n</p>\",\"tags\":[\"a\"]}";
        for (var blanks = 65_300; blanks < 65_500; blanks += 3)
        {
            var feed = Read($"\uFEFF{{\"title\":\"{new string(' ', blanks)}\",\"items\":[{item},{item}]}}");
            Assert.Equal(["😀\uFFFD x", "😀\uFFFD x"], feed.Entries.Select(entry => entry.Id));
            Assert.Equal("<p>ü\n</p>", feed.Entries[1].Content);
        }
    }

    [Fact]
    public void A_damaged_feed_keeps_the_entries_before_the_damage()
    {
        var feed = Read("{\"items\":[{\"id\":\"1\"},{\"id\":\"2\"");
        Assert.Equal(["1"], feed.Entries.Select(entry => entry.Id));
        Assert.NotNull(feed.Damage);
    }

    [Fact]
    public void A_text_without_end_is_told()
    {
        var feed = Read(
            $"{{\"items\":[{{\"id\":\"1\"}},{{\"id\":\"2\",\"title\":\"{new string('x', 20_000_000)}\"}}]}}"
        );
        Assert.Single(feed.Entries);
        Assert.Contains("16 MB", feed.Damage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"ve\u00ffsion\": 1, \"items\": [{\"id\": \"1\", \"title\": \"a\u00ffb\"}]}", "a?b")]
    [InlineData("{\"items\": [{\"id\": \"1\", \"title\": \"a\u00e4\u00c3\"}]}", "a??")]
    public void Bytes_that_are_not_UTF_8_cost_themselves_alone(string latin, string title)
    {
        var feed = Read(Encoding.Latin1.GetBytes(latin));

        Assert.Equal(title, Assert.Single(feed.Entries).Title);
        Assert.Null(feed.Damage);
    }

    [Fact]
    public void A_character_may_go_on_in_the_next_piece()
    {
        var title = new string('海', 100_000);
        foreach (var shift in (string[])["", " ", "  "])
        {
            var json = Encoding.UTF8.GetBytes($$"""{{{shift}}"items": [{"id": "1", "title": "{{title}}"}]}""");

            Assert.Equal(title, Assert.Single(Read(json).Entries).Title);
        }
    }

    private static Feed Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static Feed Read(byte[] json) =>
        JsonFeed.Read(() => new MemoryStream(json), "https://blog.example.net/feed.json", 10);
}
