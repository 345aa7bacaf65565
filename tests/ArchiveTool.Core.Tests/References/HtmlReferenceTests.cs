using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Tests.References;

public sealed class HtmlReferenceTests
{
    [Fact]
    public void Img_and_link_with_place_policy_and_text()
    {
        var found = Collecting
            .Html(
                "<p>\r\n<IMG ID=0 SRC='https://n.example/a.png?x=1&amp;y=2' referrerpolicy=no-referrer width=\"550\">"
                    + "<a href=\"https://c.example/t?a&b=&t=https://d.example/\" rel='nofollow'>手  <b>机</b></a>"
            )
            .References;

        Assert.Equal(2, found.Count);
        Assert.Equal("https://n.example/a.png?x=1&y=2", found[0].Raw);
        Assert.Equal(new SourceSpan(20, 35, 2, 16), found[0].Location);
        Assert.Equal(ReferrerPolicy.NoReferrer, found[0].ReferrerPolicy);
        Assert.Equal(UrlContext.HtmlSingleQuoted, found[0].Syntax);
        Assert.Equal(550, found[0].Width);
        Assert.Equal(ReferenceKind.Link, found[1].Kind);
        Assert.Equal("手 机", found[1].Text);
        Assert.Equal("nofollow", found[1].Rel);
        Assert.Equal(ReferrerPolicy.StrictOriginWhenCrossOrigin, found[1].ReferrerPolicy);
    }

    [Theory]
    [InlineData("<section data-lazy-bgimg=https://a.example/640?wx_fmt=png>", "data-lazy-bgimg")]
    [InlineData("<mpprofile data-headimg=https://a.example/640?wx_fmt=png>", "data-headimg")]
    [InlineData("<mp-common-videosnap data-headimgurl=https://a.example/640?wx_fmt=png>", "data-headimgurl")]
    [InlineData("<iframe data-bg=https://a.example/640?wx_fmt=png>", "data-bg")]
    [InlineData("<amp-anim src=https://a.example/640?wx_fmt=png>", "src")]
    public void A_background_needs_no_extension_to_be_a_picture(string html, string attribute)
    {
        var found = Assert.Single(Collecting.Html(html).References);

        Assert.Equal((ReferenceKind.Image, attribute), (found.Kind, found.Attribute));
        Assert.Equal("https://a.example/640?wx_fmt=png", found.Raw);
    }

