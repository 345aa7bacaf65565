using System.Text;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Css;

/// <summary>Decodes style sheets (https://www.w3.org/TR/css-syntax-3/#input-byte-stream).</summary>
internal static class StyleSheetText
{
    private const int MostBytes = 1024;

    /// <summary>The sheet's text: by byte order mark, transport, <c>@charset</c>, what is around it, or UTF-8.</summary>
    /// <param name="bytes">The sheet.</param>
    /// <param name="contentType">Its <c>Content-Type</c> header, or null.</param>
    /// <param name="environment">The charset of the document or sheet that refers to it, or null.</param>
    public static SourceText Decode(ReadOnlyMemory<byte> bytes, string? contentType, Charset? environment)
    {
        var charset =
            ByteOrderMark.Find(bytes.Span).Charset
            ?? CharsetLabels.FindInContentType(contentType)
            ?? ByRule(bytes.Span)
            ?? environment
            ?? CharsetLabels.Utf8;
        return SourceText.Decode(bytes, charset);
    }

    /// <summary>Exactly these bytes with double quotes, nothing else counts.</summary>
    private static Charset? ByRule(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("@charset \""u8))
        {
            return null;
        }

        var rest = bytes["@charset \""u8.Length..];
        rest = rest[..Math.Min(rest.Length, MostBytes)];
        var end = rest.IndexOf("\";"u8);
        var charset = end < 0 ? null : CharsetLabels.Find(Encoding.Latin1.GetString(rest[..end]));

        // The bytes themselves show that it is not UTF-16.
        return charset == CharsetLabels.Utf16LittleEndian || charset == CharsetLabels.Utf16BigEndian
            ? CharsetLabels.Utf8
            : charset;
    }
}
