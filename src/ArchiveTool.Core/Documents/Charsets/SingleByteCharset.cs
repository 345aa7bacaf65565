using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>A single-byte encoding: 256 units in a table.</summary>
internal sealed class SingleByteCharset : Charset
{
    private readonly Lazy<char[]> table;

    public SingleByteCharset(string name, int codePage)
        : base(name, CodePages.Get(codePage), 1, isAsciiTransparent: true) => table = new Lazy<char[]>(ReadTable);

    internal override string Decode(ReadOnlySpan<byte> bytes)
    {
        var units = table.Value;
        var text = new char[bytes.Length];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = units[bytes[i]];
        }

        return new string(text);
    }

    internal override CharsetStep Step(ReadOnlySpan<byte> rest, ref int state) => new(1, 1);

    private char[] ReadTable()
    {
        var units = new char[256];
        Span<byte> one = stackalloc byte[1];
        Span<char> decoded = stackalloc char[4];
        for (var i = 0; i < 256; i++)
        {
            one[0] = (byte)i;
            units[i] =
                i < 0x80 ? (char)i
                : Encoding.GetChars(one, decoded) == 1 ? decoded[0]
                : '\uFFFD';
        }

        return units;
    }
}
