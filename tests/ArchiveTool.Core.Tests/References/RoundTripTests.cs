using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.References.Collecting.Css;
using ArchiveTool.Urls.Parsing;
using CsCheck;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Random documents of everything, in random charsets: collect, rewrite, collect again, and put back.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Charsets =
    [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "gbk",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-kr",
        "euc-jp",
        "windows-1251",
        "windows-1250",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "windows-1258",
        "windows-874",
        "koi8-r",
        "iso-8859-2",
        "iso-2022-jp",
    ];

    /// <summary>Not valid in most charsets, or the beginning of something that does not follow.</summary>
    private static readonly byte[][] Damage =
    [
        [],
        [0xFF],
        [0xC3],
        [0x81],
        [0xE4, 0xB8],
        [0x80, 0xA0],
        [0x1B],
    ];

    private static readonly string[] Html =
    [
        "<img src=\"a/b.png?x=1&amp;y=2\" srcset='c.png 1x,d.png 2x' alt='>'>",
        "<IMG SRC=e.png/>",
        "<img src = 'f g.png'>",
        "<a href='h?i&j=k'>words 中文</a>",
        "<a href=big.jpg><img data-src=small.jpg></a>",
        "<p style=\"background:url('l\\'m.png')\">",
        "<p style='background:url(&quot;n.png&quot;), image-set(\"o.png\" 1x)'>",
        "<style>@import \"p.css\";q{r:url(s\\)t.png)}</style>",
        "<style>@font-face{src:url( u.woff ) format('x')}</style>",
        "<svg><image xlink:href='v.svg#x'/><style>a{b:url(w.png)}</style></svg>",
        "<meta http-equiv=refresh content='0;url=x.html'>",
        "<meta property=og:image content=y.png>",
        "<noscript><img src=z.png></noscript>",
        "<picture><source srcset=\"aa.webp, bb.webp 2x\"><img src=cc.png></picture>",
        "<video src=dd.mp4 poster=ee.jpg><source src=ff.webm></video>",
        "<iframe src=gg.html></iframe>",
        "<object data=hh.pdf></object>",
        "<link rel=stylesheet href=ii.css>",
        "<link rel='icon' href='jj.ico'>",
        "<form action=kk><button formaction=ll>x</button></form>",
        "<td background=mm.png>",
        "<a ping=' nn  oo ' href=pp>x</a>",
        "<!-- <img src=no.png> -->",
        "<script>'<img src=no>'</script>",
        "text é 日本語 😀\r\n",
        "<img src=“curly”>",
        "<img src=a\0b.png>",
        "<div data-bg='url(qq.png)' data-srcset='rr.png 2x'>",
        "<blockquote cite='//ss.example/tt'>",
        "<img src='data:image/png;base64,AA=='>",
        "<img\r\nsrc\t=\n\"uu&#46;png\"\r>",
        "</p></div>",
        "<b>",
        "<table>",
        "<img src=\"vv\twith\ntabs.png\">",
        "<input type=image src=\"ww.png\"><embed src=xx.swf><frame src='yy.html'>",
        "<audio src=zz.mp3><source src=ab.ogg></audio><video><track src=ac.vtt></video>",
        "<map><area href=ad.html></map><q cite='ae'>q</q><del cite=af></del><ins cite=\"ag\"></ins>",
        "<meta name='twitter:image' content=\"ah.png?x&amp;y\"><meta itemprop=image content='ai.png'>",
        "<link rel=preload as=image href=aj.png imagesrcset='ak.png 1x, al.png 2x'>",
        "<link rel=canonical href='/am'><link rel=alternate href=an.xml><link rel=manifest href=ao.json>",
        "<script src='ap.js'></script><script type=module src=aq.js>x()</script>",
        "<svg><use href='ar.svg#x'/><rect fill=\"url('as.svg#y')\"/><feImage href=at.png /></svg>",
        "<svg><a xlink:href=au>x</a><style><![CDATA[b{c:url(av.png)}]]></style></svg>",
        "<template><img src=aw.png><style>d{e:url('ax.png')}</style></template>",
        "<img src=data:image/gif;base64,R0lG data-original='ay.png' data-lazy-srcset=\"az.png 1x, ba.png 2x\">",
        "<img src=/p.gif file=bb.jpg zoomfile='bc.jpg'><noscript><img src='bb.jpg'></noscript>",
        "<img src=\"http:\\\\h.example\\bd.png\"><a href='\\\\h.example\\be'>x</a>",
        "<img src='//h.example/&#123;bf&#125;.png'><img src=\"http:&#x2F;&sol;h.example/bg.png\">",
        "<img src='http://例え.テスト/bh.png'><img src=bi.png SRC=no.png src='no2.png'>",
        "<img srcset=\"https://h.example/w_300,h_2/bj.png 300w, bk.png 1x 2x,bl.png 5q,\tbm.png\">",
        "<p style='background:url(bn.png' class=x>",
        "<style>@import url(bo.css) screen;@supports (x:url(no.png)){a{b:url(\"bp.png\")}}</style>",
        "<style>a{b:-webkit-image-set('bq.png' 1x);c:url(br\\\n.png)}<!-- d{e:url(bs.png)} --></style>",
        "<body background='bt.png'><object type=image/png data=bu></object>",
        "<a href=bv>unclosed <b><i><p>",
        "<div data-archivetool-ignore><img src=bw.png></div>",
        "<pre>\0\f</pre><img alt=\"",
    ];

    private static readonly string[] Css =
    [
        "@charset \"utf-8\";",
        "@import \"a.css\";",
        "@import url(b.css) layer(x) screen;",
        "@import url( 'c.css' );",
        "/* url(no.png) */ p{background:url(d.png)}",
        "@font-face{font-family:\"é\";src:local(\"x\"),url(e.woff2)format(\"woff2\"),url('f.woff')}",
        "@media print{p{background:URL(g\\ h.png),u\\72l(i\\).png)}}",
        "q{a:image-set(\"j.png\" 1x,url(k.png) 2x)}",
        "r::after{content:\"url(no)\";cursor:url(l.cur) 1 2,auto;mask:url(#m)}",
        "s{--x:url(\"m\\\"n.png\");y:src('o.png')}",
        "@namespace url(http://no.example/);",
        "t{background:url(bad url) , url(data:image/png;base64,AA==),url(p.png)}",
        "@supports (x:url(no.png)){u{v:url('//h.example/q.png')}}",
        "<!-- w{x:url(r.png)} -->",
        "日本 [href=\"url(no)\"]{y:url(中文.png)}\r\n",
        "z{a:url(",
        "}",
    ];

    private static readonly string[] Markdown =
    [
        "![a](b.png) text [c](d 'e')",
        "[![f](g.png)](h.png)",
        "![i](<j k.png> \"l\")",
        "[m][n] ![o][p]\n\n[n]: q.html\n[p]: <r.png>",
        "<https://s.example/t?u&v> and https://w.example/x_y.",
        "`![no](no.png)` ![y](z\\_a.png)",
        "```\n![no](no.png)\n```",
        "> ![b](c.png) <img\n> src=d.png>",
        "- ![e](f.png)\n\n  <p><img src=g.png>\n  </p>",
        "| ![h](i.png) |\n|---|\n| [j](k\\|l) |",
        "<div>\n<img src='m.png'>\n\n![n](o.png)\n\n</div>",
        "{% asset_img p.png 10 %} {% img /q/r.png %}",
        "{% link x //s.example/ %}",
        "![t]({{ u }}/no.png)",
        "# ![v](w.png) 中文 é 😀",
        "text  \nwith [x](y(z)) and \\[a](b)",
        "![c](d&amp;e.png)",
        "<a href=f.png>![g](h.png)</a>",
        "<style>i{j:url(k.png)}</style>",
        "www.l.example/m n[^1]\n\n[^1]: [o](p)",
        "{% blockquote A B https://q.example/r S %}\nx\n{% endblockquote %}",
        "{% codeblock %}\n![no](no.png)\n{% endcodeblock %} {% raw %}{% img no.png %}{% endraw %}",
        "![s](<t\\<u.png>) [v](w\\)x.html) ![y](//z.example/&#123;a&#125;.png)",
        "![b]\n\n[b]: <c d.png>\n  \"title\"",
        "1. > ![e](f.png)\n   > <a href='g\n   > h'>i</a>",
        "<!-- ![no](no.png) -->\n\n<pre>\n![no](no.png)\n<img src=j.png></pre>",
        "{% if x %}\n![k](l.png)\n{% endif %} [m]({% post_url no %})",
        "[![n](data:image/png;base64,AA==)](o.JPG)\r\n\r\n***p*![q](r.png)**",
    ];

    private static readonly string[] FrontMatter =
    [
        "",
        "---\ntitle: x\nheadimg: 'a/b.png'\n---\n",
        "\n---\ncover: c.png # d\nphotos:\n - \"e\\u0066.png\"\n - {url: g.png}\n---\n",
        "---\nog_image: >-\n  h/i.png\nx: [j.png, 'k.webp']\n---\n",
        "+++\nimage = \"l.png\"\n[a]\nthumb = 'm.png'\n+++\n",
        ";;;\n\"cover\": \"n.png\"\n;;;\n",
        "---\nbroken: [\n---\n",
        "---\ncover: &a https://h.example/o.png\nbanner: *a\nphotos: [\"p.png\", 'q''r.png', s.png]\n---\n",
        "---\r\nhero: |\r\n  t.png\r\nx:\r\n  - {image: u v.png}\r\n---\r\n",
        "{\"title\": \"x\", \"images\": [\"w\\/x.png\", {\"url\": \"y\\u0065.png\"}]}\n\n",
    ];

    private static readonly Gen<Post> Posts = Gen.Select(
            Gen.Int[0, Charsets.Length - 1],
            Gen.Int[0, FrontMatter.Length - 1],
            Gen.Bool,
            Gen.Select(Gen.Int[0, 999], Gen.Frequency((6, Gen.Const(0)), (1, Gen.Int[0, Damage.Length - 1]))).Array[
                1,
                10
            ],
            Gen.Bool
        )
        .Select(
            (charset, frontMatter, isHtml, pieces, isMarked) =>
            {
                var from = isHtml ? Html : Markdown;
                var encoding = CharsetLabels.Find(Charsets[charset])!.Encoding;
                var isUnicode = Charsets[charset].StartsWith("utf", StringComparison.Ordinal);
                var bytes = new List<byte>(
                    encoding.GetBytes((isMarked && isUnicode ? "\uFEFF" : "") + FrontMatter[frontMatter])
                );
                foreach (var (piece, damage) in pieces)
                {
                    bytes.AddRange(encoding.GetBytes(from[piece % from.Length]));
                    // Half a unit would move all that follows.
                    bytes.AddRange(
                        Charsets[charset].StartsWith("utf-16", StringComparison.Ordinal) ? [] : Damage[damage]
                    );
                    bytes.AddRange(encoding.GetBytes(isHtml ? "" : "\n\n"));
                }

                return Read([.. bytes], Charsets[charset], isHtml ? PostFormat.Html : PostFormat.Markdown);
            }
        );

    private static readonly Gen<SourceText> Sheets = Gen.Select(
            Gen.Int[0, Charsets.Length - 1],
            Gen.Int[0, Css.Length - 1].Array[1, 10]
        )
        .Select(
            (charset, pieces) =>
                Sheet(
                    CharsetLabels.Find(Charsets[charset])!.Encoding.GetBytes(string.Concat(pieces.Select(i => Css[i]))),
                    Charsets[charset]
                )
        );

    [Fact]
    public void What_is_rewritten_is_collected_again_and_can_be_put_back() =>
        Posts.Sample(
            post =>
            {
                var found = Collecting.From(post, "https://blog.example/p/").References;
                var targets = found.Select(Target).ToList();
                var edits = found
                    .Zip(targets)
                    .Where(pair => pair.Second is not null)
                    .Select(pair => new Edit(pair.First.Location, UrlEscaping.Escape(pair.Second!, pair.First.Syntax)))
                    .ToList();
                var encoding = post.Text.Charset.Encoding;
                var rewritten = Read(
                    PostRewriter.Rewrite(post.Bytes.Span, edits, encoding),
                    post.Text.Charset.Name,
                    post.Format
                );

                var again = Collecting.From(rewritten, "https://blog.example/p/").References;

                var text = post.Text.Text;
                Assert.Equal(
                    text
                        + string.Join(
                            '\n',
                            found.Select((r, i) => $"{Collecting.Name(r)} {targets[i] ?? Unified(r.Raw)}")
                        ),
                    text + string.Join('\n', again.Select(r => $"{Collecting.Name(r)} {Unified(r.Raw)}"))
                );
                Assert.Equal(post.Bytes.ToArray(), PutBack(post.Bytes, found, rewritten.Bytes, again));
            },
            iter: 1000
        );

    [Fact]
    public void Style_sheets_are_rewritten_and_can_be_put_back_as_posts_are() =>
        Sheets.Sample(
            sheet =>
            {
                Assert.True(WebUrl.TryParse("https://blog.example/p/", null, out var address));
                var found = CssReferenceCollector.Collect(sheet, address).References;
                var targets = found.Select(Target).ToList();
                var edits = found
                    .Zip(targets)
                    .Where(pair => pair.Second is not null)
                    .Select(pair => new Edit(pair.First.Location, UrlEscaping.Escape(pair.Second!, pair.First.Syntax)))
                    .ToList();
                var bytes = PostRewriter.Rewrite(sheet.Bytes.Span, edits, sheet.Charset.Encoding);
                var rewritten = Sheet(bytes, sheet.Charset.Name);

                var again = CssReferenceCollector.Collect(rewritten, address).References;

                Assert.Equal(
                    sheet.Text
                        + string.Join('\n', found.Select((r, i) => $"{Collecting.Name(r)} {targets[i] ?? r.Raw}")),
                    sheet.Text + string.Join('\n', again.Select(r => $"{Collecting.Name(r)} {Unified(r.Raw)}"))
                );
                Assert.Equal(sheet.Bytes.ToArray(), PutBack(sheet.Bytes, found, rewritten.Bytes, again));
            },
            iter: 500
        );

    private static SourceText Sheet(byte[] bytes, string charset) =>
        StyleSheetText.Decode(bytes, $"text/css; charset={charset}", null);

    /// <summary>Where a syntax has no escape for an apostrophe it is percent-encoded.</summary>
    private static string Unified(string raw) => raw.Replace("%27", "'", StringComparison.Ordinal);

    private static Post Read(byte[] bytes, string charset, PostFormat format)
    {
        var source = new PostSource
        {
            Identity = "a",
            Name = "a",
            ContentType = $"text/html; charset={charset}",
        };
        return PostReader.Read(source, bytes, new PostReadOptions { Format = format }).Post!;
    }

    private static string? Target(Reference reference, int index)
    {
        if (reference.Url is not { IsHttp: true })
        {
            return null;
        }

        return reference.Attribute == "autolink" ? $"https://new.example/{index}"
            : reference.Kind == ReferenceKind.Image ? $"../../assets/{index}/a'b.png"
            : $"../../assets/{index}.html?a=1&b=2";
    }

    private static byte[] PutBack(
        ReadOnlyMemory<byte> original,
        IReadOnlyList<Reference> found,
        ReadOnlyMemory<byte> rewritten,
        IReadOnlyList<Reference> again
    )
    {
        var bytes = new List<byte>();
        var at = 0;
        for (var i = 0; i < found.Count; i++)
        {
            bytes.AddRange(rewritten.Span[at..again[i].Location.Offset]);
            bytes.AddRange(original.Span.Slice(found[i].Location.Offset, found[i].Location.Length));
            at = again[i].Location.End;
        }

        bytes.AddRange(rewritten.Span[at..]);
        return [.. bytes];
    }
}
