using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>
/// ISO-2022-JP (https://encoding.spec.whatwg.org/#iso-2022-jp-decoder): escape sequences switch what bytes mean, so
/// the state is part of every position.
/// </summary>
internal sealed class Iso2022JpCharset(EucJpCharset jis)
    : Charset("iso-2022-jp", CodePages.Get(50220), 0, isAsciiTransparent: false)
{
    private const int Ascii = 0;
    private const int Roman = 1;
    private const int Katakana = 2;
    private const int Kanji = 3;
    private const byte Escape = 0x1B;

    internal override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        var state = Ascii;
        while (!bytes.IsEmpty)
        {
            var step = Next(bytes, ref state, units);
            text.Append(units[..step.Units]);
            bytes = bytes[step.Bytes..];
        }

        return text.ToString();
    }

    internal override CharsetStep Step(ReadOnlySpan<byte> rest, ref int state)
    {
        Span<char> units = stackalloc char[2];
        return Next(rest, ref state, units);
    }

    private CharsetStep Next(ReadOnlySpan<byte> rest, ref int state, Span<char> units)
    {
        var first = rest[0];
        if (first == Escape)
        {
            return Switch(rest, ref state, units);
        }

        units[0] = '\uFFFD';
        if (state == Kanji && first is >= 0x21 and <= 0x7E)
        {
            if (rest.Length > 1 && rest[1] is >= 0x21 and <= 0x7E)
            {
                jis.Jis0208((byte)(first | 0x80), (byte)(rest[1] | 0x80), units);
                return new CharsetStep(2, 1);
            }

            // An escape behind half a character is given back, so that the text after it is read in its own state.
            return new CharsetStep(rest.Length > 1 && rest[1] != Escape ? 2 : 1, 1);
        }

        units[0] = state switch
        {
            Ascii when first < 0x80 && first is not (0x0E or 0x0F) => (char)first,
            Roman when first < 0x80 && first is not (0x0E or 0x0F) => first switch
            {
                0x5C => '¥',
                0x7E => '‾',
                _ => (char)first,
            },
            Katakana when first is >= 0x21 and <= 0x5F => (char)(0xFF61 + first - 0x21),
            _ => '\uFFFD',
        };
        return new CharsetStep(1, 1);
    }

    private static CharsetStep Switch(ReadOnlySpan<byte> rest, ref int state, Span<char> units)
    {
        var next =
            rest.Length < 3
                ? -1
                : (rest[1], rest[2]) switch
                {
                    ((byte)'(', (byte)'B') => Ascii,
                    ((byte)'(', (byte)'J') => Roman,
                    ((byte)'(', (byte)'I') => Katakana,
                    ((byte)'$', (byte)'@' or (byte)'B') => Kanji,
                    _ => -1,
                };
        if (next < 0)
        {
            units[0] = '\uFFFD';
            return new CharsetStep(1, 1);
        }

        state = next;
        return new CharsetStep(3, 0);
    }
}
