using System.Text;
using System.Text.Unicode;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Finds a feed's charset. UTF-8 that is valid is believed before what the prolog or the server says, since both lie
/// more often (https://www.rfc-editor.org/rfc/rfc7303#section-3 has their order).
/// </summary>
internal static class FeedCharset
{
    /// <summary>The charset.</summary>
    public static Charset Find(ReadOnlySpan<byte> bytes, Charset? declared)
    {
        if (ByteOrderMark.Find(bytes).Charset is { } marked)
        {
            return marked;
        }

        var isAscii = !bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        var label = FindInProlog(bytes);
        var own = CharsetLabels.Find(label);
        if (
            isAscii
            && own?.BytesPerUnit != 2
            && label?.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) is not true
        )
        {
            return bytes.Contains((byte)0)
                ? CharsetFinder.Find(bytes, null, isHtml: false).Charset
                : CharsetLabels.Utf8;
        }

        return Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? CharsetLabels.Utf8
            : own is { BytesPerUnit: not 2 } && own != CharsetLabels.Utf8 ? own
            : declared is not null && declared != CharsetLabels.Utf8 ? declared
            : CharsetFinder.Find(bytes, null, isHtml: false).Charset;
    }

    // https://www.w3.org/TR/xml/#NT-EncodingDecl
    private static string? FindInProlog(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var start = head.IndexOf("<?xml", StringComparison.Ordinal);
        var end = start < 0 ? -1 : head.IndexOf("?>", start, StringComparison.Ordinal);
        var at = end < 0 ? -1 : head.IndexOf("encoding", start, end - start, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var parts = head[at..end].Split('"', '\'');
        return parts.Length > 1 ? parts[1] : null;
    }
}
