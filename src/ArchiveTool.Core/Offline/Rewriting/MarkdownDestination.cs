using System.Buffers;
using System.Text;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Rewriting;

/// <summary>Link destinations (https://spec.commonmark.org/0.31.2/#link-destination), for text of printable ASCII.</summary>
internal static class MarkdownDestination
{
    // CommonMark lets an implementation stop counting; the smallest limit known is 32.
    private const int DeepestParentheses = 30;

    private static readonly SearchValues<char> EndOfSentence = SearchValues.Create("?!.,:*_~'\";()[]{}");
    private static readonly SearchValues<char> Special = SearchValues.Create("\\()&|<>");

    /// <summary>Without angle brackets. A pipe is escaped too, since the destination may stand in a table.</summary>
    public static string EscapeBare(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var keepParentheses = AreBalanced(text);
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '&' && IsReference(text.AsSpan(i)))
            {
                result.Append("&amp;");
                continue;
            }

            if (character is '\\' or '|' or '<' or '>' || (character is '(' or ')' && !keepParentheses))
            {
                result.Append('\\');
            }

            result.Append(character);
        }

        return result.ToString();
    }

    /// <summary>
    /// In angle brackets, where a link's destination has backslash escapes and an autolink has none: what would need
    /// one is percent-encoded, which is right in both.
    /// </summary>
    public static string EscapeAngle(string text)
    {
        var safe = UrlEscaping.PercentEncode(PlainSlashes(text), "\\|<>");
        if (!safe.Contains('&', StringComparison.Ordinal) || !safe.Contains(';', StringComparison.Ordinal))
        {
            return safe;
        }

        var result = new StringBuilder(safe.Length + 8);
        for (var i = 0; i < safe.Length; i++)
        {
            if (safe[i] == '&' && IsReference(safe.AsSpan(i)))
            {
                var end = safe.IndexOf(';', i);
                result.Append(safe, i, end - i).Append("%3B");
                i = end;
                continue;
            }

            result.Append(safe[i]);
        }

        return result.ToString();
    }

    /// <summary>
    /// What a link without brackets may not end with is percent-encoded: it would be taken for the sentence's
    /// (https://github.github.com/gfm/#extended-autolink-path-validation).
    /// </summary>
    public static string EscapeEnd(string text) =>
        text.Length > 0 && EndOfSentence.Contains(text[^1])
            ? text[..^1] + UrlEscaping.PercentEncode(text[^1..], text[^1..])
            : text;

    // In the path of a special URL a backslash is a slash, so that percent-encoding it would make another URL.
    private static string PlainSlashes(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var end = text.AsSpan().IndexOfAny('?', '#');
        var isOther = WebUrl.TryParse(text, null, out var url) && !url.IsSpecial;
        return isOther ? text
            : end < 0 ? text.Replace('\\', '/')
            : string.Concat(text[..end].Replace('\\', '/'), text.AsSpan(end));
    }

    // Whether a character reference may begin here: "&", a name or number, ";".
    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var i = 1;
        if (i < text.Length && text[i] == '#')
        {
            i++;
        }

        var start = i;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        return i > start && i < text.Length && text[i] == ';';
    }

    private static bool AreBalanced(string text)
    {
        var depth = 0;
        foreach (var character in text)
        {
            depth +=
                character == '(' ? 1
                : character == ')' ? -1
                : 0;
            if (depth is < 0 or > DeepestParentheses)
            {
                return false;
            }
        }

        return depth == 0;
    }
}
