using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Tests.Posts;

namespace ArchiveTool.Core.Tests.References;

public sealed class FrontMatterReferenceTests
{
    private static string Paths(string frontMatter) =>
        string.Join(
            '|',
            Collecting.Markdown(frontMatter + "\ntext\n").References.Select(r => $"{r.Attribute} {r.Raw} {r.Syntax}")
        );

    [Theory]
    [InlineData("headimg: 'https://a.example/b?x=1'", "headimg https://a.example/b?x=1 YamlSingleQuoted")]
    [InlineData("title: words\ncover: /img/a", "cover /img/a YamlPlain")]
    [InlineData("cover: true\nimage: 3\nbanner:\nphoto: a sentence of words", "")]
    [InlineData(
        "thumbnail: \"https://a.example/\\u0061%20b.png\"",
        "thumbnail https://a.example/a%20b.png YamlDoubleQuoted"
    )]
    [InlineData("cover: 'it''s.png'", "cover it's.png YamlSingleQuoted")]
    [InlineData("anything: pics/a.JPG  # comment", "anything pics/a.JPG YamlPlain")]
    [InlineData(
        "photos:\n - a.png\n - 'b.png'\n - url: //c.example/d\n   title: x.y\n",
        "photos[0] a.png YamlPlain|photos[1] b.png YamlSingleQuoted|photos[2].url //c.example/d YamlPlain"
    )]
    [InlineData(
        "cover:\n  image: a/b\n  alt: c\n  nested: {hero: \"x/y.webp\", list: [z.gif, w]}",
        "cover.nested.hero x/y.webp YamlDoubleQuoted|cover.nested.list[0] z.gif YamlPlain"
    )]
    [InlineData(
        "og_image: >-\n  https://a.example/b.png\nimage: |\n  c.png\n",
        "og_image https://a.example/b.png YamlBlock|image c.png YamlBlock"
    )]
    [InlineData(
        "a: &pic https://a.example/b.png\nimage: *pic\ncover: !!str 'c.png'\nx: &q \"d.png\"",
        "a https://a.example/b.png YamlPlain|cover c.png YamlSingleQuoted|x d.png YamlDoubleQuoted"
    )]
    [InlineData("x: &p https://a.example/b\ncover: *p\nbanner: *p", "cover https://a.example/b YamlPlain")]
    [InlineData("Feature-Image: /a\nOG_IMAGE: /b/c", "Feature-Image /a YamlPlain|OG_IMAGE /b/c YamlPlain")]
    [InlineData("background: url('/a b.png')\ncover: url(/b/c)", "background /a b.png YamlPlain|cover /b/c YamlPlain")]
    [InlineData("image: {{ site.url }}/a.png", "")]
    [InlineData("link: https://a.example/\ncanonical: https://a.example/b", "")]
    public void Yaml(string yaml, string expected) => Assert.Equal(expected, Paths($"---\n{yaml}\n---"));

    [Theory]
    [InlineData(
        "+++\ntitle = 'x'\nimage = \"a\\u0062.png\" # c\n[cover]\nimage = 'c.png'\nother = [\"d.png\", 'e']\n[[resources]]\nsrc = \"\"\"f.png\"\"\"\nt = {thumb = \"g.png\"}\ndate = 2021-11-25T12:00:00Z\n+++",
        "image ab.png JsonString|cover.image c.png TomlLiteral|cover.other[0] d.png JsonString|resources.src f.png JsonString|resources.t.thumb g.png JsonString"
    )]
    [InlineData(
        ";;;\n\"title\": \"x\",\n\"cover\": \"a\\/b.png\",\n\"photos\": [\"c.png\", {\"url\": \"d.png\"}], \"n\": [1, true]\n;;;",
        "cover a/b.png JsonString|photos[0] c.png JsonString|photos[1].url d.png JsonString"
    )]
    [InlineData(
        "{\n\"image\": \"a.png\",\n\"x\": {\"y\": \"b.webp\"}\n}",
        "image a.png JsonString|x.y b.webp JsonString"
    )]
    public void Other_languages(string frontMatter, string expected) => Assert.Equal(expected, Paths(frontMatter));

    [Theory]
    [InlineData("+++\nimage = \n+++\n![a](b.png)")]
    [InlineData(";;;\n{\"image\" \n;;;\n![a](b.png)")]
    [InlineData("---\nimage: [a.png\n---\n![a](b.png)")]
    public void What_is_broken_is_stepped_over(string text)
    {
        var post = PostReaderTests.Read(text, "a.md");

        Assert.Equal(Reason.FrontMatterBroken, Assert.Single(post.Problems).Reason);
        Assert.Equal("Image markdown@image b.png", Assert.Single(Collecting.From(post).Lines()));
    }

