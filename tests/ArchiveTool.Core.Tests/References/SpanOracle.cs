using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using YamlDotNet.Core.Events;

namespace ArchiveTool.Core.Tests.References;

/// <summary>
/// Reads a reference's bytes back by other means than the collector's: each syntax by a library that knows it.
/// </summary>
internal static partial class SpanOracle
{
    public static void Check(SourceText source, CollectedReferences found)
    {
        var end = 0;
        foreach (var reference in found.References.Concat(found.DataUrls).OrderBy(r => r.Location.Offset))
        {
            Assert.True(reference.Location.Offset >= end, $"{reference.Raw} overlaps what stands before it.");
            end = reference.Location.End;
            Assert.True(end <= source.Bytes.Length);
            Assert.True(reference.Location.Line >= 1 && reference.Location.Column >= 1);
        }

        Assert.Equal(found.References.OrderBy(r => r.Location.Offset), found.References);
        Assert.All(found.References, reference => Check(source, reference));
    }

    private static void Check(SourceText source, Reference reference)
    {
        if (reference.Raw.Contains("{{", StringComparison.Ordinal))
        {
            // A template is no Markdown and no HTML: what is written is the reference.
            var (offset, length) = (reference.Location.Offset, reference.Location.Length);
            var written = source.Charset.Encoding.GetString(source.Bytes.Span.Slice(offset, length));
            Assert.Equal(reference.Raw, written);
            return;
        }

        var (raw, read) = (Comparable(reference.Raw), Comparable(Read(source, reference)));
        if (raw.Contains('\uFFFD', StringComparison.Ordinal))
        {
            // Damage may end within a character: what is read there hangs on bytes behind it that are not the reference's.
            var sound = new string([.. raw.TakeWhile(char.IsAscii)]);
            Assert.StartsWith(sound, read, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(raw, read);
        }
    }

    /// <summary>What a reader of the reference's syntaxes gets from its bytes.</summary>
    public static string Read(SourceText source, Reference reference)
    {
        var bytes = source.Bytes.Slice(reference.Location.Offset, reference.Location.Length);
        var text = source.Charset.Encoding.GetString(bytes.Span);
        return Unescape(text, reference.Syntax, reference.Element);
    }

    /// <summary>
    /// A value may go on behind a quotation's mark on the next line, and may have white space around it. How many
    /// characters stand for damaged bytes differs from decoder to decoder.
    /// </summary>
    private static string Comparable(string text) =>
        string.Join('\n', Damage().Replace(text, "\uFFFD").Trim().Split('\n').Select(line => line.TrimStart('>', ' ')));

    private static string Unescape(string text, UrlContext syntax, string element)
    {
        if (syntax.HasFlag(UrlContext.HtmlDoubleQuoted))
        {
            text = Attribute($"<a x=\"{text}\">");
        }
        else if (syntax.HasFlag(UrlContext.HtmlSingleQuoted))
        {
            text = Attribute($"<a x='{text}'>");
        }
        else if (syntax.HasFlag(UrlContext.HtmlUnquoted))
        {
            // In quotes, since an unquoted value may start with what cannot start one: a candidate of a srcset.
            text = Attribute($"<a x=\"{text.Replace("\"", "&quot;", StringComparison.Ordinal)}\">");
        }

        const UrlContext Css = UrlContext.CssUrl | UrlContext.CssDoubleQuoted | UrlContext.CssSingleQuoted;
        if ((syntax & Css) != UrlContext.None)
        {
            var isUrl = syntax.HasFlag(UrlContext.CssUrl);
            return CssEscape().Replace(text, match => UnescapeCss(match, isUrl));
        }

        const UrlContext Html = UrlContext.HtmlDoubleQuoted | UrlContext.HtmlSingleQuoted | UrlContext.HtmlUnquoted;
        return (syntax.HasFlag(UrlContext.JsonString) ? syntax & ~Html : syntax) switch
        {
            UrlContext.MarkdownBare => Markdown($"[x]({text})"),
            UrlContext.MarkdownAngle when element == "markdown" && text.Contains('\\') => Markdown($"[x](<{text}>)"),
            UrlContext.YamlSingleQuoted => Yaml($"'{text}'"),
            UrlContext.YamlDoubleQuoted => Yaml($"\"{text}\""),
            UrlContext.JsonString => System
                .Text.Json.JsonDocument.Parse($"\"{text.ReplaceLineEndings("\\n")}\"")
                .RootElement.GetString()!,
            _ => text,
        };
    }

    private static string Attribute(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelector("a")!.GetAttribute("x")!;

    private static string Markdown(string markdown) =>
        Markdig.Markdown.Parse(markdown).Descendants<LinkInline>().First().Url!;

    private static string Yaml(string yaml)
    {
        var parser = new YamlDotNet.Core.Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                return scalar.Value.Trim();
            }
        }

        return "";
    }

    private static string UnescapeCss(Match match, bool isUrl)
    {
        var digits = match.Groups["hex"].Value;
        return digits.Length > 0
                ? char.ConvertFromUtf32(int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
            : match.Groups["eof"].Success && isUrl ? "\uFFFD"
            : match.Groups["end"].Success ? ""
            : match.Groups["unit"].Value;
    }

    [GeneratedRegex("\uFFFD+", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Damage();

    [GeneratedRegex(
        @"\\(?:(?<hex>[0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(?<end>\r\n|[\n\r\f])|(?<unit>.)|(?<eof>\z))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CssEscape();
}
