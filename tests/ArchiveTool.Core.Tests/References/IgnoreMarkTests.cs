using AngleSharp.Html.Parser;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Where a marked element ends: where a browser ends it, whatever tags were left out.</summary>
public sealed class IgnoreMarkTests
{
    private const string Mark = "data-archivetool-ignore";

    [Theory]
    [InlineData("<ul>\n<li {0}><a href=1>ad</a>\n<li><a href=2>b</a>\n</ul>\n<p><a href=3>x</a>", "1")]
    [InlineData("<ul><li {0}><img src=1><ul><li><img src=2><li><img src=3></ul><img src=4></ul><img src=5>", "1 2 3 4")]
    [InlineData("<ul><li {0}><p><img src=1><ol><li><img src=2></ol></li><img src=3></ul>", "1 2")]
    [InlineData("<p {0}><img src=1><span><img src=2></span><p><img src=3>", "1 2")]
    [InlineData("<p {0}><img src=1><b><div><img src=2></div>", "1")]
    [InlineData("<div><p {0}><img src=1></b></div><img src=2>", "1")]
    [InlineData("<p {0}><button><p><img src=1></button><img src=2><h2><img src=3></h2>", "1 2")]
    [InlineData("<table><tr><td {0}><img src=1><td><img src=2><tr><td><img src=3></table><img src=4>", "1")]
    [InlineData("<table><tr {0}><td><img src=1><th><img src=2><tr><td><img src=3></table><img src=4>", "1 2")]
    [InlineData("<table><tr><td {0}><img src=1></div></li></span><img src=2></table><img src=3>", "1 2")]
    [InlineData("<table><tr><td {0}><table><tr><td><img src=1><tr><td><img src=2></table><img src=3></table>", "1 2 3")]
    [InlineData("<table><thead {0}><tr><td><img src=1><tbody><tr><td><img src=2></table>", "1")]
    [InlineData("<table><tr><td><p {0}><img src=1><td><img src=2></table>", "1")]
    [InlineData("<dl><dt {0}><img src=1><dd><img src=2><dt><img src=3></dl>", "1")]
    [InlineData("<dl><dd {0}><dl><dt><img src=1><dd><img src=2></dl><dd><img src=3></dl>", "1 2")]
    [InlineData("<ruby>x<rt {0}><img src=1><rp><img src=2></ruby>", "1")]
    [InlineData("<ul><li {0}><a href=1><div></a><img src=2></div><img src=3><li><img src=4></ul>", "1 2 3")]
    [InlineData("<a {0} href=1>x<p>y</a><img src=2>", "1")]
    [InlineData("<h2 {0}><img src=1></h3><img src=2>", "1")]
    [InlineData("<ul><li {0}><img src=1></p><br></br><img src=2></ul><img src=3>", "1 2")]
    [InlineData("<ul><li {0}><svg><a href=1><title>x</title></svg><img src=2><li><img src=3></ul>", "1 2")]
    [InlineData("<ul><li {0}><img src=1><li {0}><img src=2><li><img src=3></ul>", "1 2")]
    [InlineData("<div {0}><div><img src=1></div><ul><li><img src=2></ul><p><img src=3></div><img src=4>", "1 2 3")]
    public void A_marked_element_ends_where_a_browser_ends_it(string html, string ignored)
    {
        html = html.Replace("{0}", Mark, StringComparison.Ordinal);

        Assert.Equal(ignored, Ignored(html));
        Assert.Equal(ignored, IgnoredByAngleSharp(html));
    }

    [Theory]
    [InlineData("<head data-archivetool-ignore><link rel=icon href=1><body><img src=2>", "1")]
    [InlineData("<body><div data-archivetool-ignore><img src=1></body><img src=2>", "1")]
    [InlineData("<html data-archivetool-ignore><head></head><body><div><img src=1></div></body></html>", "1")]
    public void The_parts_of_a_document_end_what_is_marked_in_them(string html, string ignored) =>
        Assert.Equal(ignored, Ignored(html));