    [Theory]
    [InlineData("{{ liquid }} ![a](b.png)")]
    [InlineData("{ no json } ![a](b.png)")]
    [InlineData("---\n![a](b.png)")]
    [InlineData("----\nnot closed alike\n---\n![a](b.png)")]
    [InlineData("-- --\n![a](b.png)")]
    [InlineData("***\n![a](b.png)\n---\n")]
    public void What_is_no_front_matter_is_body(string text)
    {
        var post = PostReaderTests.Read(text, "a.md");

        Assert.Null(post.FrontMatter);
        Assert.Equal("Image markdown@image b.png", Assert.Single(Collecting.From(post).Lines()));
    }

    [Fact]
    public void A_users_own_key_is_a_pictures()
    {
        var options = new CollectOptions { FrontMatterImageKeys = FrontMatterImageKeys.Default.With(["Titel-Bild"]) };
        var post = PostReaderTests.Read("---\ntitel_bild: /a/b\ncover: /c/d\n---\ntext\n", "a.md");

        Assert.Equal(
            "/a/b /c/d",
            string.Join(' ', Collecting.From(post, options: options).References.Select(r => r.Raw))
        );
    }

    [Theory]
    [InlineData("thumbnail", true)]
    [InlineData("cover.Thumb.url", true)]
    [InlineData("thumbs[0]", false)]
    [InlineData("headimg", false)]
    [InlineData("thumbnail.alt", false)]
    public void Thumbnail_keys_are_known(string path, bool expected) =>
        Assert.Equal(expected, FrontMatterImageKeys.IsThumbnail(path));

    [Fact]
    public void A_deep_or_multiplying_document_costs_nothing()
    {
        var deep = PostReaderTests.Read($"---\na: {new string('[', 5000)}\n---\ntext\n", "a.md");
        var bomb = PostReaderTests.Read(
            "---\na: &a [x.png,x.png,x.png,x.png]\nb: &b [*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n---\ntext\n",
            "a.md"
        );

        Assert.Equal(Reason.FrontMatterBroken, Assert.Single(deep.Problems).Reason);
        Assert.Equal(4, bomb.FrontMatter!.Scalars.Count);
    }

    [Fact]
    public void A_mark_and_blank_lines_may_stand_before_it()
    {
        var post = PostReaderTests.Read("\uFEFF\r\n\r\n---\r\ntitle: a\r\nimage: b.png\r\n---\r\n<p>c</p>\r\n");

        Assert.Equal("a", post.Title);
        Assert.Equal(PostFormat.Html, post.Format);
        var image = Assert.Single(Collecting.From(post).References);
        Assert.Equal(new SourceSpan(29, 5, 5, 8), image.Location);
    }

    [Fact]
    public void Facts_in_any_form()
    {
        var post = PostReaderTests.Read(
            "---\ncategories: [[a, b], c, a]\nauthor:\n  name: N\nlink: not-a-url\nurl: https://a.example/p\n---\n# Heading #\n",
            "a.md"
        );

        Assert.Equal(["a", "b", "c"], post.Categories);
        Assert.Equal("N", post.Author);
        Assert.Equal("https://a.example/p", post.DocumentUrl!.Href);
        Assert.Equal("Heading", post.Title);
    }

    [Fact]
    public void An_html_head_says_what_front_matter_does_not()
    {
        var post = PostReaderTests.Read(
            "<!DOCTYPE html><html><head><title> A &amp;\n B </title><meta name=author content=N>"
                + "<meta property='article:published_time' content='2021-11-25T12:44:11Z'><link rel=canonical href='https://a.example/p'>"
                + "<base href='/x'></head><body><title>no</title>",
            "a.htm"
        );

        Assert.Equal(("A & B", "N", "/x"), (post.Title, post.Author, post.Head.BaseHref));
        Assert.Equal(new DateTimeOffset(2021, 11, 25, 12, 44, 11, TimeSpan.Zero), post.Date);
        Assert.Equal("https://a.example/p", post.DocumentUrl!.Href);
    }

    [Theory]
    [InlineData("a.md", "<div>\nx\n</div>\n", PostFormat.Html)]
    [InlineData("a.txt", "<p>x</p><p>y</p>", PostFormat.Html)]
    [InlineData("a.txt", "<!-- c --><DIV>x</DIV><!-- d -->\n", PostFormat.Html)]
    [InlineData("a.md", "<!DOCTYPE html>\nx", PostFormat.Html)]
    [InlineData("a.md", "<div>x</div>\n\n![a](b)", PostFormat.Markdown)]
    [InlineData("a.md", "<https://a.example/>", PostFormat.Markdown)]
    [InlineData("a.md", "<img src=a> text", PostFormat.Markdown)]
    [InlineData("a.txt", "text <p>x</p>", PostFormat.Markdown)]
    [InlineData("a.XHTML", "text", PostFormat.Html)]
    public void Format_by_name_and_content(string name, string text, PostFormat expected) =>
        Assert.Equal(expected, PostReaderTests.Read(text, name).Format);
}
