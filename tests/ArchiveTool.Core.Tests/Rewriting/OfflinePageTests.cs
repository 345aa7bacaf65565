using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.References;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>What of a post's body comes into its offline page, and how.</summary>
public sealed class OfflinePageTests
{
    [Fact]
    public void Dead_links_look_and_read_dead_with_a_capture_beside()
    {
        var page = OfflinePage.Render(
            new OfflinePageContent
            {
                Title = "A post",
                ArchivedAt = DateTimeOffset.UnixEpoch,
                Format = PostFormat.Markdown,
                Body = "[gone](https://gone.example/a) [here](https://here.example/)",
                DeadLinks = new Dictionary<string, DeadLink>
                {
                    ["https://gone.example/a"] = new(
                        "not <found>",
                        "https://web.archive.org/web/1/https://gone.example/a"
                    ),
                },
            }
        );

        Assert.Contains(
            "<a href=\"https://gone.example/a\" data-at-dead=\"Dead link: not &lt;found&gt;\" title=\"Dead link: not &lt;found&gt;\">gone</a>"
                + "<span class=\"at-note\"> (dead link: not &lt;found&gt;)</span>"
                + " <a class=\"at-capture\" rel=\"noreferrer\" href=\"https://web.archive.org/web/1/https://gone.example/a\">archived copy</a>"
                + " <a href=\"https://here.example/\">here</a>",
            page,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "```js\nlet a = '<b>'; // c\n```",
        "<span class=\"at-keyword\">let</span> a = <span class=\"at-string\">'&lt;b&gt;'</span>; <span class=\"at-comment\">// c</span>"
    )]
    [InlineData("```\nlet a\n```", "<code>let a\n</code>")]
    [InlineData(
        "<pre><code class=\"language-js\"><span class=\"hljs-keyword\">let</span> a</code></pre>",
        "<span class=\"hljs-keyword\">let</span> a</code>"
    )]
    [InlineData("`let a`", "<code>let a</code>")]
    public void Code_is_coloured_where_its_language_is_known(string body, string expected) =>
        Assert.Contains(
            expected,
            OfflinePage.Render(
                new OfflinePageContent
                {
                    Title = "A post",
                    ArchivedAt = DateTimeOffset.UnixEpoch,
                    Format = PostFormat.Markdown,
                    Body = body,
                }
            ),
            StringComparison.Ordinal
        );

    private static readonly Dictionary<string, string> Nowhere = [];

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
    [InlineData("<<script></script>img src=https://x.example/1.png>", "<img")]
    [InlineData("<p style='background:u\\72l(https\\3a//x.example/1.png)'>a</p>", "x.example")]
    [InlineData("<style>a{background:url(https://x.example/a\\)b.png)}</style>", "x.example")]
    [InlineData("<style>a{b:<url(x(url('https://x.example/1.png'))}</style>", "x.example")]
    [InlineData("<style>@import url(https://x.example/1.css) print;</style>", "@import")]
    [InlineData("<style>@\\69mport 'https://x.example/1.css';</style>", "x.example")]
    [InlineData("<style>@import '@x.example';</style>", "'@x.example")]
    [InlineData("<svg><style>a{b:&#117;rl(https://x.example/1.png)}</style></svg>", "x.example")]
    [InlineData("<svg><style><image href=https://x.example/1.png /></style></svg>", "<image")]
    [InlineData("<svg><text marker-end='url(https://x.example/1.svg#a)'/></svg>", "x.example")]
    [InlineData("<svg><image><set attributeName=href to=https://x.example/1.png /></image></svg>", "attributename=")]
    [InlineData("<img srcset='https://x.example/1.png 1x, ../../assets/aa/a.png 2x'>", "x.example")]
    public void What_runs_or_loads_is_gone(string html, string gone) =>
        Assert.DoesNotContain(gone, Body(html), StringComparison.Ordinal);

    [Theory]
    [InlineData("<a href=/next>a</a>", "<a href=\"https://blog.example/next\">a</a>")]
    [InlineData("<a href=../up?q=1#f>a</a>", "<a href=\"https://blog.example/up?q=1#f\">a</a>")]
    [InlineData("<a href=#part>a</a>", "<a href=\"#part\">a</a>")]
    [InlineData("<area href=next>", "<area href=\"https://blog.example/posts/next\">")]
    [InlineData("<q cite=next>a</q>", "<q cite=\"https://blog.example/posts/next\">a</q>")]
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

