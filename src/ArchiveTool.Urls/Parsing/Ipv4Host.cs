namespace ArchiveTool.Urls.Parsing;

/// <summary>IPv4 addresses as hosts (https://url.spec.whatwg.org/#concept-ipv4-parser).</summary>
internal static class Ipv4Host
{
    // Larger than any address, and enough to say that a number is too large.
    private const long TooLarge = 1L << 40;

    /// <summary>Whether the last label is a number, so that the host must be an address.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> domain)
    {
        if (domain.EndsWith('.'))
        {
            domain = domain[..^1];
        }

        var last = domain[(domain.LastIndexOf('.') + 1)..];
        return !last.IsEmpty
            && char.IsAsciiDigit(last[0])
            && (!last.ContainsAnyExceptInRange('0', '9') || TryParseNumber(last, out _));
    }

    /// <summary>Reads decimal, octal and hexadecimal addresses of one to four parts.</summary>
    public static bool TryParse(ReadOnlySpan<char> domain, out uint address)
    {
        address = 0;
        if (domain.EndsWith('.'))
        {
            domain = domain[..^1];
        }

        long value = 0;
        for (var part = 0; part < 4; part++)
        {
            var dot = domain.IndexOf('.');
            var isLast = dot < 0;
            if (!TryParseNumber(isLast ? domain : domain[..dot], out var number))
            {
                return false;
            }

            if (isLast)
            {
                var limit = 1L << (8 * (4 - part));
                address = (uint)(value | number);
                return number < limit;
            }

            if (number > 255)
            {
                return false;
            }

            value |= number << (8 * (3 - part));
            domain = domain[(dot + 1)..];
        }

        return false;
    }

    /// <summary>Writes an address in dotted decimals.</summary>
    public static void Append(ref UrlWriter output, uint address)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            output.AppendNumber((int)(address >> shift) & 255);
            if (shift > 0)
            {
                output.Append('.');
            }
        }
    }

    // https://url.spec.whatwg.org/#ipv4-number-parser
    private static bool TryParseNumber(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        var radix = 10;
        if (text.Length >= 2 && text[0] == '0')
        {
            radix = text[1] is 'x' or 'X' ? 16 : 8;
            text = text[(radix == 16 ? 2 : 1)..];
        }

        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigit(digit) || PercentEncoding.HexValue(digit) >= radix)
            {
                return false;
            }

            number = Math.Min((number * radix) + PercentEncoding.HexValue(digit), TooLarge);
        }

        return true;
    }
}
