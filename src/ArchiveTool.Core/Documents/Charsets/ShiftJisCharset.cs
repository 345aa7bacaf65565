namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>Shift_JIS (https://encoding.spec.whatwg.org/#shift_jis-decoder).</summary>
internal sealed class ShiftJisCharset() : MultiByteCharset("shift_jis", 932)
{
    private protected override CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units) =>
        rest[0] switch
        {
            0x80 => One(units, '\u0080', 1),
            >= 0xA1 and <= 0xDF => One(units, (char)(0xFF61 + rest[0] - 0xA1), 1),
            0xA0 or > 0xFC => Error(units),
            _ => Pair(rest, rest.Length > 1 && rest[1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC), units),
        };
}
