using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Tags of Hexo, its themes, Jekyll and Hugo: what they refer to is collected, or told.</summary>
public sealed class TemplateReferenceTests
{
    [Theory]
    [InlineData("![]({% asset_path a.png %})", "Image markdown@image a.png")]
    [InlineData("<img src=\"{% asset_path 'a b.png' %}\" width=2>", "Image img@src a b.png")]
    [InlineData("![]({{ site.baseurl }}/a.png)", "Image markdown@image {{ site.baseurl }}/a.png")]
    [InlineData("![]({{ \"/a.png\" | relative_url }})", "Image markdown@image /a.png")]
    [InlineData("<img src=\"{{ \"/a.png\" | relative_url }}\">", "Image img@src /a.png")]
    [InlineData("<img src='{{ '/a.png' | prepend: site.baseurl }}'>", "Image img@src /a.png")]
    [InlineData("![]({{ \"https://a.example/a.png\" }})", "Image markdown@image https://a.example/a.png")]
    [InlineData("![]({{ 'a.png' -}})", "Image markdown@image a.png")]
    [InlineData("[x]({% link _posts/2020-01-01-a.md %})", "Link hexo-tag@link _posts/2020-01-01-a.md")]
    [InlineData("[x]({% post_url 2020-01-01-a %}#part)", "Link hexo-tag@post_url 2020-01-01-a")]
    [InlineData("![x]({% link assets/a.png %})", "Image markdown@image assets/a.png")]
    [InlineData("[x]({{< ref \"b.md\" >}})", "Link hugo-shortcode@ref b.md")]
    [InlineData("[x]({{< relref \"/b\" >}} \"title\")", "Link hugo-shortcode@relref /b")]
    [InlineData("<a href='{{ site.url }}{{ site.baseurl }}/b'>x</a>", "Link a@href {{ site.url }}{{ site.baseurl }}/b")]
    public void Destinations_and_attributes(string markdown, string expected) =>
        Assert.Equal(expected.Split('|', 2)[0], Assert.Single(Told(markdown, [])).Split(" |")[0]);

