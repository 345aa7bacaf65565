using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Tests.References;

public sealed class MarkdownReferenceTests
{
    [Theory]
    [InlineData("[a](b.html) ![c](d.png)", "Link markdown@link b.html|Image markdown@image d.png")]
    [InlineData(
        "[a](<b c.html> \"t\") ![c](d.png 't') ![e](f.png (t))",
        "Link markdown@link b c.html|Image markdown@image d.png|Image markdown@image f.png"
    )]
    [InlineData(
        "[a](b\\_c\\(.html) [d](e&amp;f&notareal;) [g](h_(i))",
        "Link markdown@link b_c(.html|Link markdown@link e&f&notareal;|Link markdown@link h_(i)"
    )]
    [InlineData(
        "<https://a.example/?b&amp;c> <mailto:x@y.example> <x@y.example>",
        "Link markdown@autolink https://a.example/?b&amp;c|Link markdown@autolink mailto:x@y.example|Link markdown@autolink x@y.example"
    )]
    [InlineData(
        "see https://a.example/b_c, and www.d.example.",
        "Link markdown@autolink https://a.example/b_c|Link markdown@autolink www.d.example"
    )]
    [InlineData(
        "[a][x] ![b][Y]\n\n[x]: <c d> 't'\n[y]: e.png\n[z]: unused.png\n",
        "Link markdown@definition c d|Image markdown@definition e.png"
    )]
    [InlineData("[x]\n\n![x]\n\n[x]: a.png\n", "Image markdown@definition a.png")]
    [InlineData("[![t](small.png)](big.png)", "Image markdown@image small.png|Image markdown@link big.png")]
    [InlineData(
        "`![a](b.png)` ``<img src=c>``\n\n    ![d](e.png)\n\n```\n![f](g.png)\n<img src=h>\n```\n~~~\n[i](j)\n~~~\n",
        ""
    )]
    [InlineData("<!-- ![a](b.png)\n\n![c](d.png) -->\n\n![e](f.png)", "Image markdown@image f.png")]
    [InlineData("x <!-- [a](b) --> <img src=c.png alt='![d](e)'> y", "Image img@src c.png")]
    [InlineData("<div>\n<img src=a.png>\n\n![b](c.png)\n\n</div>", "Image img@src a.png|Image markdown@image c.png")]
    [InlineData("text <a href=\"b\">**c** ![d](e.png)</a>", "Link a@href b|Image markdown@image e.png")]
    [InlineData(
        "> x <img\n> src=a.png> ![b](c.png)\n>\n> <div>\n> <img\n> src='d.png'\n> >\n> </div>\n",
        "Image img@src a.png|Image markdown@image c.png|Image img@src d.png"
    )]
    [InlineData(
        "- a\n\n  <p><img src=b.png>\n  <img src=c.png></p>\n\n  ![d](e.png)\n",
        "Image img@src b.png|Image img@src c.png|Image markdown@image e.png"
    )]
    [InlineData(
        "| a | b |\n|---|---|\n| ![c](d.png) | [e](f\\|g) |\n",
        "Image markdown@image d.png|Link markdown@link f|g"
    )]
    [InlineData("a[^1] b\n\n[^1]: see [c](d) ![e](f.png)\n", "Link markdown@link d|Image markdown@image f.png")]
    [InlineData(
        "# [a](b)\n\n1. ![c](d.png)\n   > ![e](f.png)\n\nSetext ![g](h.png)\n===\n",
        "Link markdown@link b|Image markdown@image d.png|Image markdown@image f.png|Image markdown@image h.png"
    )]
    [InlineData("\\![a](b) !\\[c](d) [e]\\(f) [g] (h)", "Link markdown@link b")]
    [InlineData("![a]()\n[b](<>)\n![c](data:image/png;base64,AAAA)", "")]
    [InlineData(
        "![中文](图 片.png) ![中文](<图 片.png>) ![😀](😀.png)",
        "Image markdown@image 图 片.png|Image markdown@image 😀.png"
    )]
    [InlineData(
        "<script>\nvar a = '![b](c.png)';\n</script>\n\n<style>p{background:url(d.png)}</style>\n",
        "Image style d.png"
    )]
    [InlineData(
        "![a](b.png)\r\n\r\n> [c](d)\r\n> [e](f)\r\n",
        "Image markdown@image b.png|Link markdown@link d|Link markdown@link f"
    )]
    [InlineData("![a](b.png){width=10} ![c](d.png =100x20)", "Image markdown@image b.png|Image markdown@image d.png")]
    public void CommonMark_and_what_bloggers_use(string markdown, string expected)
    {
        var lines = Collecting.Markdown(markdown).Lines();

        Assert.Equal(expected.Length == 0 ? [] : SplitLines(expected), lines);
    }

