using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Hugo's shortcodes (https://gohugo.io/content-management/shortcodes/) that show a file: those with a <c>src</c>, and those
/// of the usual names with a URL alone.
/// </summary>
internal static class HugoShortcodes
{
    /// <summary>What stands in place of an element's name.</summary>
    public const string Element = "shortcode";

    private static readonly string[] Pictures = ["figure", "img", "image", "picture"];
    private static readonly string[] Media = ["video", "audio"];

    /// <summary>The reference of a shortcode, or null.</summary>
    /// <param name="text">The post's text.</param>
    /// <param name="tag">What stands in the braces.</param>
    /// <param name="offset">Where the body stands in the text.</param>
    public static PendingReference? Find(string text, TemplateTag tag, int offset)
    {
        var all = new TextRange(tag.Range.Start + offset, tag.Range.Length);
        var written = text.AsSpan(all.Start, all.Length);
        var isShortcode =
            written.Length > 6
            && written[2] is '<' or '%'
            && written[3] is not ('/' or '*')
            && !written[3..].StartsWith("/*");
        if (tag.IsLiteral || !isShortcode)
        {
            return null;
        }

        var words = HexoTags.Arguments(text, new TextRange(all.Start + 3, all.Length - 6));
        if (words.Count == 0)
        {
            return null;
        }

        var name = text.Substring(words[0].Start, words[0].Length);
        var found = FindSource(text, all) ?? FindAlone(text, name, words);
        if (found is not { } url || !ImageUrls.LooksLikeUrl(text.AsSpan(url.Start, url.Length)))
        {
            return null;
        }

        var isQuoted = text[url.Start - 1] == '"';
        return new PendingReference
        {
            Kind = Media.Contains(name, StringComparer.OrdinalIgnoreCase) ? ReferenceKind.Media : ReferenceKind.Image,
            Element = Element,
            Attribute = name,
            Range = url,
            Raw = text.Substring(url.Start, url.Length),
            Syntax = isQuoted ? UrlContext.JsonString : UrlContext.TagArgument,
        };
    }

    /// <summary>The value of <c>src</c>.</summary>
    private static TextRange? FindSource(string text, TextRange all)
    {
        var mark = text.IndexOf(" src=", all.Start, all.Length, StringComparison.Ordinal);
        if (mark < 0)
        {
            return null;
        }

        var start = mark + " src=".Length;
        var quote = text[start];
        if (quote is '"' or '`')
        {
            var close = text.IndexOf(quote, start + 1, all.End - start - 1);
            return close < 0 ? null : new TextRange(start + 1, close - start - 1);
        }

        var end = text.AsSpan(start, all.End - start).IndexOfAny(" \t\r\n>");
        return end <= 0 ? null : new TextRange(start, end);
    }

    private static TextRange? FindAlone(string text, string name, List<TextRange> words) =>
        words.Count > 1
        && (
            Pictures.Contains(name, StringComparer.OrdinalIgnoreCase)
            || Media.Contains(name, StringComparer.OrdinalIgnoreCase)
        )
        && !text.AsSpan(words[1].Start, words[1].Length).Contains('=')
            ? words[1]
            : null;
}