    [Theory]
    [InlineData("<img data-src=A>", "<img src=\"A\"")]
    [InlineData("<img src=data:image/gif,x data-src=B data-original=A>", "<img src=\"A\"")]
    [InlineData("<img src=https://blog.example/gone.gif file=A>", "<img src=\"A\"")]
    [InlineData("<img src=B data-original=A>", "<img src=\"A\"")]
    [InlineData("<img src=A data-large-file=B>", "<img src=\"A\"")]
    [InlineData("<img data-srcset='A 1x, B 2x'>", "<img srcset=\"A 1x, B 2x\"")]
    [InlineData("<img srcset='gone.png 1x, A 2x'>", "<img srcset=\"A 2x\"")]
    [InlineData("<img data-never-heard=A src=data:,>", "<img src=\"A\"")]
    [InlineData("<img x-lazy-srcset='A 2x'>", "<img srcset=\"A 2x\"")]
    [InlineData("<div data-bgset='gone.png 1x | A [(max-width: 40em)]'></div>", "style=\"background-image:url(A)\"")]
    [InlineData("<video data-poster=A data-src=A></video>", "<video poster=\"A\" src=\"A\"")]
    [InlineData("<amp-video src=A poster=A></amp-video>", "<video src=\"A\" poster=\"A\"></video>")]
    [InlineData("<picture><source data-srcset='A 1x'><img src=B></picture>", "<source srcset=\"A 1x\"")]
    [InlineData("<div style='color:red' data-bg=A></div>", "style=\"color:red;background-image:url(A)\"")]
    [InlineData("<div data-bg='url(A)'></div>", "style=\"background-image:url(A)\"")]
    [InlineData("<object data=A type=image/png></object>", "<img src=\"A\" alt=\"Picture\">")]
    [InlineData("<embed src=A>", "<img src=\"A\" alt=\"Picture\">")]
    public void A_picture_that_a_script_or_another_element_would_show_is_shown(string html, string expected) =>
        Assert.Contains(InLibrary(expected), Body(InLibrary(html)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<img data-src=A><noscript><img src=A></noscript>")]
    [InlineData("<noscript><img src=A></noscript><img data-src=A>")]
    [InlineData("<img data-src=A>\n<noscript><p><img src=B></p></noscript>")]
    [InlineData("<img data-src=A><p>words</p><noscript><img src=A></noscript>")]
    public void A_picture_and_its_twin_are_shown_once(string html) =>
        Assert.Equal(2, Body(InLibrary(html)).Split("<img ").Length);

    [Theory]
    [InlineData("<style>@import 'A';p{background:url(B)}</style>", "<style>@import 'A';p{background:url(B)}</style>")]
    [InlineData("<style>@media (width<9px){p{a:b}}", "<style>@media (width<9px){p{a:b}}</style>")]
    [InlineData(
        "<svg><style><![CDATA[a>b{fill:url(A)}]]></style><text><![CDATA[1<2]]></text></svg>",
        "<svg><style>a&gt;b{fill:url(A)}</style><text>1&lt;2</text></svg>"
    )]
    [InlineData("<svg><script/><circle r=\"1\"/></svg>", "<svg><circle r=\"1\" /></svg>")]
    [InlineData(
        "<textarea>1<2</textarea><xmp><b></xmp><plaintext><i>",
        "<textarea>1&lt;2</textarea><pre>&lt;b&gt;</pre><pre>&lt;i&gt;</pre>"
    )]
    [InlineData("<p>1 < 2 & 3", "<p>1 &lt; 2 & 3")]
    public void What_harms_nothing_stays(string html, string expected) =>
        Assert.Contains(InLibrary(expected), Body(InLibrary(html)), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "{% asset_img left A 10 20 'The pier' %}",
        "<img src=\"A\" width=\"10\" height=\"20\" title=\"The pier\" alt=\"The pier\">"
    )]
    [InlineData("{% link Some words https://e.example/ %}", "<a href=\"https://e.example/\">Some words</a>")]
    [InlineData(
        "{% blockquote Some One https://e.example/q Title %}\n*words*\n{% endblockquote %}",
        "<blockquote>\n<p><em>words</em></p>\n<footer><strong>Some One</strong> <cite><a href=\"https://e.example/q\">Title</a></cite></footer></blockquote>"
    )]
    [InlineData(
        "{% codeblock %}\n{% img A %} *x*\n{% endcodeblock %}",
        "<pre tabindex=\"0\"><code>{% img A %} *x*\n</code></pre>"
    )]
    [InlineData(
        "```\n{% img A %}\n{% codeblock %}\n```",
        "<pre tabindex=\"0\"><code>{% img A %}\n{% codeblock %}\n</code></pre>"
    )]
    [InlineData("`{% img A %}`", "<code>{% img A %}</code>")]
    [InlineData("{% include a.html %} {{ site.title }}", "{% include a.html %} {{ site.title }}")]
    public void Tags_of_Hexo_are_laid_out(string markdown, string expected) =>
        Assert.Contains(InLibrary(expected), Body(InLibrary(markdown), PostFormat.Markdown), StringComparison.Ordinal);

    [Fact]
    public void A_hundred_thousand_headings_of_one_text_are_laid_out()
    {
        var body = Body(string.Concat(Enumerable.Repeat("# one\n", 100_000)), PostFormat.Markdown);

        Assert.Equal(100_001, body.Split("<h1>one</h1>").Length);
        Assert.Contains("<h1 id=\"two\">", Body("# two", PostFormat.Markdown), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_attributes_stay_in_their_order()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=\"{i}\""));

        Assert.Contains($"<p{attributes}>", Body($"<p{attributes}>"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_too_deep_to_be_laid_out_costs_itself_alone()
    {
        var body = Body($"*one*\n\n{new string('[', 3000)}\n\n*two*", PostFormat.Markdown);

        Assert.Contains("<em>one</em>", body, StringComparison.Ordinal);
        Assert.Contains("<pre tabindex=\"0\">[[[[", body, StringComparison.Ordinal);
        Assert.Contains("<em>two</em>", body, StringComparison.Ordinal);
    }

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
            },
            Nowhere
        );

        Assert.Contains("<a title=\"t\" href=\"../b/index.html#p\"", led, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://blog.example/c\">c</a>", led, StringComparison.Ordinal);
        Assert.Equal(page, OfflineLinks.Lead(led, Nowhere, Nowhere));
    }

    [Fact]
    public void Links_without_an_address_lead_to_posts_of_the_library_or_nowhere()
    {
        var page = Page(
            "<a title=t href=' b%20c.md?x#p' data-at-path=x rel=next>b</a><a href='javascript:x/y'>c</a>",
            hasAddress: false
        );
        var led = OfflineLinks.Lead(
            page,
            Nowhere,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["b c.md"] = "../b/index.html" }
        );

        Assert.Contains(
            "<a title=\"t\" data-at-path=\"b%20c.md?x#p\" rel=\"next\">b</a><a>c</a>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<a title=\"t\" href=\"../b/index.html#p\" data-at-path=\"b%20c.md?x#p\" rel=\"next\">",
            led,
            StringComparison.Ordinal
        );
        Assert.Equal(page, OfflineLinks.Lead(led, Nowhere, Nowhere));
    }

