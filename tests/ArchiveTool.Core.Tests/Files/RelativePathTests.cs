using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Tests.Files;

public sealed class RelativePathTests
{
    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("a/b.c", "b.c", "a")]
    [InlineData("a/b/..c", "..c", "a/b")]
    public void A_path_of_names_is_read(string text, string name, string parent)
    {
        Assert.True(RelativePath.TryParse(text, out var path));
        Assert.Equal(text, path.ToString());
        Assert.Equal(name, path.Name);
        Assert.Equal(parent, path.Parent.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("./a")]
    [InlineData("a\0b")]
    public void What_could_lead_elsewhere_is_not_read(string? text) => Assert.False(RelativePath.TryParse(text, out _));

    [Fact]
    public void A_lone_surrogate_stands_for_a_byte_or_is_refused()
    {
        Assert.True(RelativePath.IsName("caf\udce9"));
        Assert.False(RelativePath.IsName("caf\ud800"));
        Assert.False(RelativePath.IsName("caf\udc00"));
    }

    [Fact]
    public void Only_a_name_is_appended()
    {
        Assert.Equal("a/b", (RelativePath.Parse("a") / "b").ToString());
        Assert.Throws<ArgumentException>(() => RelativePath.Parse("a") / "../b");
        Assert.Throws<ArgumentException>(() => RelativePath.Parse("a") / "..");
    }

    [Fact]
    public void A_path_knows_the_folders_that_it_is_within()
    {
        var path = RelativePath.Parse("a/b/c");
        Assert.True(path.IsWithin(RelativePath.Root));
        Assert.True(path.IsWithin(RelativePath.Parse("a/b")));
        Assert.False(path.IsWithin(RelativePath.Parse("a/b/c")));
        Assert.False(RelativePath.Parse("ab").IsWithin(RelativePath.Parse("a")));
    }
}
