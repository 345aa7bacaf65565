using System.Buffers;
using System.Text;

namespace ArchiveTool.Core.Inputs.Feeds;

/// <summary>
/// Reads the XML that feeds send as one that an XML parser takes, a piece at a time: what stands before the first element,
/// control characters, unpaired surrogates, HTML's entities and ampersands that begin none go. A text without end is cut.
/// </summary>
internal sealed class TolerantXmlReader : TextReader
{
    /// <summary>The longest text or tag; what is longer is cut.</summary>
    public const int MostText = 2_000_000;

    private const int PieceLength = 1 << 16;
    private const int LongestProlog = 1 << 20;

    // Longer than any mark or reference that is looked for.
    private const int LookAhead = 64;

    // What XML does not allow, and surrogates, which are allowed in pairs alone (https://www.w3.org/TR/xml/#charsets).
    private static readonly char[] Unsafe =
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => letter is not ('\t' or '\n' or '\r')),
        .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code),
        '\uFFFE',
        '\uFFFF',
    ];

    private static readonly SearchValues<char> Doubtful = SearchValues.Create(Unsafe);
    private static readonly SearchValues<char> Watched = SearchValues.Create(['<', '&', .. Unsafe]);

    private readonly TextReader source;
    private readonly StringBuilder clean = new(PieceLength + LookAhead);
    private char[] raw;
    private int start;
    private int end;
    private int cleanAt;
    private long textLength;
    private bool isAtEnd;
    private State state = State.Text;

    /// <summary>Reads a document; what stands before its first element is passed over at once.</summary>
    public TolerantXmlReader(TextReader source)
    {
        this.source = source;
        raw = new char[LongestProlog];
        Fill();
        var notices = TolerantXml.SkipNotices(raw.AsSpan(0, end));
        start = notices + TolerantXml.SkipProlog(raw.AsSpan(notices, end - notices));
        var left = raw.AsSpan(start, end - start);
        var piece = new char[Math.Max(PieceLength, left.Length)];
        left.CopyTo(piece);
        (raw, start, end) = (piece, 0, left.Length);
    }

    private enum State
    {
        Text,
        CData,
        Comment,
    }

    /// <summary>Whether a text was longer than a feed's may be.</summary>
    public bool WasCut { get; private set; }

    /// <inheritdoc/>
    public override int Peek() => Prepare() ? clean[cleanAt] : -1;

    /// <inheritdoc/>
    public override int Read() => Prepare() ? clean[cleanAt++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (!Prepare())
        {
            return 0;
        }

        var length = Math.Min(buffer.Length, clean.Length - cleanAt);
        clean.CopyTo(cleanAt, buffer, length);
        cleanAt += length;
        return length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        source.Dispose();
        base.Dispose(disposing);
    }

    private bool Prepare()
    {
        while (cleanAt == clean.Length)
        {
            clean.Clear();
            cleanAt = 0;
            Fill();
            if (start == end)
            {
                return false;
            }

            CleanPiece();
        }

        return true;
    }

    private void Fill()
    {
        raw.AsSpan(start, end - start).CopyTo(raw);
        (start, end) = (0, end - start);
        while (end < raw.Length && !isAtEnd)
        {
            var read = source.Read(raw, end, raw.Length - end);
            isAtEnd = read == 0;
            end += read;
        }
    }

    private void CleanPiece()
    {
        while (start < end && (isAtEnd || end - start >= LookAhead))
        {
            var rest = raw.AsSpan(start, end - start);
            switch (state)
            {
                case State.CData:
                    Take(rest, "]]>", isKept: true);
                    break;
                case State.Comment:
                    Take(rest, "-->", isKept: false);
                    break;
                default:
                    CleanText(rest);
                    break;
            }
        }
    }

    /// <summary>Takes what stands before an end mark, and the mark.</summary>
    private void Take(ReadOnlySpan<char> rest, string mark, bool isKept)
    {
        var found = rest.IndexOf(mark, StringComparison.Ordinal);
        // A mark, or a pair of surrogates, may go on in the next piece.
        var length =
            found >= 0 ? found
            : isAtEnd ? rest.Length
            : rest.Length - mark.Length;
        if (isKept)
        {
            Append(rest[..length], isAtEnd: found >= 0 || isAtEnd, out length);
        }

        start += length;
        if (found >= 0 && length == found)
        {
            _ = isKept ? clean.Append(mark) : clean;
            start += mark.Length;
            (state, textLength) = (State.Text, 0);
        }
    }

    private void CleanText(ReadOnlySpan<char> rest)
    {
        var run = rest.IndexOfAny(Watched);
        if (run != 0)
        {
            var length = run < 0 ? rest.Length : run;
            Keep(rest[..length]);
            start += length;
        }
        else if (rest[0] == '<')
        {
            textLength = 0;
            if (rest.StartsWith("<!--"))
            {
                (state, start) = (State.Comment, start + 4);
            }
            else
            {
                var isCData = rest.StartsWith("<![CDATA[");
                state = isCData ? State.CData : State.Text;
                var mark = isCData ? rest[..9] : rest[..1];
                clean.Append(mark);
                start += mark.Length;
            }
        }
        else if (rest[0] == '&')
        {
            start += TolerantXml.CopyReference(rest[..Math.Min(rest.Length, LookAhead)], clean);
            textLength++;
        }
        else
        {
            start += KeepPair(rest);
        }
    }

    /// <summary>Copies text without what XML does not allow.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAtEnd">Whether nothing follows that may belong to its last character.</param>
    /// <param name="taken">How much of it was copied or passed over.</param>
    private void Append(ReadOnlySpan<char> text, bool isAtEnd, out int taken)
    {
        taken = 0;
        while (taken < text.Length)
        {
            var rest = text[taken..];
            var run = rest.IndexOfAny(Doubtful);
            var length = run < 0 ? rest.Length : run;
            Keep(rest[..length]);
            taken += length;
            if (run >= 0)
            {
                if (rest.Length - length == 1 && !isAtEnd)
                {
                    return;
                }

                taken += KeepPair(rest[length..]);
            }
        }
    }

    private int KeepPair(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !char.IsSurrogatePair(text[0], text[1]))
        {
            return 1;
        }

        Keep(text[..2]);
        return 2;
    }

    private void Keep(ReadOnlySpan<char> text)
    {
        var left = MostText - textLength;
        textLength += text.Length;
        if (text.Length > left)
        {
            WasCut = true;
            // No pair is cut in two: those come by themselves.
            text = text[..(int)Math.Max(0, left)];
            text = text is [.., >= '\uD800' and < '\uDC00'] ? text[..^1] : text;
        }

        clean.Append(text);
    }
}