    /// <summary>A and B are pictures of the library.</summary>
    private static string InLibrary(string text) =>
        Regex.Replace(
            text,
            @"\b[AB]\b",
            match => $"../../assets/aa/{match.Value}.png",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

    private static string Body(string html, PostFormat format = PostFormat.Html, Func<string, string?>? readSvg = null)
    {
        var page = Page(html, format, readSvg);
        var start = page.IndexOf("<archived-post>", StringComparison.Ordinal);
        return page[start..page.IndexOf("</archived-post>", StringComparison.Ordinal)];
    }

    [Fact]
    public void A_row_that_the_user_added_is_shown() =>
        Assert.Contains(
            "<img src=\"../../assets/aa/A.png\"",
            OfflinePage.Render(
                new OfflinePageContent
                {
                    Title = "A post",
                    ArchivedAt = DateTimeOffset.UnixEpoch,
                    Format = PostFormat.Html,
                    Body = "<img data-own=../../assets/aa/A.png>",
                    Files = ["../../assets/aa/A.png"],
                    LazyImages = LazyImageTable.Default.With([
                        new LazyImageAttribute("data-own", LazyImageValue.Url, "a blog"),
                    ]),
                }
            ),
            StringComparison.Ordinal
        );

    private static string Page(
        string html,
        PostFormat format = PostFormat.Html,
        Func<string, string?>? readSvg = null,
        bool hasAddress = true
    )
    {
        Assert.True(WebUrl.TryParse("https://blog.example/posts/", null, out var address));
        return OfflinePage.Render(
            new OfflinePageContent
            {
                Title = "A post",
                DocumentUrl = hasAddress ? address : null,
                ArchivedAt = DateTimeOffset.UnixEpoch,
                Format = format,
                Body = html,
                Files =
                [
                    "../../assets/aa/A.png",
                    "../../assets/aa/B.png",
                    "../../assets/aa/s.svg",
                    "../../assets/aa/a.png",
                ],
                ReadSvg = readSvg ?? (_ => null),
            }
        );
    }
}
