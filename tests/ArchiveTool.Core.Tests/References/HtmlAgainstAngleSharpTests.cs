using System.Text;
using AngleSharp.Html.Parser;
using CsCheck;

namespace ArchiveTool.Core.Tests.References;

/// <summary>Random markup, read by this project's tokenizer and by AngleSharp's whole parser: the same links. A tree repeats unclosed ones.</summary>
public sealed class HtmlAgainstAngleSharpTests
{
    private static readonly string[] Pieces =
    [
        "<a href=",
        "<a\nHREF =",
        "<a x href='",
        "<a/href=\"",
        "</a>",
        "</a x='>",
        ">",
        "/>",
        "'",
        "\"",
        " ",
        "\t",
        "\r\n",
        "=",
        "/",
        "&amp;",
        "&quot",
        "&copy=",
        "&#x41;",
        "&#128;",
        "&#0;",
        "&notit;",
        "&lt",
        "&",
        "x",
        "1",
        "é",
        "😀",
        "\0",
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!",
        "<?",
        "</",
        "<",
        "</ ",
        "<b>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<textarea>",
        "</textarea\n>",
        "<style>",
        "</style>",
        "href=y",
        "href",
        " href=\"z\"",
        "<p ",
        "<i data-x='<a href=q>'>",
        "<xmp>",
        "</xmp>",
        "<![CDATA[",
        "]]>",
    ];

    [Fact]
    public void Both_see_the_same_links() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[1, 24]
            .Sample(
                indexes =>
                {
                    var html = new StringBuilder("<body>");
                    foreach (var index in indexes)
                    {
                        html.Append(Pieces[index]);
                    }

                    var text = html.ToString();
                    var (theirs, ours) = (ByAngleSharp(text), ByUs(text));
                    Assert.True(theirs == ours, $"{text}\ntheirs: {theirs}\nours:   {ours}");
                },
                iter: 6_000
            );

    private static string ByUs(string html) =>
        string.Join(
            " | ",
            Collecting
                .Html(html)
                .References.Where(r => r.Element == "a" && r.Attribute == "href")
                .Select(r => r.Raw.Trim(' ', '\t', '\n', '\r', '\f'))
                .Distinct(StringComparer.Ordinal)
        );

    private static string ByAngleSharp(string html) =>
        string.Join(
            " | ",
            new HtmlParser()
                .ParseDocument(html)
                .All.Where(e => e.LocalName == "a" && e.HasAttribute("href"))
                .Select(e => e.GetAttribute("href")!.Trim(' ', '\t', '\n', '\r', '\f'))
                .Where(href => href.Length > 0 && !href.StartsWith('#'))
                .Distinct(StringComparer.Ordinal)
        );
}
