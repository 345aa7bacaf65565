using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Posts;

/// <summary>Inputs that are no posts are refused with what they are.</summary>
public sealed class OtherContentTests
{
    [Theory]
    [InlineData("app.js", "a script")]
    [InlineData("APP.MJS", "a script")]
    [InlineData("theme.css", "a style sheet")]
    [InlineData("package.json", "JSON data")]
    [InlineData("logo.svg", "an SVG image")]
    [InlineData("rows.csv", "a table of values")]
    public void A_file_is_told_by_its_name(string name, string kind)
    {
        var source = new PostSource
        {
            Identity = "/" + name,
            Name = name,
            FilePath = "/" + name,
        };

        Assert.Equal(kind, Refuse(source, "<p>a</p>"));
    }

    [Theory]
    [InlineData("text/javascript; charset=utf-8", "a script")]
    [InlineData("text/css", "a style sheet")]
    [InlineData("application/json", "JSON data")]
    [InlineData("image/svg+xml", "an SVG image")]
    [InlineData("image/png", "an image")]
    [InlineData("video/mp4", "a video")]
    [InlineData("application/zip", "an archive")]
    public void A_fetched_input_is_told_by_its_media_type(string type, string kind) =>
        Assert.Equal(kind, Refuse(Fetched("post.html", type), "<p>a</p>"));

    [Theory]
    [InlineData("post.css", "text/html")]
    [InlineData("post.js", "text/plain")]
    [InlineData("post.md", "application/octet-stream")]
    [InlineData("post", null)]
    public void What_a_server_says_counts_for_more_than_a_name(string name, string? type) =>
        Assert.Null(Refuse(Fetched(name, type), "<p>a</p>"));

    [Fact]
    public void A_whole_page_is_read_whatever_its_server_calls_it() =>
        Assert.Null(Refuse(Fetched("post", "application/json"), "\n<!DOCTYPE html><p>a"));

    [Fact]
    public void A_format_that_is_asked_for_is_read()
    {
        var reading = PostReader.Read(
            Fetched("post.js", "text/javascript"),
            "a"u8.ToArray(),
            new PostReadOptions { Format = PostFormat.Markdown }
        );

        Assert.NotNull(reading.Post);
    }

    [Theory]
    [InlineData("7z\u00BC\u00AF\u0027\u001C", "a 7z archive")]
    [InlineData("II*\0abcdefgh", "a TIFF image")]
    [InlineData("wOF2abcdefgh", "a font")]
    [InlineData("{\\rtf1 text}", "an RTF document")]
    public void A_file_is_told_by_its_first_bytes(string bytes, string kind)
    {
        var source = new PostSource { Identity = "/post.md", Name = "post.md" };

        var reading = PostReader.Read(source, Encoding.Latin1.GetBytes(bytes), new PostReadOptions());

        Assert.Equal($"post.md is not a post: it is {kind}.", reading.Problem?.Message);
    }

    private static PostSource Fetched(string name, string? type)
    {
        Assert.True(WebUrl.TryParse("https://host.test/" + name, null, out var url));
        return PostSource.FromUrl(url, url, type);
    }

    private static string? Refuse(PostSource source, string text)
    {
        var problem = PostReader.Read(source, Encoding.UTF8.GetBytes(text), new PostReadOptions()).Problem;
        Assert.Equal(problem is null ? null : Reason.NotText, problem?.Reason);
        return problem?.Message.Split("it is ")[1].Split(';')[0];
    }
}
