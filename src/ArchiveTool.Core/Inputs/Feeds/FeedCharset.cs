using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ArchiveTool.Core.Documents.Charsets;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Finds a feed's charset. UTF-8 that is valid is believed before what the prolog or the server says, since both lie
/// more often (https://www.rfc-editor.org/rfc/rfc7303#section-3 has their order).
/// </summary>
/// <param name="Charset">The charset.</param>
/// <param name="IsValidUtf8">Whether all of it is valid UTF-8.</param>
internal readonly record struct FeedCharset(Charset Charset, bool IsValidUtf8)
{
    private const int PieceLength = 1 << 16;

    /// <summary>The charset.</summary>
    /// <param name="stream">The feed.</param>
    /// <param name="head">Its beginning.</param>
    /// <param name="declared">What the server says, or null.</param>
    public static FeedCharset Find(Stream stream, ReadOnlySpan<byte> head, Charset? declared)
    {
        var (isAscii, hasZero, isValid) = Scan(stream);
        if (ByteOrderMark.Find(head).Charset is { } marked)
        {
            return new FeedCharset(marked, isValid && marked == CharsetLabels.Utf8);
        }

        var label = FindInProlog(head);
        var own = CharsetLabels.Find(label);
        if (
            isAscii
            && own?.BytesPerUnit != 2
            && label?.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) is not true
        )
        {
            return hasZero
                ? new FeedCharset(CharsetFinder.Find(head, null, isHtml: false).Charset, false)
                : new FeedCharset(CharsetLabels.Utf8, true);
        }

        return isValid && !hasZero ? new FeedCharset(CharsetLabels.Utf8, true)
            : own is { BytesPerUnit: not 2 } && own != CharsetLabels.Utf8 ? new FeedCharset(own, false)
            : declared is not null && declared != CharsetLabels.Utf8 ? new FeedCharset(declared, false)
            : new FeedCharset(CharsetFinder.Find(head, null, isHtml: false).Charset, false);
    }

    private static (bool IsAscii, bool HasZero, bool IsValidUtf8) Scan(Stream stream)
    {
        var (isAscii, hasZero, isValid) = (true, false, true);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var kept = 0;
            int read;
            do
            {
                read = stream.Read(buffer, kept, buffer.Length - kept);
                var piece = buffer.AsSpan(0, kept + read);
                isAscii = isAscii && Ascii.IsValid(piece);
                hasZero = hasZero || piece.Contains((byte)0);
                // A character may go on in the next piece.
                kept = read == 0 ? 0 : GetUnfinished(piece);
                isValid = isValid && Utf8.IsValid(piece[..^kept]);
                piece[^kept..].CopyTo(buffer);
            } while (read > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return (isAscii, hasZero, isValid);
    }

    /// <summary>How many bytes at the end begin a character that is not complete.</summary>
    private static int GetUnfinished(ReadOnlySpan<byte> piece)
    {
        for (var length = 1; length <= Math.Min(3, piece.Length); length++)
        {
            var unit = piece[^length];
            if (unit >= 0xC0)
            {
                return
                    length
                    < (
                        unit >= 0xF0 ? 4
                        : unit >= 0xE0 ? 3
                        : 2
                    )
                    ? length
                    : 0;
            }

            if (unit < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }

    // https://www.w3.org/TR/xml/#NT-EncodingDecl
    private static string? FindInProlog(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var start = head.IndexOf("<?xml", StringComparison.Ordinal);
        var end = start < 0 ? -1 : head.IndexOf("?>", start, StringComparison.Ordinal);
        var at = end < 0 ? -1 : head.IndexOf("encoding", start, end - start, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var parts = head[at..end].Split('"', '\'');
        return parts.Length > 1 ? parts[1] : null;
    }
}
