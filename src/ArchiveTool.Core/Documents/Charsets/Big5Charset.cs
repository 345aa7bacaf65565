namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>Big5 (https://encoding.spec.whatwg.org/#big5-decoder), without the Hong Kong supplement.</summary>
internal sealed class Big5Charset() : MultiByteCharset("big5", 950)
{
    private protected override CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units) =>
        rest[0] is 0x80 or 0xFF
            ? Error(units)
            : Pair(rest, rest.Length > 1 && rest[1] is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE), units);
}
