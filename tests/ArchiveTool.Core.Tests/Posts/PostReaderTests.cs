using System.Text;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Tests.Posts;

public sealed class PostReaderTests
{
    private const string FeedPost = """

        ---
        title: '天才少年_成果'
        categories: 
         - 新媒体
         - cnBeta
        headimg: 'https://n.example.com/a/28e2.png'
        author: cnBeta
        comments: false
        date: Thu, 25 Nov 2021 12:44:11 GMT
        thumbnail: 'https://n.example.com/a/28e2.png'
        ---

        <div>   
        要说起<br>
        <p><img id="0" src="https://n.example.com/a/28e2.png" referrerpolicy="no-referrer"></p>
        </div>
            
        """;

    internal static Post Read(string text, string name = "post.txt", PostFormat? format = null) =>
        Read(Encoding.UTF8.GetBytes(text), name, format);

    internal static Post Read(byte[] bytes, string name = "post.txt", PostFormat? format = null)
    {
        var source = new PostSource { Identity = name, Name = name };
        var reading = PostReader.Read(source, bytes, new PostReadOptions { Format = format });
        Assert.True(reading.IsPost, reading.Problem?.Message);
        return reading.Post;
    }

    [Fact]
    public void Reads_a_feed_converters_post()
    {
        var post = Read(FeedPost);

        Assert.Equal("天才少年_成果", post.Title);
        Assert.Equal("cnBeta", post.Author);
        Assert.Equal(["新媒体", "cnBeta"], post.Categories);
        Assert.Equal(new DateTimeOffset(2021, 11, 25, 12, 44, 11, TimeSpan.Zero), post.Date);
        Assert.Equal(PostFormat.Html, post.Format);
        Assert.Equal("utf-8", post.Text.Charset.Name);
        Assert.StartsWith("<div>", post.Text.Slice(post.Body).Trim().ToString(), StringComparison.Ordinal);
        Assert.Empty(post.Problems);
        Assert.Null(post.DocumentUrl);
    }

    [Theory]
    [InlineData("<div>\n<p>a</p>\n\n# no heading: it stands in a comment -->\n</div>", false)]
    [InlineData("<div><p>a</p>\n\n<p>- b</p>\n\ntext of a feed\n</div>", true)]
    [InlineData("<div>\n# raw, for no blank line ends the block\n</div>\n", true)]
    [InlineData("<div>\n<pre>\n\n# a comment\n- x\n</pre>\n</div>", true)]
    [InlineData("<!doctype html><p>a", true)]
    [InlineData("<html><body><h1>a</h1></body></html>\n<!-- end -->\n", true)]
    [InlineData("<div align=\"center\">a</div>\n\n## Heading\n\n<p align=\"center\">the end</p>", false)]
    [InlineData("<p>a</p>\n\n<p>b</p>", false)]
    [InlineData("<div>\n\n![a](b.png)\n\n</div>", false)]
    [InlineData("<div>\n\n- a\n- b\n\n</div>", false)]
    [InlineData("<div>\n\n| a | b |\n|---|---|\n\n</div>", false)]
    [InlineData("<div>\n\n```html\n<img src=a>\n```\n\n</div>", false)]
    [InlineData("<div>\n\ntext with **emphasis**\n\n</div>", false)]
    [InlineData("<div>a</div> and text", false)]
    public void A_Markdown_file_is_HTML_only_where_one_element_is_all_of_it(string body, bool isHtml) =>
        Assert.Equal(
            isHtml ? PostFormat.Html : PostFormat.Markdown,
            Read($"---\ntitle: t\n---\n{body}", "post.md").Format
        );

    [Theory]
    [InlineData("title: \"\"\"\"'\u2026'\"\"\"\"")]
    [InlineData("title: &>/dev/null")]
    public void Broken_front_matter_costs_only_itself(string line)
    {
        var post = Read($"---\nauthor: x\n{line}\n---\n<p>body</p>\n");

        var problem = Assert.Single(post.Problems);
        Assert.Equal((ProblemCode.Input, Reason.FrontMatterBroken, 3), (problem.Code, problem.Reason, problem.Line));
        Assert.Equal("<p>body</p>\n", post.Text.Slice(post.Body).ToString());
        Assert.Equal(PostFormat.Html, post.Format);
    }

    [Theory]
    [InlineData("", Reason.EmptyInput)]
    [InlineData(" \n\t\n", Reason.EmptyInput)]
    [InlineData("\uFEFF", Reason.EmptyInput)]
    [InlineData("GIF89a....", Reason.NotText)]
    [InlineData("\0\u0001\u0002\u0003\0\0\u0005\u0006\u0007\u0008", Reason.NotText)]
    public void What_is_no_text_is_no_post(string text, Reason reason)
    {
        var source = PostSource.FromFile("a.md");

        var reading = PostReader.Read(source, Encoding.UTF8.GetBytes(text), new PostReadOptions());

        Assert.False(reading.IsPost);
        Assert.Equal(reason, reading.Problem.Reason);
    }

    [Theory]
    [InlineData("Thu, 25 Nov 2021 12:44:11 GMT", "2021-11-25T12:44:11+00:00")]
    [InlineData("Mon, 25 Nov 2021 12:44:11 +0800", "2021-11-25T12:44:11+08:00")]
    [InlineData("2021-11-25 12:44:11", "2021-11-25T12:44:11+00:00")]
    [InlineData("2021-11-25T12:44:11Z", "2021-11-25T12:44:11+00:00")]
    [InlineData("2021-11-25T12:44:11.5+01:00", "2021-11-25T12:44:11.5+01:00")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.1-05:00")]
    [InlineData("2001-12-14 21:59:43.10 -5", "2001-12-14T21:59:43.1-05:00")]
    [InlineData("2021-11-25 12:44:11 +0800", "2021-11-25T12:44:11+08:00")]
    [InlineData("2021/11/25 9:04", "2021-11-25T09:04:00+00:00")]
    [InlineData("2021-11-25", "2021-11-25T00:00:00+00:00")]
    public void Reads_dates_as_blogs_write_them(string written, string expected)
    {
        var post = Read($"---\ndate: {written}\n---\ntext\n");

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), post.Date);
        Assert.Equal(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).Offset,
            post.Date!.Value.Offset
        );
    }
}
