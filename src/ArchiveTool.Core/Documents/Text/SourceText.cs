using ArchiveTool.Core.Documents.Charsets;

namespace ArchiveTool.Core.Documents.Text;

/// <summary>
/// A file's bytes and the text that they mean, with the exact way back: every range of the text knows its bytes.
/// Safe for concurrent use.
/// </summary>
public sealed class SourceText
{
    private readonly Lock locating = new();
    private readonly SourceLocator locator;

    private SourceText(ReadOnlyMemory<byte> bytes, Charset charset, int byteOrderMarkLength)
    {
        Bytes = bytes;
        Charset = charset;
        ByteOrderMarkLength = byteOrderMarkLength;
        Text = charset.Decode(bytes.Span[byteOrderMarkLength..]);
        locator = new SourceLocator(this);
    }

    /// <summary>The file as it is, byte order mark included.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The decoded text, byte order mark not included, line ends as they were.</summary>
    public string Text { get; }

    /// <summary>How the bytes were read.</summary>
    internal Charset Charset { get; }

    /// <summary>How many bytes the byte order mark takes: 0, 2 or 3.</summary>
    public int ByteOrderMarkLength { get; }

    /// <summary>The whole text.</summary>
    public TextRange Range => new(0, Text.Length);

    /// <summary>Decodes bytes, a byte order mark of the same charset at their start left out of the text.</summary>
    internal static SourceText Decode(ReadOnlyMemory<byte> bytes, Charset charset)
    {
        ArgumentNullException.ThrowIfNull(charset);
        var (marked, length) = ByteOrderMark.Find(bytes.Span);
        return new SourceText(bytes, charset, marked == charset ? length : 0);
    }

    /// <summary>Where a range of the text stands in the bytes. Cheap when asked in document order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the text.</exception>
    public SourceSpan Locate(TextRange range)
    {
        if (range.Start < 0 || range.Length < 0 || range.End > Text.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, "The range leaves the text.");
        }

        lock (locating)
        {
            return locator.Locate(range);
        }
    }

    /// <summary>The text of a range.</summary>
    public ReadOnlySpan<char> Slice(TextRange range) => Text.AsSpan(range.Start, range.Length);
}
