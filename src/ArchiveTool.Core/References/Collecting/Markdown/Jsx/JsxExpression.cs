using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown.Jsx;

/// <summary>Reads what can be read of JavaScript without running it: where it ends, and its strings.</summary>
internal static class JsxExpression
{
    /// <summary>The place behind the brace that closes the one at a place; 0 where none does.</summary>
    public static int FindEnd(string text, int open, int limit)
    {
        var depth = 0;
        for (var at = open; at < limit; at++)
        {
            switch (text[at])
            {
                case '{':
                    depth++;
                    break;
                case '}':
                    if (--depth == 0)
                    {
                        return at + 1;
                    }

                    break;
                case '"' or '\'' or '`':
                    at = FindClose(text, at, limit);
                    break;
                default:
                    break;
            }
        }

        return 0;
    }

    /// <summary>The strings of an expression or statement, without those that hold an expression themselves.</summary>
    public static IEnumerable<TextRange> Strings(string text, TextRange range)
    {
        for (var at = range.Start; at < range.End; at++)
        {
            if (text[at] is not ('"' or '\'' or '`'))
            {
                continue;
            }

            var close = FindClose(text, at, range.End);
            var inner = new TextRange(at + 1, Math.Max(0, close - at - 1));
            at = close;
            if (close < range.End && text.AsSpan(inner.Start, inner.Length).IndexOfAny("\\\r\n{") < 0)
            {
                yield return inner;
            }
        }
    }

    /// <summary>The variable that an expression begins with; empty for another one.</summary>
    public static string FindVariable(ReadOnlySpan<char> expression)
    {
        var trimmed = expression.Trim();
        var length = 0;
        while (length < trimmed.Length && (char.IsLetterOrDigit(trimmed[length]) || trimmed[length] is '_' or '$'))
        {
            length++;
        }

        return length > 0 && !char.IsDigit(trimmed[0]) ? trimmed[..length].ToString() : "";
    }

    private static int FindClose(string text, int quote, int limit)
    {
        var at = quote + 1;
        while (at < limit && text[at] != text[quote])
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, limit);
    }
}
