using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>
/// An East Asian multi-byte encoding. Where one character ends and the next begins is decided here by the standard's
/// decoders; only the meaning of a complete sequence comes from the platform's tables. The platform's own decoders
/// swallow an ASCII byte after a damaged lead byte, and a quotation mark so lost would change the markup.
/// </summary>
internal abstract class MultiByteCharset : Charset
{
    private const char Unmapped = '\uFFFD';
    private readonly Lazy<char[]> pairs;
    private readonly Lazy<Encoding>? tables;

    /// <param name="name">The standard's name.</param>
    /// <param name="codePage">The code page to write with.</param>
    /// <param name="tables">The encoding whose tables tell what sequences mean; null for the same.</param>
    private protected MultiByteCharset(string name, int codePage, Lazy<Encoding>? tables = null)
        : base(name, CodePages.Get(codePage), 0, isAsciiTransparent: true)
    {
        this.tables = tables;
        pairs = new Lazy<char[]>(ReadPairs);
    }

    private protected Encoding Tables => tables?.Value ?? Encoding;

    internal override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            var run = ascii < 0 ? bytes.Length : ascii;
            text.Append(Encoding.ASCII.GetString(bytes[..run]));
            bytes = bytes[run..];
            if (!bytes.IsEmpty)
            {
                var step = Next(bytes, units);
                text.Append(units[..step.Units]);
                bytes = bytes[step.Bytes..];
            }
        }

        return text.ToString();
    }

    internal sealed override CharsetStep Step(ReadOnlySpan<byte> rest, ref int state)
    {
        Span<char> units = stackalloc char[2];
        return rest[0] < 0x80 ? new CharsetStep(1, 1) : Next(rest, units);
    }

    /// <summary>Decodes one character that starts with a byte of 0x80 or more.</summary>
    private protected abstract CharsetStep Next(ReadOnlySpan<byte> rest, Span<char> units);

    /// <summary>A byte that means nothing.</summary>
    private protected static CharsetStep Error(Span<char> units, int bytes = 1)
    {
        units[0] = Unmapped;
        return new CharsetStep(bytes, 1);
    }

    private protected static CharsetStep One(Span<char> units, char unit, int bytes)
    {
        units[0] = unit;
        return new CharsetStep(bytes, 1);
    }

    /// <summary>
    /// A lead and a trail byte, by the table. What has no meaning is one error, and gives an ASCII trail byte back.
    /// </summary>
    private protected CharsetStep Pair(ReadOnlySpan<byte> rest, bool isTrail, Span<char> units)
    {
        if (rest.Length < 2)
        {
            return Error(units, rest.Length);
        }

        var unit = isTrail ? pairs.Value[((rest[0] - 0x80) * 256) + rest[1]] : Unmapped;
        return unit == Unmapped ? Error(units, rest[1] < 0x80 ? 1 : 2) : One(units, unit, 2);
    }

    private char[] ReadPairs()
    {
        var table = new char[128 * 256];
        Span<byte> pair = stackalloc byte[2];
        Span<char> units = stackalloc char[4];
        for (var i = 0; i < table.Length; i++)
        {
            (pair[0], pair[1]) = ((byte)(0x80 + (i >> 8)), (byte)i);
            table[i] = Tables.GetChars(pair, units) == 1 ? units[0] : Unmapped;
        }

        return table;
    }
}
