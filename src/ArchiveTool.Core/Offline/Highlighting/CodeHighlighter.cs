namespace ArchiveTool.Core.Offline.Highlighting;

/// <summary>
/// Parts code into comments, strings, numbers, words of the language and the rest, in one pass without looking back. No
/// grammar: a colour that is wrong costs little, code that is hostile must not cost time.
/// </summary>
internal static class CodeHighlighter
{
    /// <summary>Strings of one line, and words of a language, are not longer.</summary>
    private const int LongestString = 2_000;
    private const int LongestWord = 24;

    /// <summary>The parts of some code, in their order; together they are the code.</summary>
    public static IEnumerable<CodePart> Read(string code, CodeLanguage language)
    {
        var (at, plain) = (0, 0);
        while (at < code.Length)
        {
            var (kind, end) = Next(code, at, language);
            if (kind is not null)
            {
                if (at > plain)
                {
                    yield return new CodePart(null, plain, at);
                }

                yield return new CodePart(kind, at, end);
                plain = end;
            }

            at = end;
        }

        if (code.Length > plain)
        {
            yield return new CodePart(null, plain, code.Length);
        }
    }

    private static (CodeKind? Kind, int End) Next(string code, int at, CodeLanguage language)
    {
        var rest = code.AsSpan(at);
        foreach (var (start, end) in language.BlockComments)
        {
            if (rest.StartsWith(start, StringComparison.Ordinal))
            {
                return (CodeKind.Comment, FindEnd(code, at + start.Length, end));
            }
        }

        foreach (var start in language.LineComments)
        {
            // In a shell's word it is no comment: ${#a}, a#b.
            if (
                rest.StartsWith(start, StringComparison.Ordinal)
                && (start != "#" || at == 0 || char.IsWhiteSpace(code[at - 1]))
            )
            {
                return (CodeKind.Comment, LineEnd(code, at));
            }
        }

        foreach (var quote in language.LongQuotes)
        {
            if (rest.StartsWith(quote, StringComparison.Ordinal))
            {
                return (CodeKind.Text, FindEnd(code, at + quote.Length, quote));
            }
        }

        var unit = code[at];
        if (language.IsMarkup)
        {
            return Markup(code, at, language);
        }

        if (language.Quotes.Contains(unit, StringComparison.Ordinal))
        {
            return String(code, at, language.HasKeys);
        }

        return char.IsAsciiDigit(unit) ? (CodeKind.Number, NumberEnd(code, at))
            : IsWord(unit) ? Word(code, at, language)
            : (null, at + 1);
    }

    private static (CodeKind? Kind, int End) Word(string code, int at, CodeLanguage language)
    {
        var end = at + 1;
        while (
            end < code.Length
            && (IsWord(code[end]) || char.IsAsciiDigit(code[end]) || (language.HasKeys && code[end] == '-'))
        )
        {
            end++;
        }

        return
            (end - at <= LongestWord && language.Keywords.Contains(code[at..end]))
            || (language.HasKeys && IsKey(code, end))
            ? (CodeKind.Keyword, end)
            : (null, end);
    }

    private static (CodeKind? Kind, int End) String(string code, int at, bool hasKeys)
    {
        var quote = code[at];
        var last = Math.Min(code.Length, at + LongestString);
        for (var end = at + 1; end < last && code[end] != '\n'; end++)
        {
            if (code[end] == '\\')
            {
                end++;
            }
            else if (code[end] == quote)
            {
                return (hasKeys && IsKey(code, end + 1) ? CodeKind.Keyword : CodeKind.Text, end + 1);
            }
        }

        // An apostrophe, a lifetime, a quote that ends on another line.
        return (null, at + 1);
    }

    private static (CodeKind? Kind, int End) Markup(string code, int at, CodeLanguage language)
    {
        if (
            code[at] == '<'
            && at + 1 < code.Length
            && (char.IsAsciiLetter(code[at + 1]) || code[at + 1] is '/' or '!' or '?')
        )
        {
            var end = at + 2;
            while (end < code.Length && (char.IsAsciiLetterOrDigit(code[end]) || code[end] is '-' or ':' or '.'))
            {
                end++;
            }

            return (CodeKind.Keyword, end);
        }

        return at > 0 && code[at - 1] == '=' && language.Quotes.Contains(code[at], StringComparison.Ordinal)
            ? (CodeKind.Text, FindEnd(code, at + 1, code[at].ToString()))
            : (null, at + 1);
    }

    /// <summary>Whether a colon or an equals sign follows.</summary>
    private static bool IsKey(string code, int at)
    {
        while (at < code.Length && code[at] == ' ')
        {
            at++;
        }

        return at < code.Length && code[at] is ':' or '=';
    }

    private static int NumberEnd(string code, int at)
    {
        while (at < code.Length && (char.IsAsciiLetterOrDigit(code[at]) || code[at] is '.' or '_'))
        {
            at++;
        }

        return at;
    }

    private static int LineEnd(string code, int at) => code.IndexOf('\n', at) is >= 0 and var end ? end : code.Length;

    private static int FindEnd(string code, int at, string end) =>
        code.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : code.Length;

    private static bool IsWord(char unit) => char.IsLetter(unit) || unit is '_' or '$' or '@';
}
