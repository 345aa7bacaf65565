namespace ArchiveTool.Core.Tests.References;

public sealed class SrcsetTests
{
    [Theory]
    [InlineData("a.png", "a.png")]
    [InlineData("a.png 1x", "a.png [1x]")]
    [InlineData(" , , a.png 1.5x , ", "a.png [1.5x]")]
    [InlineData("a.png,b.png", "a.png,b.png")]
    [InlineData("a.png, b.png 2x", "a.png|b.png [2x]")]
    [InlineData("a.png,,, b.png 2x", "a.png|b.png [2x]")]
    [InlineData(
        "https://cdn.example/w_300,h_200/a.png 300w, https://cdn.example/w_600,h_400/a.png 600w",
        "https://cdn.example/w_300,h_200/a.png [300w]|https://cdn.example/w_600,h_400/a.png [600w]"
    )]
    [InlineData("a.png 1x 2x, b.png 2x", "b.png [2x]")]
    [InlineData("a.png 0w, b.png -1x, c.png 1.x, d.png +1x, e.png 1e1x", "e.png [1e1x]")]
    [InlineData("a.png 100w 50h, b.png 50h, c.png 1x 50h", "a.png [100w 50h]")]
    [InlineData("a.png (x, y) 1x, b.png 2x", "b.png [2x]")]
    [InlineData("a.png (, b.png 2x", "")]
    [InlineData("a.png 1X, b.png 5W, c.png x, d.png w", "")]
    [InlineData("a.png\n\t2x\r\n,b.png\f1x", "a.png [2x]|b.png [1x]")]
    [InlineData("", "")]
    [InlineData(", ,", "")]
    public void Candidates_by_the_standard(string srcset, string expected)
    {
        var lines = Collecting.Html($"<img srcset=\"{srcset}\">").Lines();

        Assert.Equal(expected, string.Join('|', lines.Select(line => line["Image img@srcset ".Length..])));
    }

    [Fact]
    public void Every_candidate_knows_its_place_behind_character_references()
    {
        var found = Collecting.Html("<img srcset='a.png?x=1&amp;y=2 1x,&#32;b&#46;png&comma; 2x'>").References;

        Assert.Equal("a.png?x=1&y=2 b.png 2x", string.Join(' ', found.Select(r => r.Raw)));
        Assert.Equal((13, 17), (found[0].Location.Offset, found[0].Location.Length));
    }
}
