using AngleSharp.Html;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// Character references of the HTML standard
/// (https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state), names from AngleSharp's table.
/// </summary>
internal static class CharacterReferences
{
    /// <summary>Longest names: 31 letters with the semicolon, 6 among those that need none.</summary>
    private const int LongestName = 32;

    private const int LongestWithoutSemicolon = 6;
    private const int MostOnStack = 256;

    /// <summary>True where decoding changes nothing.</summary>
    public static bool IsPlain(ReadOnlySpan<char> raw) => raw.IndexOfAny('&', '\r', '\0') < 0;

    /// <summary>Decodes an attribute's value or text, line ends normalised and NULs replaced.</summary>
    public static string Decode(ReadOnlySpan<char> raw, bool inAttribute)
    {
        if (IsPlain(raw))
        {
            return raw.ToString();
        }

        Span<char> decoded = raw.Length <= MostOnStack ? stackalloc char[MostOnStack] : new char[raw.Length];
        var length = Decode(raw, inAttribute, decoded, default);
        return new string(decoded[..length]);
    }

    /// <summary>As <see cref="Decode(ReadOnlySpan{char}, bool)"/>, knowing where everything stood.</summary>
    public static MappedText Decode(MappedText raw, bool inAttribute)
    {
        var span = raw.Value.Span;
        if (IsPlain(span))
        {
            return raw;
        }

        var decoded = new char[span.Length];
        var map = new int[span.Length + 1];
        var length = Decode(span, inAttribute, decoded, map);
        for (var i = 0; i <= length; i++)
        {
            map[i] = raw.ToSource(map[i]);
        }

        return MappedText.Map(decoded.AsMemory(0, length), map);
    }

    /// <summary>Decoded text is never longer than what was written, so both buffers have its length.</summary>
    private static int Decode(ReadOnlySpan<char> raw, bool inAttribute, Span<char> to, Span<int> map)
    {
        var (length, at) = (0, 0);
        Span<char> units = stackalloc char[2];
        while (at < raw.Length)
        {
            var plain = raw[at..].IndexOfAny('&', '\r', '\0');
            plain = plain < 0 ? raw.Length - at : plain;
            raw.Slice(at, plain).CopyTo(to[length..]);
            for (var i = 0; i < plain && !map.IsEmpty; i++)
            {
                map[length + i] = at + i;
            }

            (length, at) = (length + plain, at + plain);
            if (at == raw.Length)
            {
                break;
            }

            var (count, taken) = raw[at] switch
            {
                '&' => Reference(raw[at..], inAttribute, units),
                '\r' => One('\n', raw[at..].StartsWith("\r\n") ? 2 : 1, units),
                _ => One('\uFFFD', 1, units),
            };
            for (var i = 0; i < count; i++)
            {
                if (!map.IsEmpty)
                {
                    map[length] = at;
                }

                to[length++] = units[i];
            }

            at += taken;
        }

        if (!map.IsEmpty)
        {
            map[length] = raw.Length;
        }

        return length;
    }

    private static (int Count, int Taken) One(char unit, int taken, Span<char> units)
    {
        units[0] = unit;
        return (1, taken);
    }

    private static (int Count, int Taken) Reference(ReadOnlySpan<char> rest, bool inAttribute, Span<char> units)
    {
        if (rest.StartsWith("&amp;"))
        {
            return One('&', 5, units);
        }

        var result = rest.Length > 2 && rest[1] == '#' ? Number(rest, units) : Named(rest, inAttribute, units);
        return result.Taken == 0 ? One('&', 1, units) : result;
    }

    private static (int Count, int Taken) Named(ReadOnlySpan<char> rest, bool inAttribute, Span<char> units)
    {
        var most = rest[1..Math.Min(rest.Length, LongestName + 1)];
        var letters = 0;
        while (letters < most.Length && char.IsAsciiLetterOrDigit(most[letters]))
        {
            letters++;
        }

        if (letters < most.Length && most[letters] == ';' && Lookup(most[..(letters + 1)]) is { } symbol)
        {
            return Symbol(symbol, letters + 2, units);
        }

        for (var length = Math.Min(letters, LongestWithoutSemicolon); length > 1; length--)
        {
            if (Lookup(most[..length]) is { } legacy)
            {
                // "&copy=1" in a query is what it looks like.
                var next = length + 1 < rest.Length ? rest[length + 1] : '\0';
                var isText = inAttribute && (next == '=' || char.IsAsciiLetterOrDigit(next));
                return isText ? (0, 0) : Symbol(legacy, length + 1, units);
            }
        }

        return (0, 0);
    }

    private static string? Lookup(ReadOnlySpan<char> name) => HtmlEntityProvider.Resolver.GetSymbol(name.ToString());

    private static (int Count, int Taken) Symbol(string symbol, int taken, Span<char> units)
    {
        symbol.AsSpan().CopyTo(units);
        return (symbol.Length, taken);
    }

    private static (int Count, int Taken) Number(ReadOnlySpan<char> rest, Span<char> units)
    {
        var isHex = rest[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var (at, code) = (start, 0);
        while (at < rest.Length && Digit(rest[at], isHex) is var digit and >= 0)
        {
            code = Math.Min((code * (isHex ? 16 : 10)) + digit, 0x110000);
            at++;
        }

        if (at == start)
        {
            return (0, 0);
        }

        at += at < rest.Length && rest[at] == ';' ? 1 : 0;
        var scalar = Windows1252(code);
        return scalar is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)
            ? One('\uFFFD', at, units)
            : (new System.Text.Rune(scalar).EncodeToUtf16(units), at);
    }

    private static int Digit(char unit, bool isHex) =>
        char.IsAsciiDigit(unit) ? unit - '0'
        : isHex && char.IsAsciiHexDigit(unit) ? (unit | 0x20) - 'a' + 10
        : -1;

    /// <summary>Numbers of C1 controls mean what they mean in windows-1252.</summary>
    private static int Windows1252(int code) =>
        code is >= 0x80 and <= 0x9F ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[code - 0x80] : code;
}
