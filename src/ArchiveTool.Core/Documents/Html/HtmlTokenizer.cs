using System.Buffers;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// The tokenization stage of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization) as a
/// pull reader over text that stays where it is: tokens are ranges, so that every attribute value is known to the unit.
/// Character references are not decoded here; who wants a value decodes it. Time is linear in the text.
/// </summary>
/// <remarks>
/// Not AngleSharp's tokenizer, because that one says where an attribute's name stands but not its value, which would
/// have to be scanned for again by these same rules; and because it decodes and copies everything: for 11 MB with
/// 50,000 references its tokens alone took 150 ms (NativeAOT), all of reading and collecting with this one 110 ms. That
/// both see the same attributes is a test.
/// </remarks>
internal ref struct HtmlTokenizer(ReadOnlySpan<char> text, List<HtmlAttribute> attributes)
{
    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\n\f\r/>");
    private static readonly SearchValues<char> EndOfAttributeName = SearchValues.Create(" \t\n\f\r/>=");
    private static readonly SearchValues<char> EndOfUnquoted = SearchValues.Create(" \t\n\f\r>");

    private readonly ReadOnlySpan<char> text = text;

    /// <summary>Where the next token starts.</summary>
    public int Position { get; private set; }

    /// <summary>What was read.</summary>
    public HtmlTokenKind Kind { get; private set; }

    /// <summary>Where the token starts; for comments, their data.</summary>
    public int Start { get; private set; }

    /// <summary>Where the token ends; for comments, their data.</summary>
    public int End { get; private set; }

    /// <summary>A start tag with a slash at its end.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Set by the tree: in SVG and MathML, <c>&lt;![CDATA[</c> opens a section.</summary>
    public bool AllowsCdata { get; set; }

    /// <summary>The name of the tag as written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>Reads the next token; false at the end.</summary>
    public bool Read()
    {
        Start = Position;
        if (Position >= text.Length)
        {
            Kind = HtmlTokenKind.End;
            End = Position;
            return false;
        }

        if (text[Position] == '<' && Position + 1 < text.Length && ReadMarkup())
        {
            return true;
        }

        // A '<' that opens nothing is text.
        var from = Position + 1;
        var next = from < text.Length ? text[from..].IndexOf('<') : -1;
        Position = next < 0 ? text.Length : from + next;
        return Emit(HtmlTokenKind.Text, Start, Position);
    }

    /// <summary>
    /// Reads the text of an element whose content is no markup, up to its end tag, which stays to be read.
    /// </summary>
    /// <param name="name">The element's name in lower case.</param>
    public bool ReadRawText(scoped ReadOnlySpan<char> name)
    {
        Start = Position;
        var end = name.SequenceEqual("script") ? HtmlScriptText.FindEnd(text, Position) : FindEndTag(Position, name);
        Position = end;
        return Emit(HtmlTokenKind.Text, Start, end);
    }

    /// <summary>Reads everything that is left as text (<c>plaintext</c>).</summary>
    public bool ReadPlainText()
    {
        Start = Position;
        Position = text.Length;
        return Emit(HtmlTokenKind.Text, Start, Position);
    }

    /// <summary>True where an appropriate end tag's name, and what must follow it, stands.</summary>
    internal static bool IsEndTag(ReadOnlySpan<char> rest, ReadOnlySpan<char> name) =>
        rest.Length > name.Length + 2
        && rest[0] == '<'
        && rest[1] == '/'
        && rest[2..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && EndOfName.Contains(rest[name.Length + 2]);

    private readonly int FindEndTag(int from, scoped ReadOnlySpan<char> name)
    {
        while (true)
        {
            var next = text[from..].IndexOf("</");
            if (next < 0)
            {
                return text.Length;
            }

            from += next;
            if (IsEndTag(text[from..], name))
            {
                return from;
            }

            from += 2;
        }
    }

    private bool Emit(HtmlTokenKind kind, int start, int end)
    {
        (Kind, Start, End) = (kind, start, end);
        return true;
    }

    private bool ReadMarkup()
    {
        var next = text[Position + 1];
        if (char.IsAsciiLetter(next))
        {
            return ReadTag(HtmlTokenKind.StartTag, Position + 1);
        }

        if (next == '/')
        {
            if (Position + 2 >= text.Length)
            {
                return false;
            }

            return char.IsAsciiLetter(text[Position + 2])
                ? ReadTag(HtmlTokenKind.EndTag, Position + 2)
                : ReadBogusComment(Position + 2);
        }

        return next switch
        {
            '!' when text[Position..].StartsWith("<!--") => ReadComment(Position + 4),
            '!' when AllowsCdata && text[Position..].StartsWith("<![CDATA[") => ReadCdata(Position + 9),
            '!' or '?' => ReadBogusComment(Position + 1),
            _ => false,
        };
    }

    private bool ReadBogusComment(int from)
    {
        var close = text[from..].IndexOf('>');
        Position = close < 0 ? text.Length : from + close + 1;
        return Emit(HtmlTokenKind.Other, Start, Position);
    }

    private bool ReadCdata(int from)
    {
        var close = text[from..].IndexOf("]]>");
        var end = close < 0 ? text.Length : from + close;
        Position = close < 0 ? text.Length : end + 3;
        return Emit(HtmlTokenKind.Cdata, from, end);
    }

    private bool ReadComment(int from)
    {
        var rest = text[from..];
        if (rest.StartsWith(">") || rest.StartsWith("->"))
        {
            Position = from + (rest[0] == '>' ? 1 : 2);
            return Emit(HtmlTokenKind.Comment, from, from);
        }

        for (var at = from; ; at++)
        {
            var dashes = text[at..].IndexOf("--");
            if (dashes < 0)
            {
                Position = text.Length;
                return Emit(HtmlTokenKind.Comment, from, text.Length);
            }

            at += dashes;
            var after = text[(at + 2)..];
            if (after.StartsWith(">") || after.StartsWith("!>"))
            {
                Position = at + (after[0] == '>' ? 3 : 4);
                return Emit(HtmlTokenKind.Comment, from, at);
            }
        }
    }

    private bool ReadTag(HtmlTokenKind kind, int nameStart)
    {
        attributes.Clear();
        IsSelfClosing = false;
        var length = text[nameStart..].IndexOfAny(EndOfName);
        if (length < 0)
        {
            return DropUnfinishedTag();
        }

        Name = text.Slice(nameStart, length);
        var at = nameStart + length;
        while (true)
        {
            at = SkipWhiteSpace(at);
            if (at >= text.Length)
            {
                return DropUnfinishedTag();
            }

            switch (text[at])
            {
                case '>':
                    Position = at + 1;
                    return Emit(kind, Start, Position);
                case '/':
                    IsSelfClosing = at + 1 < text.Length && text[at + 1] == '>';
                    at++;
                    break;
                default:
                    at = ReadAttribute(at);
                    break;
            }
        }
    }

    /// <summary>A tag that the text ends in is not a tag (https://html.spec.whatwg.org/multipage/parsing.html#parse-error-eof-in-tag).</summary>
    private bool DropUnfinishedTag()
    {
        attributes.Clear();
        Position = text.Length;
        return Emit(HtmlTokenKind.Other, Start, Position);
    }

    private int ReadAttribute(int nameStart)
    {
        // An equals sign at the start belongs to the name.
        var length = nameStart + 1 < text.Length ? text[(nameStart + 1)..].IndexOfAny(EndOfAttributeName) : -1;
        var nameEnd = length < 0 ? text.Length : nameStart + 1 + length;
        var at = SkipWhiteSpace(nameEnd);
        if (at >= text.Length || text[at] != '=')
        {
            attributes.Add(new HtmlAttribute(nameStart, nameEnd - nameStart, nameEnd, 0, '\0'));
            return at;
        }

        at = SkipWhiteSpace(at + 1);
        var quote = at < text.Length && text[at] is '"' or '\'' ? text[at] : '\0';
        var valueStart = quote == '\0' ? at : at + 1;
        var close =
            valueStart >= text.Length ? -1
            : quote == '\0' ? text[valueStart..].IndexOfAny(EndOfUnquoted)
            : text[valueStart..].IndexOf(quote);
        var valueEnd = close < 0 ? text.Length : valueStart + close;
        attributes.Add(new HtmlAttribute(nameStart, nameEnd - nameStart, valueStart, valueEnd - valueStart, quote));
        return quote == '\0' || valueEnd == text.Length ? valueEnd : valueEnd + 1;
    }

    private readonly int SkipWhiteSpace(int from)
    {
        if (from >= text.Length || text[from] > ' ')
        {
            return from;
        }

        var next = text[from..].IndexOfAnyExcept(TextMarks.WhiteSpace);
        return next < 0 ? text.Length : from + next;
    }
}
