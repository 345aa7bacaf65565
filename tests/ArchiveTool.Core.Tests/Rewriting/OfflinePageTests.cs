using ArchiveTool.Core.Posts;
using ArchiveTool.Core.Rewriting;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>What of a post's body comes into its offline page, and how.</summary>
public sealed class OfflinePageTests
{
    [Theory]
    [InlineData("<script>run()</script>", "run()")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://x.example/'>", "x.example")]
    [InlineData("<link rel=preconnect href=https://x.example/>", "x.example")]
    [InlineData("<link rel=dns-prefetch href=//x.example>", "x.example")]
    [InlineData("<link rel=preload as=image imagesrcset='https://x.example/1.png 1x'>", "x.example")]
    [InlineData("<a href=https://a.example/ ping=https://x.example/>a</a>", "x.example")]
    [InlineData("<a href=\"java\tscript:run()\">a</a>", "run()")]
    [InlineData("<p onclick=run()>a</p>", "run()")]
    [InlineData("<iframe srcdoc='<b>run()</b>'></iframe>", "run()")]
    [InlineData("<form action=https://x.example/><button formaction=https://x.example/>a</button></form>", "x.example")]
    [InlineData("<base href=https://x.example/>", "x.example")]
    [InlineData(
        "<svg><image href=https://x.example/1.png /><use href='https://x.example/1.svg#a'/></svg>",
        "x.example"
    )]
    [InlineData("<p style='background:url(https://x.example/1.png)'>a</p>", "x.example")]
    [InlineData("<img src='../../assets/../../../etc/x.example'>", "src=\"../../assets/..")]
    [InlineData("<a href=https://a.example/ data-at-url=https://x.example/>a</a>", "x.example")]
    public void What_runs_or_loads_is_gone(string html, string gone) =>
        Assert.DoesNotContain(gone, Body(html), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=/next>a</a>", "<a href=\"https://blog.example/next\">a</a>")]
    [InlineData("<a href=../up?q=1#f>a</a>", "<a href=\"https://blog.example/up?q=1#f\">a</a>")]
    [InlineData("<a href=#part>a</a>", "<a href=\"#part\">a</a>")]
    [InlineData("<area href=next>", "<area href=\"https://blog.example/posts/next\">")]
    public void Relative_links_become_absolute(string html, string expected) =>
        Assert.Contains(expected, Body(html), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "<img src=gone.png alt='A pier'>",
        "Picture not archived: A pier</span> <code>https://blog.example/posts/gone.png"
    )]
    [InlineData("<video src=gone.mp4></video>", "Video not archived</span> <code>https://blog.example/posts/gone.mp4")]
    [InlineData("<audio src=gone.ogg></audio>", "Sound not archived</span> <code>https://blog.example/posts/gone.ogg")]
    [InlineData(
        "<iframe src=/frame></iframe>",
        "Embedded page not archived</span> <a rel=\"noreferrer\" href=\"https://blog.example/frame\""
    )]
    public void What_is_missing_is_named_with_its_address(string html, string expected) =>
        Assert.Contains(expected, Body(html), StringComparison.Ordinal);

    [Fact]
    public void A_missing_picture_inside_a_drawing_does_not_end_the_drawing()
    {
        var body = Body("<svg><image href=gone.png /><circle r=\"5\" /></svg>");

        Assert.DoesNotContain("<span", body, StringComparison.Ordinal);
        Assert.Contains("<circle r=\"5\" />", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_Markdown_line_is_the_end_of_a_line() =>
        Assert.Contains("one<br />\ntwo", Body("one\ntwo", PostFormat.Markdown), StringComparison.Ordinal);

    [Fact]
    public void A_part_of_another_drawing_comes_into_the_page_once()
    {
        const string sprite = """
            <?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>run()</script>
            <linearGradient id="g"/><symbol id="star" onclick="run()"><path fill="url(#g)"/></symbol></svg>
            """;
        var body = Body(
            "<svg><use href='../../assets/aa/s.svg#star'/><use xlink:href='../../assets/aa/s.svg#star'/></svg><p id=star>",
            readSvg: path => path == "../../assets/aa/s.svg" ? sprite : null
        );

        Assert.Contains("<use href=\"#at-1-star\" />", body, StringComparison.Ordinal);
        Assert.Contains("<use xlink:href=\"#at-1-star\" />", body, StringComparison.Ordinal);
        Assert.Contains("fill=\"url(#at-1-g)\"", body, StringComparison.Ordinal);
        Assert.Contains("<p id=\"star\">", body, StringComparison.Ordinal);
        Assert.Equal(2, body.Split("id=\"at-1-star\"").Length);
        Assert.DoesNotContain("run()", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_led_into_the_library_and_back()
    {
        const string html =
            "<a title=t href='https://blog.example/b?x=1&amp;y=2#p' rel=next>b</a><a href=https://blog.example/c>c</a>";
        var page = Page(html);
        var led = OfflineLinks.Lead(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["https://blog.example/b?x=1&y=2"] = "../b/index.html",
            }
        );

        Assert.Contains("<a title=\"t\" href=\"../b/index.html#p\"", led, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://blog.example/c\">c</a>", led, StringComparison.Ordinal);
        Assert.Equal(page, OfflineLinks.Lead(led, new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    private static string Body(string html, PostFormat format = PostFormat.Html, Func<string, string?>? readSvg = null)
    {
        var page = Page(html, format, readSvg);
        var start = page.IndexOf("<archived-post>", StringComparison.Ordinal);
        return page[start..page.IndexOf("</archived-post>", StringComparison.Ordinal)];
    }

    private static string Page(string html, PostFormat format = PostFormat.Html, Func<string, string?>? readSvg = null)
    {
        Assert.True(WebUrl.TryParse("https://blog.example/posts/", null, out var address));
        return OfflinePage.Render(
            new OfflinePageContent
            {
                Title = "A post",
                DocumentUrl = address,
                ArchivedAt = DateTimeOffset.UnixEpoch,
                Format = format,
                Body = html,
                ReadSvg = readSvg ?? (_ => null),
            }
        );
    }
}