    [Theory]
    [InlineData(
        "<img src=a.png srcset='b.png 2x, c.png 3x'>",
        "Image img@src a.png|Image img@srcset b.png [2x]|Image img@srcset c.png [3x]"
    )]
    [InlineData("<img srcset='a,b.png 2x' src=z.png>", "Image img@srcset a,b.png [2x]|Image img@src z.png")]
    [InlineData(
        "<picture><source srcset='a.webp 1x'><img src=a.png></picture>",
        "Image source@srcset a.webp [1x]|Image img@src a.png"
    )]
    [InlineData("<input type=IMAGE src=a.png><input type=text src=b.png>", "Image input@src a.png")]
    [InlineData(
        "<video src=a.mp4 poster=a.jpg><source src=b.webm><track src=c.vtt></video><source src=d>",
        "Media video@src a.mp4|Image video@poster a.jpg|Media source@src b.webm|Media track@src c.vtt|Media source@src d"
    )]
    [InlineData("<audio src=a.mp3></audio>", "Media audio@src a.mp3")]
    [InlineData(
        "<iframe src=a.html></iframe><frame src=b.html><embed src=c.swf><object data=d.pdf></object>",
        "Document iframe@src a.html|Document frame@src b.html|Document embed@src c.swf|Document object@data d.pdf"
    )]
    [InlineData(
        "<object data=d type='image/svg+xml'></object><embed src=e.svg>",
        "Image object@data d|Image embed@src e.svg"
    )]
    [InlineData(
        "<link rel='stylesheet alternate' href=a.css><link rel='shortcut ICON' href=b.ico><link rel=manifest href=c>",
        "Stylesheet link@href a.css|Icon link@href b.ico|Other link@href c"
    )]
    [InlineData(
        "<link rel=preload as=image href=a.png imagesrcset='b.png 2x'><link rel=preload as=font href=c>",
        "Image link@href a.png|Image link@imagesrcset b.png [2x]|Font link@href c"
    )]
    [InlineData(
        "<link rel=canonical href=a><link rel=alternate href=b><link rel=preconnect href=c><link rel=dns-prefetch href=d>",
        "Link link@href a|Link link@href b"
    )]
    [InlineData("<script src=a.js></script>", "Script script@src a.js")]
    [InlineData(
        "<svg><image href=a.png xlink:href=b.png /><use xlink:href='c.svg#x'/><use href='#y'/><feImage href=d.png /></svg>",
        "Image image@href a.png|Image image@xlink:href b.png|Image use@xlink:href c.svg#x|Image feimage@href d.png"
    )]
    [InlineData(
        "<svg><rect fill='url(a.svg#g)' stroke='url(#h)'/><style>a{fill:url(b.svg#x)}</style></svg>",
        "Image rect@fill a.svg#g|Image style b.svg#x"
    )]
    [InlineData("<svg><a xlink:href=b><text>t</text></a></svg>", "Link a@xlink:href b")]
    [InlineData(
        "<svg><title><img src=a.png></title></svg><image src=b.png>",
        "Image img@src a.png|Image image@src b.png"
    )]
    [InlineData(
        "<body background=a.png><table background=b.png><td background=c.png>",
        "Image body@background a.png|Image table@background b.png|Image td@background c.png"
    )]
    [InlineData(
        "<p style='background:url(a.png)'><p style=\"background:image-set('b.png' 1x)\">",
        "Image p@style a.png|Image p@style b.png"
    )]
    [InlineData(
        "<style>@import 'a.css'; b{background:url(c.png)} @font-face{src:url(d.woff)}</style>",
        "Stylesheet style a.css|Image style c.png|Font style d.woff"
    )]
    [InlineData(
        "<meta property=og:image content=a.png><meta name=twitter:image content=b.png><meta itemprop=image content=c.png>",
        "Image meta@content a.png|Image meta@content b.png|Image meta@content c.png"
    )]
    [InlineData(
        "<meta http-equiv=refresh content=\"0; URL='a.html'\"><meta http-equiv=Refresh content='5'>",
        "Link meta@content a.html"
    )]
    [InlineData(
        "<a href=a ping=' b c '>x</a><area href=d>",
        "Link a@href a|Other a@ping b|Other a@ping c|Link area@href d"
    )]
    [InlineData(
        "<blockquote cite=a><q cite=b><del cite=c><ins cite=d>",
        "Link blockquote@cite a|Link q@cite b|Link del@cite c|Link ins@cite d"
    )]
    [InlineData("<form action=a><button formaction=b></form>", "Link form@action a|Link button@formaction b")]
    [InlineData(
        "<noscript><img src=a.png></noscript><template><img src=b.png></template>",
        "Image img@src a.png|Image img@src b.png"
    )]
    [InlineData(
        "<script>'<img src=a.png>'</script><!-- <img src=b.png> --><textarea><img src=c.png></textarea><xmp><img src=d></xmp>",
        ""
    )]
    [InlineData("<script><!-- <script> </script> <img src=a> --></script><img src=b>", "Image img@src b")]
    [InlineData("<title><img src=a></title><plaintext><img src=b>", "")]
    [InlineData(
        "<img src=a.png SRC=b.png><img alt='>' src=c.png/><img src=",
        "Image img@src a.png|Image img@src c.png/"
    )]
    [InlineData("<img src=''><img src><img src=' '><a href=#top>x</a><a href>y</a>", "")]
    [InlineData("<img src='\n a b.png\t'>", "Image img@src a b.png")]
    [InlineData(
        "<a href='{{ site.url }}/a'>x</a><img src='{% asset_path a.png %}'>",
        "Link a@href {{ site.url }}/a|Image img@src a.png"
    )]
    [InlineData("<a\u0000b href=x><img src=a\u0000b.png>", "Image img@src a\uFFFDb.png")]
    [InlineData(
        "<math><mi><img src=a></mi><annotation-xml><svg><image href=b /></svg></annotation-xml></math>",
        "Image img@src a|Image image@href b"
    )]
    [InlineData("<svg><![CDATA[<img src=a>]]><p><img src=b>", "Image img@src b")]
    [InlineData("<![CDATA[<img src=a>]]>", "")]
    [InlineData(
        "<div><!-->--><img src=a><!---><img src=b><!-- --!><img src=c><?x <img src=d>",
        "Image img@src a|Image img@src b|Image img@src c"
    )]
    [InlineData("< img src=a></ img src=b><img/src=c/><img x=y/src=d><img '\"src=e>", "Image img@src c/")]
    [InlineData("<img =src=a src=b><img src = \r\n c>", "Image img@src b|Image img@src c")]
    public void Elements_and_attributes(string html, string expected)
    {
        var lines = Collecting.Html(html).Lines();

        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), lines);
    }

    [Theory]
    [InlineData("<img src=p.gif data-src=a.jpg>", "Image img@src p.gif|Image img@data-src a.jpg")]
    [InlineData(
        "<img data-original='//h.example/a' data-actualsrc=/b/c>",
        "Image img@data-original //h.example/a|Image img@data-actualsrc /b/c"
    )]
    [InlineData("<img DATA-SRC=a.jpg data-src=b.jpg data-src-x=c.jpg>", "Image img@data-src a.jpg")]
    [InlineData(
        "<img file='data/a.jpg' zoomfile='data/b.jpg' data-lazy=true>",
        "Image img@file data/a.jpg|Image img@zoomfile data/b.jpg"
    )]
    [InlineData(
        "<img data-srcset='a.jpg 1x, b.jpg 2x'>",
        "Image img@data-srcset a.jpg [1x]|Image img@data-srcset b.jpg [2x]"
    )]
    [InlineData(
        "<div data-bg='url(\"a.jpg\")'><div data-bg=b.jpg><div data-src=c><div data-src=d.jpg>",
        "Image div@data-bg a.jpg|Image div@data-bg b.jpg|Image div@data-src d.jpg"
    )]
    [InlineData(
        "<iframe data-src=//v.example/1></iframe><video data-src=a/b.mp4></video>",
        "Document iframe@data-src //v.example/1|Media video@data-src a/b.mp4"
    )]
    [InlineData(
        "<img src='data:,' data-never-heard='/a.jpg' alt=b.jpg data-credit='photo: c.jpg'>",
        "Image img@data-never-heard /a.jpg"
    )]
    [InlineData(
        "<img x-lazy-srcset='a.jpg 1x, b.jpg 2x'>",
        "Image img@x-lazy-srcset a.jpg [1x]|Image img@x-lazy-srcset b.jpg [2x]"
    )]
    [InlineData("<img src=real.jpg data-never-heard=a.jpg>", "Image img@src real.jpg")]
    [InlineData(
        "<div data-bgset='a.jpg 300w, b.jpg 600w [--small] | c.jpg 300w [(max-width: 40em)] | d.jpg'></div>",
        "Image div@data-bgset a.jpg [300w]|Image div@data-bgset b.jpg [600w]|Image div@data-bgset c.jpg [300w]|Image div@data-bgset d.jpg"
    )]
    [InlineData("<video data-poster=a.jpg></video>", "Image video@data-poster a.jpg")]
    [InlineData(
        "<amp-video src=a.mp4 poster=b.jpg></amp-video><amp-audio src=c.mp3></amp-audio>",
        "Media amp-video@src a.mp4|Image amp-video@poster b.jpg|Media amp-audio@src c.mp3"
    )]
    public void Lazy_images(string html, string expected)
    {
        Assert.Equal(expected.Split('|'), Collecting.Html(html).Lines());
    }

    [Fact]
    public void A_users_own_lazy_attribute_comes_first()
    {
        var table = LazyImageTable.Default.With([new LazyImageAttribute("mein-bild", LazyImageValue.Url, "a theme")]);

        var found = Collecting.Html(
            "<img mein-bild=a.jpg data-src=b.jpg>",
            options: new CollectOptions { LazyImages = table }
        );

        Assert.Equal(["Image img@mein-bild a.jpg", "Image img@data-src b.jpg"], found.Lines());
        Assert.True(table.Find("Mein-Bild") < table.Find("data-src"));
    }

    [Theory]
    [InlineData("<img src=p.gif data-src=a.jpg><noscript><img src=a.jpg></noscript><img src=b.jpg>", "1 1 1 2")]
    [InlineData("<img data-src=a.jpg>\n<noscript><img src=full/a.jpg></noscript>", "1 1")]
    [InlineData("<noscript><img src=a.jpg></noscript> <img data-src=a.jpg>", "1 1")]
    [InlineData("<img data-src=a.jpg> text <noscript><img src=b.jpg></noscript>", "1 2")]
    [InlineData("<picture><source srcset=a.webp><img src=a.jpg srcset='b.jpg 2x'></picture><img src=a.jpg>", "1 1 1 2")]
    public void References_of_one_picture_share_its_number(string html, string expected)
    {
        var pictures = Collecting.Html(html).References.Select(r => r.Picture!.Value).ToList();
        var numbers = pictures.Distinct().ToList();

        Assert.Equal(expected, string.Join(' ', pictures.Select(p => numbers.IndexOf(p) + 1)));
    }

    [Fact]
    public void Full_size_behind_a_thumbnail_is_a_picture_and_a_link_with_words_is_not()
    {
        var found = Collecting
            .Html(
                "<a href=big.JPG?x=1><img src=small.jpg alt=Cat></a><a href=big.jpg>words</a><a href=page><img src=i.png></a>"
            )
            .References;

        Assert.Equal(
            [ReferenceKind.Image, ReferenceKind.Image, ReferenceKind.Link, ReferenceKind.Link, ReferenceKind.Image],
            found.Select(r => r.Kind)
        );
        Assert.Equal("Cat", found[0].Text);
        Assert.Equal("words", found[2].Text);
    }

    [Fact]
    public void Base_counts_for_what_is_loaded_after_it_and_for_all_links_and_meta_referrer_for_all()
    {
        var found = Collecting.Html(
            "<img src=a.png><a href=b>x</a><template><base href='/no/'></template><base target=x><base href='/deep/'>"
                + "<base href='/other/'><meta name=Referrer content=ORIGIN><meta name=referrer content=bogus>"
                + "<img src=c.png><a href='#top'>x</a>",
            "https://blog.example/p/1"
        );

        Assert.Equal(
            [
                "https://blog.example/p/a.png",
                "https://blog.example/deep/b",
                "https://blog.example/deep/c.png",
                "https://blog.example/deep/#top",
            ],
            found.References.Select(reference => reference.Url!.Href)
        );
        Assert.Equal(ReferrerPolicy.Origin, found.References[0].ReferrerPolicy);
        Assert.Equal("https://blog.example/deep/", found.BaseUrl!.Href);
    }

    [Theory]
    [InlineData("<img referrerpolicy=ORIGIN src=a>", ReferrerPolicy.Origin)]
    [InlineData("<img referrerpolicy=bogus src=a>", ReferrerPolicy.SameOrigin)]
    [InlineData("<a rel='x NOREFERRER' referrerpolicy=unsafe-url href=a>", ReferrerPolicy.NoReferrer)]
    [InlineData("<area rel=noreferrer href=a>", ReferrerPolicy.NoReferrer)]
    [InlineData("<form rel=noreferrer action=a>", ReferrerPolicy.NoReferrer)]
    [InlineData("<iframe referrerpolicy=unsafe-url src=a></iframe>", ReferrerPolicy.UnsafeUrl)]
    [InlineData("<script referrerpolicy=origin src=a></script>", ReferrerPolicy.Origin)]
    [InlineData("<link rel=stylesheet referrerpolicy=origin href=a>", ReferrerPolicy.Origin)]
    [InlineData("<meta name=referrer content=never><img src=a>", ReferrerPolicy.NoReferrer)]
    [InlineData("<video src=a></video>", ReferrerPolicy.SameOrigin)]
    public void The_innermost_policy_wins(string html, ReferrerPolicy expected)
    {
        var found = Collecting.Html(
            html,
            options: new CollectOptions { HeaderReferrerPolicy = ReferrerPolicy.SameOrigin }
        );

        Assert.Equal(expected, Assert.Single(found.References).ReferrerPolicy);
    }

    [Fact]
    public void Curly_quotes_are_an_invalid_url_and_a_relative_one_lacks_a_base()
    {
        var found = Collecting
            .Html("<img src=“https://a.example/b.png”><img src='pics/b.png'><img src='https://exa mple/'>")
            .References;

        Assert.Equal([Reason.InvalidUrl, Reason.NoBaseUrl, Reason.InvalidUrl], found.Select(r => r.Failure!.Value));
        Assert.All(found, r => Assert.Null(r.Url));
    }

    [Fact]
    public void Data_urls_are_counted_and_are_no_references()
    {
        var found = Collecting.Html(
            "<img src='DATA:image/gif;base64,R0lGODlh' srcset='data:image/png;base64,AA,BB 1x, a.png 2x'>"
                + "<p style='background:url(data:image/png;base64,AAAA)'>"
        );

        Assert.Equal(["Image img@srcset a.png [2x]"], found.Lines());
        Assert.Equal(
            "DATA:image/gif;base64,R0lGODlh data:image/png;base64,AA,BB data:image/png;base64,AAAA",
            string.Join(' ', found.DataUrls.Select(r => r.Raw))
        );
    }

    [Fact]
    public void What_the_author_marks_is_ignored()
    {
        var found = Collecting
            .Html(
                "<img src=1 data-archivetool-ignore><img src=2><div data-archivetool-ignore><div><img src=3></div><img src=4></div>"
                    + "<img src=5><!-- archivetool-ignore-next --><img src=6><img src=7>"
                    + "<!--archivetool-ignore-start--><img src=8><img src=9><!--archivetool-ignore-end--><img src=10>"
            )
            .References;

        Assert.Equal("1 3 4 6 8 9", string.Join(' ', found.Where(r => r.IsIgnored).Select(r => r.Raw)));
        Assert.Equal(10, found.Count);
    }

    [Fact]
    public void Sizes_come_from_attributes_or_style()
    {
        var found = Collecting
            .Html(
                "<img src=1 width=1 height='1px'><img src=2 style='WIDTH : 1px;height:0!important'><img src=3 width=50% height=x>"
            )
            .References;

        Assert.Equal([(1, 1), (1, 0), (null, null)], found.Select(r => (r.Width, r.Height)));
    }

    [Fact]
    public void The_largest_candidate_alone_can_be_asked_for()
    {
        var found = Collecting
            .Html(
                "<img src=a srcset='b 320w, c 640w, d 480w'><img srcset='e, f 2x, g 1.5x'>",
                options: new CollectOptions { Images = ImageSelection.Largest }
            )
            .References;

        Assert.Equal("a c f", string.Join(' ', found.Where(r => !r.IsPassedOver).Select(r => r.Raw)));
    }

    [Fact]
    public void Link_text_is_folded_and_bounded()
    {
        var found = Collecting
            .Html(
                $"<a href=1> a &amp;\n <i>b</i><script>x</script> </a><a href=2>{new string('c', 5000)}</a><a href=3>never closed<a href=4>d"
            )
            .References;

        Assert.Equal("a & b", found[0].Text);
        Assert.Equal(200, found[1].Text!.Length);
        Assert.Equal("never closed", found[2].Text);
        Assert.Equal("d", found[3].Text);
    }

    [Fact]
    public void Lines_of_a_link_s_text_are_apart()
    {
        var found = Collecting.Html("<a href=1>foo<br>bar</a> <a href=2>foo<br/>\nbar</a>").References;

        Assert.Equal(["foo bar", "foo bar"], found.Select(reference => reference.Text));
    }

    [Fact]
    public void Queries_follow_the_documents_charset()
    {
        var bytes = CharsetLabels
            .Find("gbk")!
            .Encoding.GetBytes("<meta charset=gbk><a href='https://s.example/?q=中文'>x</a>");
        var found = Collecting.From(Tests.Posts.PostReaderTests.Read(bytes, "a.html")).References;

        Assert.Equal("https://s.example/?q=%D6%D0%CE%C4", found[0].Url!.Href);
    }

    [Theory]
    [InlineData("<img data-hero='/a'>", "img@data-hero /a")]
    [InlineData("<div data-hero='/a.png'></div>", "div@data-hero /a.png")]
    [InlineData("<img data-hero='/a 320w, /b 640w'>", "img@data-hero /a|img@data-hero /b")]
    [InlineData("<p data-hero='url(/a.png)'></p>", "p@data-hero /a.png")]
    [InlineData("<img DATA-HERO='{\"webp\":\"/a.webp\"}'>", "img@data-hero /a.webp")]
    [InlineData("<img data-hero='no'>", "")]
    public void An_attribute_that_the_user_names_holds_pictures(string html, string expected)
    {
        var options = new CollectOptions { LazyImages = LazyImageTable.Default.WithNames(["Data-Hero"]) };

        Assert.Equal("", Show(html, new CollectOptions()));
        Assert.Equal(expected, Show(html, options));
    }

    [Theory]
    [InlineData(
        "<img data-srcs='{\"src\":\"https://a.example/a.png\",\"w\":\"300\",\"webp\":\"https:\\/\\/a.example\\/b.webp\"}'>",
        "img@data-srcs https://a.example/a.png|img@data-srcs https://a.example/b.webp"
    )]
    [InlineData(
        "<div data-srcs='{\"https://a.example/a.png\":[100,200],\"//a.example/b.png\":1,\"w\":2}'></div>",
        "div@data-srcs https://a.example/a.png|div@data-srcs //a.example/b.png"
    )]
    [InlineData(
        "<i data-cover='http%3A%2F%2Fa.example%2Fc%3Fx%3D1'></i>",
        "i@data-cover http%3A%2F%2Fa.example%2Fc%3Fx%3D1"
    )]
    [InlineData(
        "<mp-common-mpaudio cover='https://a.example/c'></mp-common-mpaudio>",
        "mp-common-mpaudio@cover https://a.example/c"
    )]
    [InlineData(
        "<mp-common-videosnap data-url='https://a.example/c'>",
        "mp-common-videosnap@data-url https://a.example/c"
    )]
    [InlineData(
        "<a data-miniprogram-imageurl='https://a.example/m' href=''>x</a>",
        "a@data-miniprogram-imageurl https://a.example/m"
    )]
    [InlineData("<svg data-lazy-bgimg='https://a.example/s'></svg>", "svg@data-lazy-bgimg https://a.example/s")]
    public void Loaders_attributes_of_every_form_hold_pictures(string html, string expected) =>
        Assert.Equal(expected, Show(html, new CollectOptions()));

    [Fact]
    public void A_url_that_is_percent_encoded_as_a_whole_means_what_it_encodes()
    {
        var found = Collecting.Html("<iframe data-cover='http%3A%2F%2Fa.example%2Fc%3Fx%3D1'></iframe>").References;

        Assert.Equal("http://a.example/c?x=1", Assert.Single(found).Url!.Href);
    }

    private static string Show(string html, CollectOptions options) =>
        string.Join(
            '|',
            Collecting.Html(html, options: options).References.Select(r => $"{r.Element}@{r.Attribute} {r.Raw}")
        );
}
