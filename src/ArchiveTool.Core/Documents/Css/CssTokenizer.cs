using System.Buffers;
using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.Documents.Css;

/// <summary>
/// The tokenizer of CSS Syntax 3 (https://www.w3.org/TR/css-syntax-3/#tokenization) as a pull reader over text that
/// stays where it is. AngleSharp.Css does not say where a URL stands. Time is linear in the text.
/// </summary>
internal ref struct CssTokenizer(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> EndOfUrl = SearchValues.Create(" \t\n\f\r\"'()\\");
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    /// <summary>What was read.</summary>
    public CssTokenKind Kind { get; private set; }

    /// <summary>Where the token that was just read ends, its quotes and brackets included, and the next one starts.</summary>
    public readonly int Position => at;

    /// <summary>Where the token's value starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the token's value ends.</summary>
    public int End { get; private set; }

    /// <summary>The quotation mark of a string, or the mark itself.</summary>
    public char Mark { get; private set; }

    /// <summary>Reads the next token; false at the end.</summary>
    public bool Read()
    {
        (Kind, Start) = (CssTokenKind.Other, at);
        if (at >= text.Length)
        {
            (Kind, End) = (CssTokenKind.End, at);
            return false;
        }

        switch (text[at])
        {
            case ' ' or '\t' or '\n' or '\r' or '\f':
                var next = text[at..].IndexOfAnyExcept(TextMarks.WhiteSpace);
                return Emit(CssTokenKind.Space, next < 0 ? text.Length : at + next);
            case '/' when Peek(1) == '*':
                var close = text[(at + 2)..].IndexOf("*/");
                return Emit(CssTokenKind.Space, close < 0 ? text.Length : at + 2 + close + 2);
            case '<' when text[at..].StartsWith("<!--"):
                return Emit(CssTokenKind.Space, at + 4);
            case '-' when text[at..].StartsWith("-->"):
                return Emit(CssTokenKind.Space, at + 3);
            case '"' or '\'':
                return ReadString(text[at]);
            case '@' when StartsName(at + 1):
                at++;
                Start = at;
                return Emit(CssTokenKind.AtKeyword, NameEnd(at));
            case '(' or ')' or '[' or ']' or '{' or '}' or ';':
                Mark = text[at];
                return Emit(CssTokenKind.Mark, at + 1);
            case '#':
                return Emit(CssTokenKind.Other, NameEnd(at + 1));
            default:
                return StartsNumber() ? ReadNumber()
                    : StartsName(at) ? ReadName()
                    : Emit(CssTokenKind.Other, at + 1);
        }
    }

    /// <summary>The value of a string, a URL or a name, escapes decoded.</summary>
    public readonly string Value() => CssEscapes.Decode(text[Start..End], isString: Kind == CssTokenKind.String);

    /// <summary>True where the token's name is this, any case, escapes decoded.</summary>
    public readonly bool Is(ReadOnlySpan<char> name)
    {
        var written = text[Start..End];
        return written.Contains('\\')
            ? Value().AsSpan().Equals(name, StringComparison.OrdinalIgnoreCase)
            : written.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsNewLine(char unit) => unit is '\n' or '\r' or '\f';

    private static bool IsNameStart(char unit) => char.IsAsciiLetter(unit) || unit is '_' or >= '\u0080' or '\0';

    private static bool IsNameUnit(char unit) => IsNameStart(unit) || char.IsAsciiDigit(unit) || unit == '-';

    private readonly char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\u0001';

    private bool Emit(CssTokenKind kind, int end)
    {
        (Kind, End, at) = (kind, end, end);
        return true;
    }

    private readonly bool IsEscape(int from) =>
        from < text.Length && text[from] == '\\' && (from + 1 >= text.Length || !IsNewLine(text[from + 1]));

    private readonly bool StartsName(int from)
    {
        if (from >= text.Length)
        {
            return false;
        }

        var isDashed = text[from] == '-';
        var next = isDashed ? from + 1 : from;
        return next < text.Length && (IsNameStart(text[next]) || IsEscape(next) || (isDashed && text[next] == '-'));
    }

    private readonly bool StartsNumber()
    {
        var sign = text[at] is '+' or '-' ? 1 : 0;
        return char.IsAsciiDigit(Peek(sign)) || (Peek(sign) == '.' && char.IsAsciiDigit(Peek(sign + 1)));
    }

    private readonly int NameEnd(int from)
    {
        while (from < text.Length)
        {
            if (IsNameUnit(text[from]))
            {
                from++;
            }
            else if (IsEscape(from))
            {
                from += CssEscapes.Length(text[from..]);
            }
            else
            {
                break;
            }
        }

        return from;
    }

    /// <summary>A number takes the name behind it along: <c>2url(</c> is a dimension and no URL.</summary>
    private bool ReadNumber()
    {
        at += text[at] is '+' or '-' ? 1 : 0;
        while (char.IsAsciiDigit(Peek(0)) || Peek(0) == '.')
        {
            at++;
        }

        return Emit(CssTokenKind.Other, StartsName(at) ? NameEnd(at) : at);
    }

    private bool ReadName()
    {
        var end = NameEnd(at);
        if (end >= text.Length || text[end] != '(')
        {
            return Emit(CssTokenKind.Other, end);
        }

        End = end;
        if (!Is("url"))
        {
            (Kind, at) = (CssTokenKind.Function, end + 1);
            return true;
        }

        var inside = SkipSpace(end + 1);
        if (inside < text.Length && text[inside] is '"' or '\'')
        {
            (Kind, at) = (CssTokenKind.Function, end + 1);
            return true;
        }

        return ReadUrl(inside);
    }

    private readonly int SkipSpace(int from)
    {
        var next = from < text.Length ? text[from..].IndexOfAnyExcept(TextMarks.WhiteSpace) : -1;
        return next < 0 ? text.Length : from + next;
    }

    private bool ReadUrl(int from)
    {
        Start = from;
        while (true)
        {
            var next = from < text.Length ? text[from..].IndexOfAny(EndOfUrl) : -1;
            from = next < 0 ? text.Length : from + next;
            if (from < text.Length && text[from] == '\\' && IsEscape(from))
            {
                from += CssEscapes.Length(text[from..]);
                continue;
            }

            var close = SkipSpace(from);
            if (close >= text.Length || text[close] == ')')
            {
                (Kind, End, at) = (CssTokenKind.Url, from, Math.Min(close + 1, text.Length));
                return true;
            }

            return ReadBadUrl(from);
        }
    }

    private bool ReadBadUrl(int from)
    {
        while (from < text.Length && text[from] != ')')
        {
            from += IsEscape(from) ? CssEscapes.Length(text[from..]) : 1;
        }

        return Emit(CssTokenKind.Bad, Math.Min(from + 1, text.Length));
    }

    private bool ReadString(char quote)
    {
        Mark = quote;
        Start = at + 1;
        for (var end = Start; ; end++)
        {
            var next = end < text.Length ? text[end..].IndexOfAny([quote, '\\', '\n', '\r', '\f']) : -1;
            end = next < 0 ? text.Length : end + next;
            if (end >= text.Length)
            {
                return Emit(CssTokenKind.String, text.Length);
            }

            if (text[end] == quote)
            {
                (Kind, End, at) = (CssTokenKind.String, end, end + 1);
                return true;
            }

            if (IsNewLine(text[end]))
            {
                return Emit(CssTokenKind.Bad, end);
            }

            // A backslash takes what follows along, a line end too.
            end += end + 2 < text.Length && text[end + 1] == '\r' && text[end + 2] == '\n' ? 2 : 1;
        }
    }
}