    [Theory]
    [InlineData("{% asset_img left a_b_c.png 300 200 'A title' %}", "Image hexo-tag@asset_img a_b_c.png")]
    [InlineData("text {% img /images/a.png %} text", "Image hexo-tag@img /images/a.png")]
    [InlineData(
        "{% img class1 class2 https://a.example/b.png 10 20 \"t\" \"alt\" %}",
        "Image hexo-tag@img https://a.example/b.png"
    )]
    [InlineData("{% link Some words https://a.example/ external %}", "Link hexo-tag@link https://a.example/")]
    [InlineData(
        "{% blockquote @DevDocs https://a.example/s title %}\nsee [b](c)\n{% endblockquote %}",
        "Link hexo-tag@blockquote https://a.example/s|Link markdown@link c"
    )]
    [InlineData(
        "{% codeblock x lang:js https://a.example/ y %}\n![b](c.png) {% img /d.png %}\n{% endcodeblock %}\n![e](f.png)",
        "Link hexo-tag@codeblock https://a.example/|Image markdown@image f.png"
    )]
    [InlineData(
        "{% raw %}{% img /a.png %}<img src=b.png>{% endraw %} {% img /c.png %}",
        "Image img@src b.png|Image hexo-tag@img /c.png"
    )]
    [InlineData(
        "`{% img /a.png %}` ![b](c.png)\n\n```\n{% img /d.png %}\n```\n{% img /e.png %}",
        "Image markdown@image c.png|Image hexo-tag@img /e.png"
    )]
    [InlineData(
        "![a]({{ site.baseurl }}/b.png) [c](/d{% post_url x %}) {% include image.html src='/e.png' %} ![f](g.png)",
        "Image markdown@image {{ site.baseurl }}/b.png|Image hexo-tag@include.src /e.png|Image markdown@image g.png"
    )]
    [InlineData(
        "{% highlight html %}\n<img src=a.png>\n{% endhighlight %}\n{% comment %}![b](c.png){% endcomment %}",
        ""
    )]
    [InlineData(
        "{% fi https://a.example/b, alt, title %} {%- img /c.png -%}",
        "Image hexo-tag@fi https://a.example/b|Image hexo-tag@img /c.png"
    )]
    [InlineData("{% img", "")]
    [InlineData("{% link a\fb \f https://c.example/ %}", "Link hexo-tag@link https://c.example/")]
    [InlineData("{ {% %} {{ x }} {% img /a.png %} {% img", "Image hexo-tag@img /a.png")]
    public void Template_tags(string markdown, string expected)
    {
        var lines = Collecting.Markdown(markdown).Lines();

        Assert.Equal(expected.Length == 0 ? [] : SplitLines(expected), lines);
    }

    [Fact]
    public void Bare_links_mean_what_gfm_makes_of_them()
    {
        var found = Collecting.Markdown("www.a.example/x and <x@y.example>").References;

        Assert.Equal("http://www.a.example/x", found[0].Url!.Href);
        Assert.Equal("mailto:x@y.example", found[1].Url!.Href);
    }

