using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.Tests.References;

public sealed class CssReferenceTests
{
    [Theory]
    [InlineData("a{b:url(x.png)}", "Image x.png")]
    [InlineData("a{b:URL( 'x.png' )}", "Image x.png")]
    [InlineData("a{b:url(  x.png\n)}", "Image x.png")]
    [InlineData("a{b:u\\72 l(x.png)}", "Image x.png")]
    [InlineData("a{b:url(x\\)y.png)}", "Image x)y.png")]
    [InlineData("a{b:url(\"x\\22 y\\\n.png\")}", "Image x\"y.png")]
    [InlineData("a{b:src('x.png')}", "Image x.png")]
    [InlineData("a{b:url(x y.png) url(z.png)}", "Image z.png")]
    [InlineData("a{b:url(x\"y.png) url(z.png)}", "Image z.png")]
    [InlineData("a{b:'url(x.png)';c:/*url(y.png)*/url(z.png)}", "Image z.png")]
    [InlineData("a{b:'x\n url(y.png)}", "Image y.png")]
    [InlineData("a{b:2url(x.png)}", "")]
    [InlineData("a{b:myurl(x.png)}", "")]
    [InlineData("a{b:url(#g) url('#h') url()}", "")]
    [InlineData(
        "a{b:image-set('x.png' 1x, \"y.png\" type('image/png') 2x, url(z.png) 3x)}",
        "Image x.png|Image y.png|Image z.png"
    )]
    [InlineData("a{b:-webkit-image-set(url(x.png) 1x)}", "Image x.png")]
    [InlineData("a{--b:url(x.png)}", "Image x.png")]
    [InlineData(
        "@font-face{src:local('x'),url(a.woff2)format('woff2'),url('b.woff')}c{d:url(e.png)}",
        "Font a.woff2|Font b.woff|Image e.png"
    )]
    [InlineData("@media print{a{b:url(x.png)}@font-face{src:url(y)}}", "Image x.png|Font y")]
    [InlineData("a[b='url(x)']{c:d}@supports(b:url(x)){a{b:url(y)}}", "Image y")]
    [InlineData("@namespace url(http://www.w3.org/1999/xhtml);@namespace svg 'http://x';a{b:url(y)}", "Image y")]
    [InlineData(
        "@import 'a.css';@import url(b.css) screen;@import url('c.css') supports(b:url(x)) layer(y);",
        "Stylesheet a.css|Stylesheet b.css|Stylesheet c.css"
    )]
    [InlineData("@charset 'utf-8';@layer a, b;@import 'a.css'", "Stylesheet a.css")]
    [InlineData("<!-- @import 'a.css'; --> @import 'b.css';", "Stylesheet a.css|Stylesheet b.css")]
    [InlineData("a{}@import 'a.css';", "")]
    [InlineData("@layer a{}@import 'a.css';", "")]
    [InlineData("@namespace x;@import 'a.css';", "")]
    [InlineData("@import 'a.css'{}@import 'b.css';", "")]
    [InlineData("a{@import 'a.css';b:url(x)}", "Image x")]
    [InlineData("@import;@import x;@IMPORT 'a.css';", "Stylesheet a.css")]
    [InlineData("a{b:url(x.png", "Image x.png")]
    [InlineData("a{b:url('x.png", "Image x.png")]
    [InlineData("a{b:c}}d{e:url(x)}", "Image x")]
    [InlineData("a{b:(}) url(x)}", "Image x")]
    [InlineData("a{b:url(data:image/png;base64,AA) url(x)}", "Image x")]
    public void Urls_that_css_loads(string css, string expected)
    {
        var text = Tests.Posts.PostReaderTests.Read(css, "a.css").Text;
        var found = CssReferenceCollector.Collect(text, Collecting.Url("https://s.example/css/a.css"));

        SpanOracle.Check(text, found);
        Assert.Equal(expected, string.Join('|', found.References.Select(r => $"{r.Kind} {r.Raw}")));
    }

    [Fact]
    public void A_sheets_urls_are_relative_to_the_sheet_and_carry_its_policy()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFFa{b:url(../i/é.png)}");
        var sheet = StyleSheetText.Decode(bytes, null, null);
        var found = CssReferenceCollector.Collect(
            sheet,
            Collecting.Url("https://s.example/css/a.css"),
            ReferrerPolicy.NoReferrer
        );

        var image = Assert.Single(found.References);
        Assert.Equal("https://s.example/i/%C3%A9.png", image.Url!.Href);
        Assert.Equal(ReferrerPolicy.NoReferrer, image.ReferrerPolicy);
        Assert.Equal(("css", UrlContext.CssUrl), (image.Element, image.Syntax));
        Assert.Equal((11, 11), (image.Location.Offset, image.Location.Length));
    }

    [Theory]
    [InlineData("@charset \"gbk\";", null, null, "gbk")]
    [InlineData("@charset 'gbk';", null, null, "utf-8")]
    [InlineData("@charset \"utf-16\";", null, null, "utf-8")]
    [InlineData("@charset \"gbk\";", "text/css; charset=big5", null, "big5")]
    [InlineData("a{}", null, "euc-kr", "euc-kr")]
    [InlineData("\uFEFFa{}", "text/css; charset=big5", "euc-kr", "utf-8")]
    public void A_sheets_charset(string css, string? contentType, string? around, string expected)
    {
        var environment = CharsetLabels.Find(around);

        Assert.Equal(
            expected,
            StyleSheetText.Decode(Encoding.UTF8.GetBytes(css), contentType, environment).Charset.Name
        );
    }

    [Fact]
    public void A_style_attribute_is_read_through_character_references()
    {
        var found = Collecting
            .Html("<p style='background:url(&quot;a&amp;b.png&quot;)'><p style=\"}{;background:url('x&apos;) url(y)\">")
            .References;

        Assert.Equal("a&b.png", found[0].Raw);
        Assert.Equal(UrlContext.HtmlSingleQuoted | UrlContext.CssDoubleQuoted, found[0].Syntax);
        Assert.Equal("x y", string.Join(' ', found.Skip(1).Select(r => r.Raw)));
    }
}
