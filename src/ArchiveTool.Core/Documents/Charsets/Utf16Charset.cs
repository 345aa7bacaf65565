using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>UTF-16, either byte order (https://encoding.spec.whatwg.org/#shared-utf-16-decoder).</summary>
internal sealed class Utf16Charset : Charset
{
    private readonly bool isBigEndian;

    public Utf16Charset(bool isBigEndian)
        : base(
            isBigEndian ? "utf-16be" : "utf-16le",
            new Lazy<Encoding>(new UnicodeEncoding(isBigEndian, byteOrderMark: false)),
            2,
            isAsciiTransparent: false
        ) => this.isBigEndian = isBigEndian;

    internal override string Decode(ReadOnlySpan<byte> bytes)
    {
        var units = new char[(bytes.Length + 1) / 2];
        var whole = MemoryMarshal.Cast<char, short>(units.AsSpan(0, bytes.Length / 2));
        bytes[..(whole.Length * 2)].CopyTo(MemoryMarshal.AsBytes(whole));
        if (isBigEndian == BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(whole, whole);
        }

        if (bytes.Length % 2 != 0)
        {
            units[^1] = '\uFFFD';
        }

        ReplaceLoneSurrogates(units);
        return new string(units);
    }

    internal override CharsetStep Step(ReadOnlySpan<byte> rest, ref int state) => new(Math.Min(2, rest.Length), 1);

    private static void ReplaceLoneSurrogates(Span<char> units)
    {
        for (var i = 0; i < units.Length; i++)
        {
            var next = units[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return;
            }

            i += next;
            if (i + 1 < units.Length && char.IsSurrogatePair(units[i], units[i + 1]))
            {
                i++;
            }
            else
            {
                units[i] = '\uFFFD';
            }
        }
    }
}
