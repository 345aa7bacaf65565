using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Urls.Parsing;
using CsCheck;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ArchiveTool.Core.Tests.Rewriting;

/// <summary>What the syntax's own parser reads back must be the URL that was escaped.</summary>
public sealed class UrlEscapingRoundTripTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.String[Gen.Char['!', '~'], 0, 4],
        Gen.OneOf(
            "&copy",
            "&copy;",
            "&amp;",
            "&#65;",
            "&#x41",
            "&lt",
            "\\",
            "\\\\",
            "(",
            ")",
            "'",
            "\"",
            "`",
            "|",
            ",",
            "{{",
            "%}",
            "]",
            "é",
            "你",
            "%7E",
            "%",
            "*a*",
            "_",
            "~",
            "!",
            "$",
            "=",
            "-->",
            "</a>",
            " x"
        )
    );

    private static readonly Gen<string> Absolute = Gen.Select(
        Gen.OneOf("http://h.example/", "https://h.example/a?", "http://h.example/#", "foo:x", "data:text/html,"),
        Piece.Array[0, 6].Select(string.Concat),
        (start, rest) => start + rest
    );

    [Fact]
    public void InHtmlAttributes()
    {
        var parser = new HtmlParser();
        string? Read(string html) => parser.ParseDocument(html).QuerySelector("a")!.GetAttribute("href");
        RoundTrips(UrlContext.HtmlDoubleQuoted, url => Read($"<a href=\"{url}\" id=x>"));
        RoundTrips(UrlContext.HtmlSingleQuoted, url => Read($"<a id=x href='{url}'>"));
        RoundTrips(UrlContext.HtmlUnquoted, url => Read($"<a href={url} id=x>"));
        RoundTrips(UrlContext.HtmlUnquoted, url => Read($"<a id=x href={url}>"));
    }

    [Fact]
    public void InSrcset()
    {
        var parser = new HtmlParser();
        RoundTrips(
            UrlContext.HtmlDoubleQuoted | UrlContext.Srcset,
            url => FirstCandidate(Attribute(parser, $"<img srcset=\"{url} 2x, b.png\">", "srcset"))
        );
        RoundTrips(
            UrlContext.HtmlSingleQuoted | UrlContext.Srcset,
            url => FirstCandidate(Attribute(parser, $"<img srcset=' , {url}, b.png 2x'>", "srcset"))
        );
    }

    [Fact]
    public void InStyles()
    {
        var parser = new HtmlParser();
        RoundTrips(UrlContext.CssUrl, url => CssValue($"url({url})", "url(", ')'));
        RoundTrips(UrlContext.CssDoubleQuoted, url => CssValue($"\"{url}\"", "\"", '"'));
        RoundTrips(UrlContext.CssSingleQuoted, url => CssValue($"'{url}'", "'", '\''));
        RoundTrips(
            UrlContext.CssUrl | UrlContext.HtmlDoubleQuoted,
            url => CssValue(Attribute(parser, $"<p style=\"url({url})\">", "style"), "url(", ')')
        );
        RoundTrips(
            UrlContext.CssSingleQuoted | UrlContext.HtmlSingleQuoted,
            url => CssValue(Attribute(parser, $"<p style='&#39;{url}&#39;'>", "style"), "'", '\'')
        );
        RoundTrips(
            UrlContext.CssUrl | UrlContext.HtmlUnquoted,
            url => CssValue(Attribute(parser, $"<p style=url({url})>", "style"), "url(", ')')
        );
    }

    [Fact]
    public void InMarkdown()
    {
        RoundTrips(UrlContext.MarkdownBare, url => MarkdownUrl($"[a]({url})"));
        RoundTrips(UrlContext.MarkdownBare, url => MarkdownUrl($"![a]({url} 'title') b"));
        RoundTrips(UrlContext.MarkdownBare, url => MarkdownUrl($"[a]\n\n[a]: {url}\n"));
        RoundTrips(UrlContext.MarkdownBare, url => MarkdownUrl($"x | y\n--|--\n[a]({url}) | z\n"));
        RoundTrips(UrlContext.MarkdownAngle, url => MarkdownUrl($"[a](<{url}>)"));
        RoundTrips(UrlContext.MarkdownAngle, url => MarkdownUrl($"[a](<{url}> \"title\")"));
    }

    [Fact]
    public void InFrontMatter()
    {
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"cover: {url}\nnext: x\n"));
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"cover: {url} # comment\n"));
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"photos: [{url}, b.png]\n"));
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"- {url}\n- b\n", key: false));
        RoundTrips(UrlContext.YamlSingleQuoted, url => YamlValue($"cover: '{url}'\n"));
        RoundTrips(UrlContext.YamlDoubleQuoted, url => YamlValue($"cover: \"{url}\"\n"));
        RoundTrips(UrlContext.YamlBlock, url => YamlValue($"cover: >-\n  {url}\nnext: x\n"));
        RoundTrips(UrlContext.YamlBlock, url => YamlValue($"cover: |-\n  {url}\n"));
        RoundTrips(UrlContext.JsonString, url => JsonDocument.Parse($"\"{url}\"").RootElement.GetString());
        RoundTrips(UrlContext.TomlLiteral, url => url.Contains('\'', StringComparison.Ordinal) ? null : url);
    }

    [Fact]
    public void InTagsAndRefreshes()
    {
        RoundTrips(UrlContext.TagArgument, url => url.AsSpan().IndexOfAny("'\", ") < 0 ? url : null);
        RoundTrips(UrlContext.MetaRefresh, url => url.StartsWith('\'') ? null : url);
    }

    [Fact]
    public void KeepsRelativeUrlsThatLookLikeSomethingElse()
    {
        var relative = Gen.Select(
            Gen.OneOf("", "-", "?", ":", "#", "&", "*", "!", "|", "%41", "@", "`", "~", "1", "true", "0x1F", "[", "{"),
            Piece,
            (start, rest) => start + rest
        );
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"cover: {url}\n"), relative);
        RoundTrips(UrlContext.YamlPlain, url => YamlValue($"photos: [{url}]\n"), relative);
        RoundTrips(UrlContext.MarkdownBare, url => MarkdownUrl($"[a]({url})"), relative);
        RoundTrips(
            UrlContext.HtmlUnquoted,
            url => Attribute(new HtmlParser(), $"<a href={url} id=x>", "href"),
            relative
        );
    }

    private static void RoundTrips(UrlContext landing, Func<string, string?> read, Gen<string>? urls = null) =>
        (urls ?? Absolute).Sample(
            url =>
            {
                var escaped = UrlEscaping.Escape(url, landing);
                Assert.DoesNotContain(escaped, character => character is < '!' or > '~');
                var back = read(escaped);
                Assert.True(Same(url, back), $"{url} was escaped {escaped} and read back {back}");
            },
            iter: 400
        );

    // The same URL, or one that differs in percent-encoding only.
    private static bool Same(string url, string? back)
    {
        if (back is null)
        {
            return false;
        }

        Assert.True(WebUrl.TryParse("https://base.example/a/b?c", null, out var baseUrl));
        var parsed = WebUrl.TryParse(url, baseUrl, out var expected);
        return parsed == WebUrl.TryParse(back, baseUrl, out var actual)
            && (!parsed || Decoded(expected!.Href) == Decoded(actual!.Href));
    }

    private static string Decoded(string url) => Encoding.Latin1.GetString(Bytes(url));

    private static byte[] Bytes(string url)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < url.Length; i++)
        {
            var isEscape =
                url[i] == '%'
                && i + 2 < url.Length
                && char.IsAsciiHexDigit(url[i + 1])
                && char.IsAsciiHexDigit(url[i + 2]);
            bytes.Add(isEscape ? Convert.FromHexString(url.AsSpan(i + 1, 2))[0] : (byte)url[i]);
            i += isEscape ? 2 : 0;
        }

        return [.. bytes];
    }

    private static string? Attribute(HtmlParser parser, string html, string name) =>
        parser.ParseDocument(html).Body!.FirstElementChild!.GetAttribute(name);

    // https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute, steps 4 to 8
    private static string? FirstCandidate(string? srcset)
    {
        var text = srcset.AsSpan().TrimStart(" \t\n\f\r,");
        var end = text.IndexOfAny(" \t\n\f\r");
        return (end < 0 ? text : text[..end]).TrimEnd(',').ToString();
    }

    // https://www.w3.org/TR/css-syntax-3/#consume-string-token and #consume-url-token, without line ends
    private static string? CssValue(string? css, string start, char end)
    {
        if (css?.StartsWith(start, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var value = new StringBuilder();
        for (var i = start.Length; i < css.Length; i++)
        {
            if (css[i] == end)
            {
                return i == css.Length - 1 ? value.ToString() : null;
            }

            if (css[i] == '\\' && (++i == css.Length || char.IsAsciiHexDigit(css[i])))
            {
                return null;
            }

            if (css[i] is '(' or '"' or '\'' && css[i - 1] != '\\' && end == ')')
            {
                return null;
            }

            value.Append(css[i]);
        }

        return null;
    }

    private static string? MarkdownUrl(string markdown) =>
        Markdown.Parse(markdown, Pipeline).Descendants<LinkInline>().FirstOrDefault()?.Url;

    private static string? YamlValue(string yaml, bool key = true)
    {
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                if (!key)
                {
                    return scalar.Value;
                }

                key = false;
            }
        }

        return null;
    }
}