    [Theory]
    [InlineData("{% include figure.html src=\"/a.png\" caption='x' %}", "Image hexo-tag@include.src /a.png")]
    [InlineData(
        "{% include image.html url='https://a.example/x?id=1' %}",
        "Image hexo-tag@include.url https://a.example/x?id=1"
    )]
    [InlineData("{% include card.html url='https://a.example/x' %}", "Link hexo-tag@include.url https://a.example/x")]
    [InlineData("{% navbar active:/x [Title](https://a.example/x) %}", "Link hexo-tag@navbar https://a.example/x")]
    [InlineData(
        "{{< image src=a.png srcset=\"b.png 1x, c.png 2x\" >}}",
        "Image hugo-shortcode@image.src a.png|Image hugo-shortcode@image.srcset b.png [1x]|Image hugo-shortcode@image.srcset c.png [2x]"
    )]
    [InlineData("{% btn /a, Text, fa fa-x %}", "Link hexo-tag@btn /a")]
    [InlineData("{% image https://a.example/b,c.png alt %}", "Image hexo-tag@image https://a.example/b")]
    [InlineData("{% img https://a.example/b,c.png 10 20 %}", "Image hexo-tag@img https://a.example/b,c.png")]
    [InlineData("{% video /a.mp4 /p.jpg %}", "Media hexo-tag@video /a.mp4|Image hexo-tag@video /p.jpg")]
    [InlineData(
        "{% link Name, https://a.example/, /a.png %}",
        "Link hexo-tag@link https://a.example/|Image hexo-tag@link /a.png"
    )]
    [InlineData(
        "{% frame x | img=/a.png | video=/b.mp4 %}",
        "Image hexo-tag@frame.img /a.png|Media hexo-tag@frame.video /b.mp4"
    )]
    [InlineData("{% cell Name, https://a.example/ %}", "Link hexo-tag@cell https://a.example/")]
    [InlineData(
        "{{< figure\n  src=\"/a.png\"\n  link=`/b`\n>}}",
        "Image hugo-shortcode@figure.src /a.png|Link hugo-shortcode@figure.link /b"
    )]
    [InlineData("{{% image src=a.jpg %}}{{< /image >}}", "Image hugo-shortcode@image.src a.jpg")]
    [InlineData("{{< highlight html >}}\n<img src=a.png>\n{{< /highlight >}}", "")]
    [InlineData("{{</* figure src=\"a.png\" */>}}", "")]
    [InlineData("<!-- {% img /a.png %} -->", "")]
    [InlineData(
        "{% flink %}\n- link_list:\n  - link: https://a.example/\n    avatar: /a.png\n    descr: https is in it\n{% endflink %}",
        "Link hexo-tag@flink.link https://a.example/|Image hexo-tag@flink.avatar /a.png"
    )]
    [InlineData(
        "{% linkgrid %}\nA | https://a.example/ | words | /a.png\r\nB | https://b.example/\n{% endlinkgrid %}",
        "Link hexo-tag@linkgrid.link https://a.example/|Image hexo-tag@linkgrid.image /a.png|Link hexo-tag@linkgrid.link https://b.example/"
    )]
    [InlineData(
        "A formula $$\\frac{{a}}{b}$$ and ![x](c.png) and $${{d}$$ and ![y](e.png)}}",
        "Image markdown@image c.png|Image markdown@image e.png"
    )]
    public void Tags(string markdown, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), Told(markdown, []));

    [Theory]
    [InlineData("text\n\n{% nobody https://a.example/ %}", 3, "nobody")]
    [InlineData("![]({{ page.image }})", 1, "{{ page.image }}")]
    [InlineData("a\n<img src=\"{% include x.html %}\">", 2, "{% include x.html %}")]
    [InlineData("{{< nobody src=\"/a.png\" >}}", 1, "nobody")]
    [InlineData("{{ site.data.links | first }}", 1, "{{ site.data.links | first }}")]
    [InlineData("[r]({{< param img >}})", 1, "{{< param img >}}")]
    [InlineData("{% asset_img nothing %}", 1, "asset_img")]
    public void What_no_table_knows_is_told_with_its_place(string markdown, int line, string name)
    {
        var found = Collecting.Markdown(markdown);

        Assert.Empty(found.References);
        var problem = Assert.Single(found.Problems);
        Assert.Equal((ProblemCode.Input, Reason.TemplateLeftAlone), (problem.Code, problem.Reason));
        Assert.Equal(line, problem.Line);
        Assert.Contains($"'{name}'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_table_knows_is_counted()
    {
        var problem = Assert.Single(Collecting.Markdown("{% nobody %}\n\n{% nobody %}\n{% nobody x %}").Problems);

        Assert.Contains("3 times (lines 1, 3, 4)", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% note info %}\n{% endnote %}\n{% tabs x %}{% endtabs %}{% if page.x %}{% endif %}")]
    [InlineData("{{< admonition tip >}}\n{{< /admonition >}}{{< youtube abc >}}")]
    [InlineData("`{{ page.x }}` and `{% nobody %}`\n\n```\n{% nobody %}\n```")]
    [InlineData("{% raw %}{{ page.x }}{% nobody %}{% endraw %}")]
    [InlineData("$${{a}}$$ and {{ x }}")]
    public void What_refers_to_nothing_is_not_told(string markdown) => Assert.Empty(Told(markdown, []));

    [Fact]
    public void A_path_from_the_site_s_root_is_resolved_and_looked_up_as_one()
    {
        var found = Collecting.Markdown("![]({{ site.baseurl }}/a.png)", "https://blog.example/posts/x/").References[0];

        Assert.Equal(("https://blog.example/a.png", "/a.png"), (found.Url!.Href, found.Target));
    }

    /// <summary>The references, after a check of what is told.</summary>
    private static string[] Told(string markdown, string[] told)
    {
        var found = Collecting.Markdown(markdown);
        Assert.Equal(told, found.Problems.Select(problem => problem.Message));
        return found.Lines();
    }
}
