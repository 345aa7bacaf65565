namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>EUC-JP (https://encoding.spec.whatwg.org/#euc-jp-decoder); JIS X 0212 is stepped over, not decoded.</summary>
internal sealed class EucJpCharset() : MultiByteCharset("euc-jp", 51932)
{
    private protected override CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units)
    {
        if (rest[0] == 0x8E && rest.Length > 1 && rest[1] is >= 0xA1 and <= 0xDF)
        {
            return One(units, (char)(0xFF61 + rest[1] - 0xA1), 2);
        }

        if (rest[0] == 0x8F && rest.Length > 1 && rest[1] is >= 0xA1 and <= 0xFE)
        {
            return rest.Length == 2 ? Error(units, 2) : Error(units, rest[2] < 0x80 ? 2 : 3);
        }

        return rest[0] is 0x8E or 0x8F or (>= 0xA1 and <= 0xFE)
            ? Pair(rest, rest[0] >= 0xA1 && rest.Length > 1 && rest[1] is >= 0xA1 and <= 0xFE, units)
            : Error(units);
    }

    /// <summary>The character of a JIS X 0208 pair, both bytes with the high bit set.</summary>
    internal CharsetStep Jis0208(byte lead, byte trail, Span<char> units) => Pair([lead, trail], isTrail: true, units);
}
