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
    public void What_is_not_of_the_form_has_no_entries(string json) =>
        Assert.Empty(JsonFeed.Read(json, "https://blog.example.net/feed.json", 10).Entries);
}
