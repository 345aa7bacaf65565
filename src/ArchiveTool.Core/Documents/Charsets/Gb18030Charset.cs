namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>GB18030, which also decodes GBK (https://encoding.spec.whatwg.org/#gb18030-decoder).</summary>
internal sealed class Gb18030Charset(string name, int codePage) : MultiByteCharset(name, codePage, CodePages.Get(54936))
{
    private protected override CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units)
    {
        if (rest[0] is 0x80 or 0xFF)
        {
            return rest[0] == 0x80 ? One(units, '€', 1) : Error(units);
        }

        if (rest.Length > 1 && rest[1] is >= 0x30 and <= 0x39)
        {
            return Four(rest, units);
        }

        return Pair(rest, rest.Length > 1 && rest[1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE), units);
    }

    private CharsetStep Four(ReadOnlySpan<byte> rest, Span<char> units)
    {
        if (rest.Length < 3 || (rest.Length < 4 && rest[2] is >= 0x81 and <= 0xFE))
        {
            return Error(units, rest.Length);
        }

        if (rest[2] is not (>= 0x81 and <= 0xFE) || rest[3] is not (>= 0x30 and <= 0x39))
        {
            return Error(units);
        }

        Span<char> decoded = stackalloc char[8];
        var count = Tables.GetChars(rest[..4], decoded);
        if (count > 2 || (count == 2 && !char.IsSurrogatePair(decoded[0], decoded[1])))
        {
            return Error(units, 4);
        }

        decoded[..count].CopyTo(units);
        return new CharsetStep(4, count);
    }
}