    [Theory]
    [InlineData("<p data-archivetool-ignore><a href=1>ad</a>\n\n![x](2.png)\n", "1")]
    [InlineData("<p data-archivetool-ignore><a href=1>ad</a>\n\n## [x](2.html)\n", "1")]
    [InlineData("<p data-archivetool-ignore><a href=1>ad</a>\n\n- [x](2.html)\n", "1")]
    [InlineData("- <p data-archivetool-ignore><a href=1>ad</a>\n- [x](2.html)\n", "1")]
    [InlineData("> <p data-archivetool-ignore><a href=1>ad</a>\n\n<a href=2>x</a>\n", "1")]
    [InlineData(
        "<ul>\n<li data-archivetool-ignore>\n\n![x](1.png)\n\n- ![x](2.png)\n- ![x](3.png)\n\nand ![x](4.png)\n\n"
            + "<li>\n\n![x](5.png)\n\n</ul>\n\n![x](6.png)\n",
        "1.png 2.png 3.png 4.png"
    )]
    [InlineData(
        "<ul>\n<li data-archivetool-ignore>\n\n> - ![x](1.png)\n\n***\n\n![x](2.png)\n</ul>\n\n![x](3.png)\n",
        "1.png 2.png"
    )]
    public void Blocks_of_Markdown_end_a_marked_element_as_the_elements_do_that_they_become(
        string markdown,
        string ignored
    ) =>
        Assert.Equal(
            ignored,
            string.Join(' ', Collecting.Markdown(markdown).References.Where(r => r.IsIgnored).Select(r => r.Raw))
        );

    [Theory]
    [InlineData(
        "<p>a\n<!-- archivetool-ignore-start --><img src=1>\n<!-- archivetool-ignore-stop -->",
        2,
        "start' has no",
        3
    )]
    [InlineData("<p>a\n<!--Archivetool-Ignore-Start-->", 0, "'Archivetool-Ignore-Start' is none", 2)]
    [InlineData("<!-- archivetool-ignore: ads\nnext -->", 0, "'archivetool-ignore: ads' is none", 1)]
    [InlineData("<p>a\n\n<!-- archivetool-ignore-end -->", 0, "ends nothing", 3)]
    public void A_comment_that_marks_nothing_is_told_with_its_line(string text, int startLine, string told, int line)
    {
        foreach (var found in new[] { Collecting.Html(text), Collecting.Markdown(text) })
        {
            Assert.All(found.Problems, problem => Assert.Equal(Reason.BadMark, problem.Reason));
            var problem = Assert.Single(found.Problems, one => one.Message.Contains(told, StringComparison.Ordinal));
            Assert.Equal(startLine == 0 ? line : startLine, problem.Line);
            Assert.Contains(line, found.Problems.Select(one => one.Line ?? 0));
        }
    }

    [Theory]
    [InlineData(
        "<!-- archivetool-ignore-start --><img src=1><!-- archivetool-ignore-end --><!-- archivetool-ignore-next -->"
    )]
    [InlineData("<!-- an archivetool-ignore-stop -->")]
    public void Comments_that_mark_something_are_not_told(string text)
    {
        Assert.Empty(Collecting.Html(text).Problems);
        Assert.Empty(Collecting.Markdown(text).Problems);
    }

    [Fact]
    public void Thousands_of_open_elements_in_a_marked_one_take_no_time()
    {
        var html = $"<div {Mark}>" + string.Concat(Enumerable.Repeat("<div><button><p><li>", 100_000)) + "<img src=1>";

        Assert.Equal("1", Ignored(html));
    }

    [Fact]
    public void Random_content_with_end_tags_left_out_ends_where_a_browser_ends_it()
    {
        var random = new Random(20);
        var wrong = new List<string>();
        for (var round = 0; round < 1000; round++)
        {
            var html = RandomHtml.Write(random, Mark);
            if (Ignored(html) != IgnoredByAngleSharp(html))
            {
                wrong.Add($"{html}\n  {Ignored(html)} | {IgnoredByAngleSharp(html)}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}\n{string.Join('\n', wrong.OrderBy(one => one.Length).Take(20))}");
    }

    private static string Ignored(string html) =>
        string.Join(' ', Collecting.Html(html).References.Where(r => r.IsIgnored).Select(r => r.Raw));

    private static string IgnoredByAngleSharp(string html) =>
        string.Join(
            ' ',
            new HtmlParser()
                .ParseDocument("<!DOCTYPE html>" + html)
                .QuerySelectorAll($"[{Mark}], [{Mark}] *")
                .Where(element => element.LocalName is "a" or "img")
                .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"))
                .Where(address => address is not null)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
}
