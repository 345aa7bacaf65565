using System.Text;

namespace ArchiveTool.Core.Documents.Charsets;

/// <summary>
/// An encoding of the Encoding standard (https://encoding.spec.whatwg.org/), able to say not only what bytes mean but
/// how many bytes each piece of the decoded text took: spans are byte offsets, so the map must be exact, also behind
/// bytes that mean nothing.
/// </summary>
internal abstract class Charset
{
    private readonly Lazy<Encoding> encoding;

    /// <summary>For the concrete encodings of this room: the tables of forty are read only where they are needed.</summary>
    private protected Charset(string name, Lazy<Encoding> encoding, int bytesPerUnit, bool isAsciiTransparent)
    {
        Name = name;
        this.encoding = encoding;
        BytesPerUnit = bytesPerUnit;
        IsAsciiTransparent = isAsciiTransparent;
    }

    /// <summary>The standard's name, lower case: <c>utf-8</c>, <c>gb18030</c>, <c>windows-1252</c>.</summary>
    public string Name { get; }

    /// <summary>The platform's encoding, to write replacements with.</summary>
    public Encoding Encoding => encoding.Value;

    /// <summary>How many bytes every UTF-16 unit takes, or 0 where it differs.</summary>
    internal int BytesPerUnit { get; }

    /// <summary>True where, between characters, a byte under 0x80 always is one unit of the same value.</summary>
    internal bool IsAsciiTransparent { get; }

    /// <summary>Decodes everything; bytes that mean nothing become U+FFFD as the standard says.</summary>
    internal abstract string Decode(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// The next step of decoding: how many of <paramref name="rest"/>'s bytes (at least one) become how many units.
    /// </summary>
    /// <param name="rest">What is left, not empty.</param>
    /// <param name="state">The decoder's state, 0 at the start.</param>
    internal abstract CharsetStep Step(ReadOnlySpan<byte> rest, ref int state);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
