namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>EUC-KR with its Windows extension (https://encoding.spec.whatwg.org/#euc-kr-decoder).</summary>
internal sealed class EucKrCharset() : MultiByteCharset("euc-kr", 949)
{
    private protected override CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units) =>
        rest[0] is 0x80 or 0xFF ? Error(units) : Pair(rest, rest.Length > 1 && rest[1] is >= 0x41 and <= 0xFE, units);
}
