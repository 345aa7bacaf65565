using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <summary>
/// Reads the XML that feeds send a piece at a time: tags, and text with its references read. What XML does not allow is
/// read as far as it has a meaning: control characters go, a sign that begins no tag is text, attributes may lack quotes.
/// Nothing that a document declares is ever read, and a text without end is cut.
/// </summary>
internal sealed partial class FeedTokenizer : IDisposable
{
    /// <summary>The longest text; what is longer is cut.</summary>
    public const int MostText = 2_000_000;

    private const int PieceLength = 1 << 16;
    private const int LongestProlog = 1 << 20;
    private const int LongestTag = 1 << 20;
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";

    // What XML does not allow (https://www.w3.org/TR/xml/#charsets).
    private static readonly char[] Controls =
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(letter => letter is not ('\t' or '\n' or '\r')),
    ];

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(Controls);
    private static readonly SearchValues<char> Watched = SearchValues.Create(['<', '&', .. Controls]);
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>=\"'<");

    private readonly TextReader source;
    private readonly StringBuilder text = new(PieceLength);
    private readonly List<FeedAttribute> attributes = [];
    private char[] buffer = new char[LongestProlog];
    private int at;
    private int end;
    private int start;
    private long gone;
    private long endless;
    private bool isDrained;
    private int lines = 1;
    private int columns = 1;
    private Range name;

    /// <summary>Reads a document; what stands before its first element is passed over at once.</summary>
    public FeedTokenizer(TextReader source)
    {
        this.source = source;
        while (end < buffer.Length && Fill()) { }
        var notices = FeedProlog.SkipNotices(buffer.AsSpan(0, end));
        at = notices + FeedProlog.SkipProlog(buffer.AsSpan(notices, end - notices));
    }

    /// <summary>Whether a text was longer than a feed's may be.</summary>
    public bool WasCut { get; private set; }

    /// <summary>Where something was read that XML does not allow, for people; null if nothing was.</summary>
    public string? Mended { get; private set; }

    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The tag's name as written; until the next token is read.</summary>
    public ReadOnlySpan<char> Name => buffer.AsSpan(name);

    /// <summary>Whether the start tag is an end tag as well.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The tag's attributes; until the next token is read.</summary>
    public ReadOnlySpan<FeedAttribute> Attributes => CollectionsMarshal.AsSpan(attributes);

    /// <summary>Where the token begins, for people.</summary>
    public string Place
    {
        get
        {
            var read = buffer.AsSpan(0, start);
            var last = read.LastIndexOf('\n');
            return $"line {lines + read.Count('\n')}, column {(last < 0 ? columns + start : start - last)}";
        }
    }

    /// <summary>An attribute's name as written.</summary>
    public ReadOnlySpan<char> GetName(FeedAttribute attribute) => buffer.AsSpan(attribute.Name);

    /// <summary>An attribute's value.</summary>
    public string GetValue(FeedAttribute attribute) => FeedReferences.Decode(buffer.AsSpan(attribute.Value));

    /// <summary>Remembers the first place where a document is not well-formed.</summary>
    /// <param name="what">What is wrong there.</param>
    public void Mend(string what) => Mended ??= $"{Place}: {what}";

    /// <summary>Reads on.</summary>
    public FeedTokenKind Read()
    {
        while (Ensure(CDataStart.Length) > 0)
        {
            start = at;
            var rest = buffer.AsSpan(at, end - at);
            if (rest[0] != '<')
            {
                return ReadText();
            }

            if (rest.StartsWith("<!--"))
            {
                Skip("-->");
            }
            else if (rest.StartsWith(CDataStart))
            {
                return ReadCData();
            }
            else if (!IsMarkup(rest))
            {
                return ReadText(isSign: true);
            }
            else if (rest[1] is '!' or '?')
            {
                Skip(rest[1] == '!' ? ">" : "?>");
            }
            else
            {
                return ReadTag() ?? ReadText(isSign: true);
            }
        }

        start = at;
        return FeedTokenKind.End;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>Reads on until some characters are there, or all that are left; gives how many there are.</summary>
    private int Ensure(int count)
    {
        while (end - at < count && Fill()) { }
        return end - at;
    }

    private bool Fill()
    {
        if (isDrained)
        {
            return false;
        }

        if (at > 0)
        {
            var read = buffer.AsSpan(0, at);
            var last = read.LastIndexOf('\n');
            (lines, columns) = (lines + read.Count('\n'), last < 0 ? columns + at : at - last);
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            gone += at;
            (start, at, end) = (Math.Max(0, start - at), 0, end - at);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = source.Read(buffer, end, Math.Min(PieceLength, buffer.Length - end));
        isDrained = count == 0;
        end += count;
        return !isDrained;
    }

    private void Skip(string mark)
    {
        at += 2;
        while (true)
        {
            var found = buffer.AsSpan(at, end - at).IndexOf(mark, StringComparison.Ordinal);
            if (found >= 0)
            {
                at += found + mark.Length;
                return;
            }

            // The mark may go on in the next piece.
            at = Math.Max(at, end - mark.Length + 1);
            if (!Fill())
            {
                at = end;
                return;
            }
        }
    }

    private FeedTokenKind ReadText(bool isSign = false)
    {
        text.Clear();
        if (isSign)
        {
            Mend("a < begins no tag");
            text.Append('<');
            at++;
        }

        while (Ensure(FeedReferences.Longest) > 0)
        {
            var rest = buffer.AsSpan(at, end - at);
            var run = rest.IndexOfAny(Watched);
            if (run >= 0 && rest[run] == '<' && text.Length == 0)
            {
                at += run;
                Text = rest[..run].ToString();
                return FeedTokenKind.Text;
            }

            Keep(rest[..(run < 0 ? rest.Length : run)]);
            at += run < 0 ? rest.Length : run;
            if (run < 0)
            {
                continue;
            }

            if (rest[run] == '<')
            {
                break;
            }

            if (rest[run] != '&')
            {
                at++;
                continue;
            }

            // A reference may go on in the next piece.
            Ensure(FeedReferences.Longest);
            at += FeedReferences.Read(buffer.AsSpan(at, end - at), text);
        }

        Text = text.ToString();
        return FeedTokenKind.Text;
    }

    private FeedTokenKind ReadCData()
    {
        text.Clear();
        at += CDataStart.Length;
        while (Ensure(CDataEnd.Length) > 0)
        {
            var rest = buffer.AsSpan(at, end - at);
            var found = rest.IndexOf(CDataEnd, StringComparison.Ordinal);
            var length =
                found >= 0 ? found
                : isDrained ? rest.Length
                : Math.Max(0, rest.Length - CDataEnd.Length + 1);
            at += length;
            if (found >= 0 && text.Length == 0 && rest[..found].IndexOfAny(Forbidden) < 0)
            {
                at += CDataEnd.Length;
                Text = rest[..found].ToString();
                return FeedTokenKind.Text;
            }

            KeepAllowed(rest[..length]);
            if (found >= 0)
            {
                at += CDataEnd.Length;
                break;
            }

            Fill();
        }

        Text = text.ToString();
        return FeedTokenKind.Text;
    }

    private void KeepAllowed(ReadOnlySpan<char> piece)
    {
        while (!piece.IsEmpty)
        {
            var run = piece.IndexOfAny(Forbidden);
            Keep(run < 0 ? piece : piece[..run]);
            piece = run < 0 ? default : piece[(run + 1)..];
        }
    }

    private void Keep(ReadOnlySpan<char> piece)
    {
        var left = MostText - text.Length;
        if (piece.Length > left)
        {
            WasCut = true;
            piece = piece[..Math.Max(0, left)];
            // No pair is cut in two.
            piece = piece is [.., >= '\uD800' and < '\uDC00'] ? piece[..^1] : piece;
        }

        text.Append(piece);
    }
}
