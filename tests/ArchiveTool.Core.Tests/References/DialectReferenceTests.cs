using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Offline.Pages;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Tests.Posts;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Sizes of pictures, Obsidian's embeds, kramdown's elements with Markdown in them, and MDX.</summary>
public sealed class DialectReferenceTests
{
    [Theory]
    [InlineData("![](https://a.example/b.png =300x)", "https://a.example/b.png", 300, null)]
    [InlineData("x ![a](b.png#c =600x400) y", "b.png#c", 600, 400)]
    [InlineData("![a](b.png \"title\" =1x1)", "b.png", 1, 1)]
    [InlineData("![a](<b c.png> =x20)", "b c.png", null, 20)]
    [InlineData("![Alt](b.png =80%x80%)", "b.png", null, null)]
    [InlineData("![[a b.png]]", "a b.png", null, null)]
    [InlineData("![[a.png|300]]", "a.png", 300, null)]
    [InlineData("![[sub/a.png|words|200x100]]", "sub/a.png", 200, 100)]
    [InlineData("| x |\n|---|\n| ![[a.png\\|75]] |", "a.png", 75, null)]
    public void Pictures_with_sizes(string markdown, string raw, int? width, int? height)
    {
        var picture = Assert.Single(Collecting.Markdown(markdown).References);

        Assert.Equal(ReferenceKind.Image, picture.Kind);
        Assert.Equal((raw, width, height), (picture.Raw, picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("[a](b){:rel=\"nofollow sponsored\"} x", "nofollow sponsored", "")]
    [InlineData("[a](b \"t\"){: rel='noreferrer' target=\"_blank\" } x", "noreferrer", "NoReferrer")]
    [InlineData("x [a](b){: .c #d referrerpolicy=\"no-referrer\"}", null, "NoReferrer")]
    [InlineData("[a][x]{:rel=nofollow}\n\n[x]: b\n", "nofollow", "")]
    [InlineData("<https://a.example/>{:rel=\"ugc\"}", "ugc", "")]
    [InlineData("**[a](b){:rel=\"ugc\"}**{: .strong}", "ugc", "")]
    [InlineData("[a](b){target=\"_blank\" rel=\"ugc\"}", "ugc", "")]
    [InlineData("[a](b) {:rel=\"no\"}", null, "")]
    [InlineData("[a](b){rel}", null, "")]
    [InlineData("[a](b)\n{: rel=\"of-the-paragraph\"}", null, "")]
    public void Links_with_attributes_in_braces(string markdown, string? rel, string policy)
    {
        var link = Assert.Single(Collecting.Markdown(markdown).References);

        Assert.Equal(rel, link.Rel);
        Assert.Equal(
            policy.Length == 0 ? ReferrerPolicy.StrictOriginWhenCrossOrigin : ReferrerPolicy.NoReferrer,
            link.ReferrerPolicy
        );
    }

    [Theory]
    [InlineData("![a](b.png){: width=\"300\" .c referrerpolicy='no-referrer'}")]
    [InlineData("![a](b.png){width=300 loading=lazy referrerpolicy=no-referrer}")]
    [InlineData("![a](b.png)\n{: width=\"300\" referrerpolicy=no-referrer}")]
    [InlineData("![a](b.png)\n{.c width=300 referrerpolicy=no-referrer}\n")]
    [InlineData("[![a](b.png){: width=\"300\" referrerpolicy=\"no-referrer\"}](#x)")]
    public void Pictures_with_attributes_in_braces(string markdown)
    {
        var picture = Collecting.Markdown(markdown).References.Single(found => found.Kind == ReferenceKind.Image);

        Assert.Equal((300, ReferrerPolicy.NoReferrer), (picture.Width, picture.ReferrerPolicy));
    }

    [Theory]
    [InlineData("{: .a}\n\n[b](c)", "<p></p>\n<p><a href=\"c\">b</a></p>\n")]
    [InlineData("## T {#own .c}", "<h2 id=\"own\" class=\"c\">T </h2>\n")]
    [InlineData("text {a=1} x_{b=2}", "<p>text {a=1} x_{b=2}</p>\n")]
    [InlineData("a\n{x}\n{: .k}", "<p class=\"k\">a<br />\n{x}</p>\n")]
    [InlineData("![a](b){: onload=\"x()\" width=\"2\"}", "<p><img src=\"b\" width=\"2\" alt=\"a\" /></p>\n")]
    public void Attributes_in_braces_are_not_shown(string markdown, string html) =>
        Assert.Equal(html, OfflineMarkdown.ToHtml(markdown));

    [Theory]
    [InlineData("[a](b =300x)")]
    [InlineData("[[note]] and ![[note]] and [[Prototype]]")]
    public void Other_text_stays_text(string markdown) => Assert.Empty(Collecting.Markdown(markdown).References);

    [Fact]
    public void In_a_vault_names_in_brackets_are_links()
    {
        var post = PostReaderTests.Read("[[other note#part|shown]] [[1]](/c)", "post.md", PostFormat.Markdown);
        var found = Collecting.From(post, options: new CollectOptions { HasWikiLinks = true });

        Assert.Equal(["Link markdown@wikilink other note", "Link markdown@link /c"], found.Lines());
        Assert.Null(found.References[0].Url);
    }

    [Theory]
    [InlineData("<div markdown=\"1\">\n![a](b.png)\n</div>\n", "Image markdown@image b.png")]
    [InlineData(
        "<figure markdown=1 class=x>\n[a](b)\n<img src=c.png>\n</figure>\n",
        "Link markdown@link b|Image img@src c.png"
    )]
    [InlineData("<div>\n![a](b.png)\n</div>\n", "")]
    public void Elements_with_Markdown_in_them(string markdown, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), Collecting.Markdown(markdown).Lines());

    [Theory]
    [InlineData(
        "import a from './a.png'\nimport B from 'b'\n\n<B src={a} />\n![c](c.png)\n",
        "Image import@from ./a.png|Image markdown@image c.png"
    )]
    [InlineData("import B from 'b'\n\n<img src={require('./a.png').default} />", "Image img@src ./a.png")]
    [InlineData(
        "import B from 'b'\n\n<B sources={{ light: useBaseUrl('/a.svg'), dark: useBaseUrl('/b.svg') }} />",
        "Image b@sources /a.svg|Image b@sources /b.svg"
    )]
    [InlineData(
        "import L from 'l'\n\n<L to=\"/docs\">\n\n**[x](/y)**\n\n</L>",
        "Link l@to /docs|Link markdown@link /y"
    )]
    [InlineData("import L from 'l'\n\n```jsx\n<img src={a} />\n```\n`<img src={b}>`", "")]
    [InlineData(
        "import B from 'b'\n\n<div style={{ backgroundImage: \"url('/a.png')\", color: 'red' }} />",
        "Image div@style /a.png"
    )]
    [InlineData(
        "import B from 'b'\n\n{/* ![](no.png) <img src=\"no.png\" /> */} ![](a.png)",
        "Image markdown@image a.png"
    )]
    [InlineData("import B from 'b'\n\n{/*\n![](no.png)\n*/}\n\n![](a.png)", "Image markdown@image a.png")]
    [InlineData("import B from 'b'\n\n![](a.png) {/* unclosed", "Image markdown@image a.png")]
    public void Mdx(string markdown, string expected)
    {
        var found = Collecting.Markdown(markdown);

        Assert.Empty(found.Problems);
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), found.Lines());
    }

    [Fact]
    public void An_expression_of_MDX_that_cannot_be_read_is_told()
    {
        var found = Collecting.Markdown("import B from 'b'\n\n<img src={unknown.png} />");

        Assert.Empty(found.References);
        var problem = Assert.Single(found.Problems);
        Assert.Equal((Reason.TemplateLeftAlone, 3), (problem.Reason, problem.Line));
    }

    [Fact]
    public void A_tag_behind_indented_code_is_read()
    {
        var found = Collecting.Markdown("a\n\n    code\n\n\n{% video /b.mp4 %}\n");

        Assert.Equal(["Media hexo-tag@video /b.mp4"], found.Lines());
    }
}
