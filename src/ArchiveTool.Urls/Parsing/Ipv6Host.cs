using System.Globalization;

namespace ArchiveTool.Urls.Parsing;

/// <summary>IPv6 addresses as hosts (https://url.spec.whatwg.org/#concept-ipv6-parser and #concept-ipv6-serializer).</summary>
internal static class Ipv6Host
{
    private const int PieceCount = 8;

    /// <summary>Reads an address without its brackets and writes it, shortest form, in brackets.</summary>
    public static bool TryAppend(ref UrlWriter output, ReadOnlySpan<char> text)
    {
        Span<ushort> pieces = stackalloc ushort[PieceCount];
        pieces.Clear();
        if (!TryParse(text, pieces))
        {
            return false;
        }

        Append(ref output, pieces);
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        var count = 0;
        var compress = -1;
        if (text.StartsWith(':'))
        {
            if (!text.StartsWith("::"))
            {
                return false;
            }

            // A double colon stands for at least one piece, and so takes one.
            text = text[2..];
            compress = ++count;
        }

        while (!text.IsEmpty)
        {
            if (count == PieceCount)
            {
                return false;
            }

            if (text[0] == ':')
            {
                if (compress >= 0)
                {
                    return false;
                }

                text = text[1..];
                compress = ++count;
                continue;
            }

            var length = ReadPiece(text, out var value);
            if (length < text.Length && text[length] == '.')
            {
                if (length == 0 || count > PieceCount - 2 || !TryParseEmbedded(text, pieces[count..]))
                {
                    return false;
                }

                count += 2;
                break;
            }

            if (length < text.Length && (text[length] != ':' || length + 1 == text.Length))
            {
                return false;
            }

            pieces[count++] = value;
            text = text[Math.Min(length + 1, text.Length)..];
        }

        return Expand(pieces, count, compress);
    }

    private static int ReadPiece(ReadOnlySpan<char> text, out ushort value)
    {
        value = 0;
        var length = 0;
        while (length < 4 && length < text.Length && char.IsAsciiHexDigit(text[length]))
        {
            value = (ushort)((value << 4) | PercentEncoding.HexValue(text[length]));
            length++;
        }

        return length;
    }

    private static bool TryParseEmbedded(ReadOnlySpan<char> text, Span<ushort> pieces)
    {
        for (var part = 0; part < 4; part++)
        {
            if (part > 0)
            {
                if (!text.StartsWith('.'))
                {
                    return false;
                }

                text = text[1..];
            }

            var end = text.IndexOfAnyExceptInRange('0', '9');
            var digits = end < 0 ? text : text[..end];
            if (
                digits.Length is 0 or > 3
                || (digits.Length > 1 && digits[0] == '0')
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            )
            {
                return false;
            }

            pieces[part / 2] = (ushort)((pieces[part / 2] << 8) | number);
            text = text[digits.Length..];
        }

        return text.IsEmpty;
    }

    private static bool Expand(Span<ushort> pieces, int count, int compress)
    {
        if (compress < 0)
        {
            return count == PieceCount;
        }

        var tail = count - compress;
        pieces[compress..count].CopyTo(pieces[(PieceCount - tail)..]);
        pieces[compress..(PieceCount - tail)].Clear();
        return true;
    }

    private static void Append(ref UrlWriter output, scoped ReadOnlySpan<ushort> pieces)
    {
        FindLongestZeros(pieces, out var zeros, out var zerosEnd);
        Span<char> digits = stackalloc char[4];
        output.Append('[');
        for (var i = 0; i < PieceCount; i++)
        {
            if (i == zeros)
            {
                output.Append(i == 0 ? "::" : ":");
                i = zerosEnd - 1;
                continue;
            }

            pieces[i].TryFormat(digits, out var length, "x", CultureInfo.InvariantCulture);
            output.Append(digits[..length]);
            if (i < PieceCount - 1)
            {
                output.Append(':');
            }
        }

        output.Append(']');
    }

    // https://url.spec.whatwg.org/#find-the-ipv6-address-compressed-piece-index: the first longest run, of two or more.
    private static void FindLongestZeros(ReadOnlySpan<ushort> pieces, out int start, out int end)
    {
        start = end = -1;
        var longest = 1;
        for (var i = 0; i < PieceCount; i++)
        {
            var run = pieces[i..].IndexOfAnyExcept((ushort)0);
            run = run < 0 ? PieceCount - i : run;
            if (run > longest)
            {
                longest = run;
                start = i;
                end = i + run;
            }

            i += run;
        }
    }
}
