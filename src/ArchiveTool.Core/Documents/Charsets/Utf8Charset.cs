using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>UTF-8. The platform replaces each maximal subpart, as the standard's decoder does.</summary>
internal sealed class Utf8Charset : Charset
{
    public Utf8Charset()
        : base(
            "utf-8",
            new Lazy<Encoding>(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
            0,
            isAsciiTransparent: true
        ) { }

    internal override string Decode(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes);

    internal override CharsetStep Step(ReadOnlySpan<byte> rest, ref int state)
    {
        Rune.DecodeFromUtf8(rest, out var rune, out var consumed);
        return new CharsetStep(consumed, rune.Utf16SequenceLength);
    }
}
