namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>Byte order marks (https://encoding.spec.whatwg.org/#bom-sniff).</summary>
internal static class ByteOrderMark
{
    public static (Charset? Charset, int Length) Find(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (CharsetLabels.Utf8, 3),
            [0xFE, 0xFF, ..] => (CharsetLabels.Utf16BigEndian, 2),
            [0xFF, 0xFE, ..] => (CharsetLabels.Utf16LittleEndian, 2),
            _ => (null, 0),
        };
}