    [Fact]
    public void Text_and_tags_sizes()
    {
        var found = Collecting
            .Markdown(
                "[a *b* `c` ![d](e.png)](f) [g\nh][x] {% img /i.png 30 40 %} {% link 'two words' //j/ %}\n\n[x]: k\n"
            )
            .References;

        Assert.Equal("a b c d", found[1].Text);
        Assert.Equal((30, 40), (found[2].Width, found[2].Height));
        Assert.Equal("two words", found[3].Text);
        Assert.Equal("g h", found[4].Text);
    }

    [Theory]
    [InlineData("x <a href=\"f\">foo\nbar</a>", "foo bar")]
    [InlineData("x <a href=\"f\">foo<br>bar</a>", "foo bar")]
    [InlineData("x <a href=\"f\">foo  \nbar</a>", "foo bar")]
    [InlineData("x <a href=\"f\">fish &amp; `chips`</a>", "fish & chips")]
    public void The_text_of_an_html_link_within_markdown_is_all_that_is_shown(string markdown, string text) =>
        Assert.Equal(text, Collecting.Markdown(markdown).References[0].Text);

    [Fact]
    public void Marks_and_html_links_reach_over_markdown()
    {
        var found = Collecting
            .Markdown(
                "<!-- archivetool-ignore-next -->\n![a](1.png) ![b](2.png)\n\n<div data-archivetool-ignore>\n\n![c](3.png)\n\n</div>\n\n"
                    + "![d](4.png)\n\n<a href=\"big.png\">![e](5.png)</a>"
            )
            .References;

        Assert.Equal("1.png 3.png", string.Join(' ', found.Where(r => r.IsIgnored).Select(r => r.Raw)));
        Assert.Equal(ReferenceKind.Image, Assert.Single(found, r => r.Element == "a").Kind);
    }

    [Theory]
    [InlineData("[")]
    [InlineData(">")]
    [InlineData("- ")]
    public void Too_deep_a_part_costs_only_itself(string mark)
    {
        var deep = string.Concat(Enumerable.Repeat(mark, 20_000));
        var found = Collecting.Markdown(
            $"![a](b.png)\n\n{deep} ![c](d.png) <img src=e.png>\n\n```\n\n![no](no.png)\n\n```\n\n[f][x]\n\n[x]: g.html\n"
        );

        var problem = Assert.Single(found.Problems);
        Assert.Equal((ProblemCode.Input, Reason.TooDeep, 3), (problem.Code, problem.Reason, problem.Line));
        Assert.Equal("b.png d.png e.png g.html", string.Join(' ', found.References.Select(r => r.Raw)));
    }

    [Theory]
    [InlineData("x <!A ")]
    [InlineData("x <? ")]
    [InlineData("x <![CDATA[ ")]
    public void Thousands_of_openings_cost_only_their_part(string mark)
    {
        var found = Collecting.Markdown(
            $"![a](b.png)\n\n{string.Concat(Enumerable.Repeat(mark, 20_000))} ![c](d.png)\n\n[e](f)\n"
        );

        Assert.Equal(Reason.TooDeep, Assert.Single(found.Problems).Reason);
        Assert.Equal("b.png d.png f", string.Join(' ', found.References.Select(r => r.Raw)));
    }

    [Fact]
    public void Thousands_of_bare_links_in_one_paragraph_are_found()
    {
        string[] links = [.. Enumerable.Range(0, 3000).Select(i => $"https://h{i}.example/a_{i}?b=c&d")];

        var found = Collecting.Markdown(string.Join(".\n", links));

        Assert.Equal(links, found.References.Select(r => r.Raw));
        Assert.All(found.References, r => Assert.Equal("Link markdown@autolink", Collecting.Name(r)));
    }

    private static string[] SplitLines(string expected) =>
        expected.Split('|').Aggregate(new List<string>(), Join).ToArray();

    /// <summary>A pipe may belong to a URL.</summary>
    private static List<string> Join(List<string> lines, string part)
    {
        if (part.Contains(' ', StringComparison.Ordinal))
        {
            lines.Add(part);
        }
        else
        {
            lines[^1] += "|" + part;
        }

        return lines;
    }
}
