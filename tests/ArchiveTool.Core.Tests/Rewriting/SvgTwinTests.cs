using System.Text;
using ArchiveTool.Core.Offline.Addresses;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>Drawings that need a safe twin, and what that is.</summary>
public sealed class SvgTwinTests
{
    private const string Start = "<svg xmlns=\"http://www.w3.org/2000/svg\">";

    [Theory]
    [InlineData("<script>run()</script><rect/>", "<rect />")]
    [InlineData("<s:script xmlns:s='http://www.w3.org/2000/svg'>run()</s:script><g/>", "<g />")]
    [InlineData("<metadata><h:script xmlns:h='http://www.w3.org/1999/xhtml'>run()</h:script></metadata>", null)]
    [InlineData("<rect onclick='run()' width='9'/>", "<rect width=\"9\" />")]
    [InlineData("<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject><g/>", "<g />")]
    [InlineData("<image href='https://x.example/a.png'/>", "<image />")]
    [InlineData("<use xlink:href='../a.svg#b' xmlns:xlink='http://www.w3.org/1999/xlink'/>", "<use />")]
    [InlineData("<a href='javascript:run()'><rect/></a>", "<a><rect /></a>")]
    [InlineData("<a><set attributeName='href' to='javascript:run()'/></a>", "<a><set /></a>")]
    [InlineData("<rect fill='url(https://x.example/a.svg#b)'/>", "<rect fill=\"url(data:,)\" />")]
    [InlineData(
        "<rect><animate attributeName='fill' values='url(//x/a#b)'/></rect>",
        "<rect><animate attributeName=\"fill\" values=\"url(data:,)\" /></rect>"
    )]
    [InlineData(
        "<style>rect{fill:red}@import 'https://x.example/a.css';</style>",
        "<style>rect{fill:red}@x-import \"data:,\";</style>"
    )]
    [InlineData("<rect style='mask:url(/a#b)'/>", "<rect style=\"mask:url(data:,)\" />")]
    [InlineData("<g xml:base='https://x.example/'><use href='#a'/></g>", "<g><use href=\"#a\" /></g>")]
    [InlineData("<rect/><b", "<rect />")]
    public void What_runs_or_loads_is_not_in_the_twin(string inner, string? kept) =>
        Assert.Equal(kept is null ? Start[..^1] + " />" : $"{Start}{kept}</svg>", Make($"{Start}{inner}</svg>"));

    [Theory]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg'><linearGradient id='a'/><rect fill='url(#a)'/><text font-family=\"'A/B'\">words</text></svg>"
    )]
    [InlineData(
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE svg PUBLIC 'a' 'https://x.example/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>"
    )]
    [InlineData(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:i='urn:i' i:v='/'><i:view/><metadata><i:x/></metadata><image href='data:image/png;base64,AA'/></svg>"
    )]
    public void A_drawing_that_is_safe_needs_no_twin(string drawing) => Assert.Null(Make(drawing));

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY e \"<script>run()</script>\">]>" + Start + "&e;<g/></svg>")]
    [InlineData("<?xml-stylesheet href='data:text/xsl,x'?>" + Start + "<g/></svg>")]
    public void What_stands_before_the_drawing_is_gone(string drawing) =>
        Assert.Equal(Start + "<g /></svg>", Make(drawing));

    [Theory]
    [InlineData("<svg><h:script xmlns:h='http://www.w3.org/1999/xhtml'>run()</h:script></svg>")]
    [InlineData("not a drawing")]
    public void Of_what_is_no_drawing_nothing_is_left(string drawing) =>
        Assert.Equal("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Make(drawing));

    [Fact]
    public void A_charset_that_browsers_may_read_differently_becomes_UTF8()
    {
        var drawing = Encoding.Latin1.GetBytes(
            "<?xml version='1.0' encoding='iso-8859-1'?>" + Start + "<text>\u00e4</text></svg>"
        );

        Assert.Equal(Start + "<text>\u00e4</text></svg>", Encoding.UTF8.GetString(SvgTwin.Make(drawing)!));
    }

    [Fact]
    public void Entities_that_grow_without_end_are_cut()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY e{i} \"&e{i - 1};&e{i - 1};\">"));

        Assert.NotNull(Make($"<!DOCTYPE svg [<!ENTITY e0 \"words\">{entities}]>{Start}&e30;</svg>"));
    }

    private static string? Make(string drawing) =>
        SvgTwin.Make(Encoding.UTF8.GetBytes(drawing)) is { } twin ? Encoding.UTF8.GetString(twin) : null;
}
