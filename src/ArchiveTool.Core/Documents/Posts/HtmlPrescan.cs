using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Html;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>
/// What an HTML file says of its charset in its first bytes
/// (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding). Front matter
/// may stand before the markup, so it looks further than the standard's 1024 bytes.
/// </summary>
internal static class HtmlPrescan
{
    private const int Length = 4096;

    public static Charset? Find(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Length)]);
        if (XmlDeclaration(head) is { } declared)
        {
            return Effective(declared);
        }

        var attributes = new List<HtmlAttribute>();
        var tokenizer = new HtmlTokenizer(head, attributes);
        while (tokenizer.Read())
        {
            var isMeta =
                tokenizer.Kind == HtmlTokenKind.StartTag
                && tokenizer.Name.Equals("meta", StringComparison.OrdinalIgnoreCase);
            if (isMeta && Meta(new HtmlAttributes(head, attributes)) is { } charset)
            {
                return Effective(charset);
            }
        }

        return null;
    }

    /// <summary>Bytes that could be read as ASCII so far are not UTF-16, whatever they say.</summary>
    private static Charset Effective(Charset charset) =>
        charset == CharsetLabels.Utf16LittleEndian || charset == CharsetLabels.Utf16BigEndian
            ? CharsetLabels.Utf8
            : charset;

    private static Charset? Meta(HtmlAttributes attributes)
    {
        if (attributes.Decode("charset") is { } label)
        {
            return CharsetLabels.Find(label);
        }

        var isContentType = attributes.Decode("http-equiv")?.Equals("content-type", StringComparison.OrdinalIgnoreCase);
        return isContentType == true ? CharsetLabels.FindInContentType(attributes.Decode("content")) : null;
    }

    private static Charset? XmlDeclaration(string head)
    {
        var end = head.StartsWith("<?xml", StringComparison.Ordinal) ? head.IndexOf('>', StringComparison.Ordinal) : -1;
        var at = end < 0 ? -1 : head.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var rest = head.AsSpan(at + 8, end - at - 8).TrimStart();
        if (!rest.StartsWith("="))
        {
            return null;
        }

        rest = rest[1..].TrimStart();
        var close = rest.IsEmpty || rest[0] is not ('"' or '\'') ? -1 : rest[1..].IndexOf(rest[0]);
        return close < 0 ? null : CharsetLabels.Find(rest.Slice(1, close).ToString());
    }
}
