using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>CSS as pages load it: every address is a file that the tool named, or leads nowhere.</summary>
public sealed class PageCssTests
{
    private const string File = "../../assets/aa/a.png";
    private static readonly PageAddresses Addresses = new([File, "../../assets/aa/a.css"]);

    [Theory]
    [InlineData("p{background:url(https://x.example/a.png)}", "p{background:url(data:,)}")]
    [InlineData("p{background:url( 'https://x.example/a.png' )}", "p{background:url( \"data:,\" )}")]
    [InlineData("p{background:u\\72l(https\\3a//x.example/a.png)}", "p{background:url(data:,)}")]
    [InlineData("p{background:url(file://x.example/s/a.png)}", "p{background:url(data:,)}")]
    [InlineData("p{background:url(../../assets/.%2e/.%2e/x.png)}", "p{background:url(data:,)}")]
    [InlineData("p{background:url(..\\5c..\\5c x.png)}", "p{background:url(data:,)}")]
    [InlineData("p{background:image-set('//x.example/a.png' 1x)}", "p{background:image-set(\"data:,\" 1x)}")]
    [InlineData("p{background:-webkit-image-set(url(a.png) 1x)}", "p{background:-webkit-image-set(url(data:,) 1x)}")]
    [InlineData(":root{--x:\"https://x.example/a.png\"}", ":root{--x:\"data:,\"}")]
    [InlineData(
        "@property --x{syntax:'*';initial-value:'//x.example'}",
        "@property --x{syntax:'*';initial-value:\"data:,\"}"
    )]
    [InlineData("p{background:image-set(attr(title) 1x)}", "p{background:image-set(x-attr(title) 1x)}")]
    [InlineData("p{--x:attr(title)}", "p{--x:x-attr(title)}")]
    [InlineData("p{background:src('/a.png')}", "p{background:src(\"data:,\")}")]
    [InlineData("p::after{content:image-set('/a' 1x)/'b/c'}", "p::after{content:image-set(\"data:,\" 1x)/'b/c'}")]
    [InlineData("@import '/a.css' print;", "@x-import \"data:,\" print;")]
    [InlineData("@import url(data:text/css,p{});", "@x-import url(data:,);")]
    [InlineData("@\\69mport \"/a.css\"", "@x-\\69mport \"data:,\"")]
    [InlineData("@import `@font-face \"x\";", "@x-import `@font-face \"data:,\";")]
    [InlineData("@namespace x url(https://x.example/);", "@x-namespace x url(data:,);")]
    [InlineData("@view-transition{navigation:auto}", "@x-view-transition{navigation:auto}")]
    [InlineData("p{background:url(a b)}", "p{background: x-bad }")]
    [InlineData("p{content:'a\nb'}", "p{content: x-bad \nb'}")]
    [InlineData("p{background:url('a\n)}", "p{background:url( \"#\" x-bad \n)}")]
    [InlineData("p{background:image-set('a\n 1x)}", "p{background:image-set( \"#\" x-bad \n 1x)}")]
    [InlineData("p{background:url(https://x.example/a", "p{background:url(data:,)")]
    [InlineData("a{content:'x'} @import 'https://x.example/a.css';", "a{content:'x'} @x-import \"data:,\";")]
    public void What_leads_elsewhere_leads_nowhere(string css, string safe) =>
        Assert.Equal(safe, PageCss.Sheet(css, Addresses));

    [Theory]
    [InlineData("p{background:url(../../assets/aa/a.png)}")]
    [InlineData(
        "p{background:image-set('../../assets/aa/a.png' 1x, url(\"../../assets/aa/a.png#b\") type('image/png') 2x)}"
    )]
    [InlineData("@import \"../../assets/aa/a.css\" layer(x) supports(display:grid);")]
    [InlineData("@namespace svg url(http://www.w3.org/2000/svg);")]
    [InlineData("@charset \"utf-8\"; a[href='https://x.example/'],a:lang('de'){content:'http://x/' attr(href)}")]
    [InlineData("p{filter:url(#f);font:1em/1 'A/B';quotes:'\\\\' '/';grid-template-areas:'a b'}")]
    [InlineData("@font-face{font-family:'a:b';src:local('a/b'),url(data:font/woff2;base64,AA) format('woff2')}")]
    [InlineData("p{--icon:'\\f101';width:calc(1px*var(--w))}")]
    [InlineData("p{background:url(data:image/svg+xml,%3Csvg/%3E)}")]
    public void What_harms_nothing_stays_as_it_is(string css) => Assert.Equal(css, PageCss.Sheet(css, Addresses));

    [Theory]
    [InlineData("background:url(/a.png);color:red", "background:url(data:,);color:red")]
    [InlineData("--x:'/a';color:red", "--x:\"data:,\";color:red")]
    [InlineData("content:'/a'", "content:'/a'")]
    [InlineData("}p{background:url(/a)", "}p{background:url(data:,)")]
    public void Declarations_are_read_as_such(string css, string safe) =>
        Assert.Equal(safe, PageCss.Declarations(css, Addresses));

    [Fact]
    public void A_hundred_thousand_brackets_take_no_time() =>
        Assert.StartsWith(
            "a(a(",
            PageCss.Sheet(string.Concat(Enumerable.Repeat("a(", 100_000)) + "url(/x)", Addresses),
            StringComparison.Ordinal
        );
}
