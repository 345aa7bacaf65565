using System.Buffers;

namespace ArchiveTool.Core.References.Collecting.Markdown.BareLinks;

/// <summary>
/// Where a bare link begins and ends in prose. ASCII follows
/// https://github.github.com/gfm/#autolinks-extension-; the rest is how people write in scripts that put no space
/// between a URL and their words.
/// </summary>
internal static class BareLinkExtent
{
    // Longer addresses are no links that a person wrote; the bound keeps many openings before one end linear.
    private const int Longest = 8_192;

    private const string WideOpeners = "（【「『《〈〔［｛";
    private const string WideClosers = "）】」』》〉〕］｝";

    private static readonly string[] Schemes = ["https://", "http://", "ftp://"];
    private static readonly string[] EndingReferences = ["&lt;", "&gt;", "&quot;", "&nbsp;"];

    // Punctuation of sentences and quotations, in the scripts that have their own: Chinese and Japanese, Arabic, Urdu,
    // Devanagari, Armenian, Ethiopic, Khmer, Burmese; and the marks of quotation of European languages.
    private static readonly SearchValues<char> Terminators = SearchValues.Create(
        "<>\"`\u200B\uFEFF。，、；：！？…“”‘’｡､｢｣«»‹›„‚‟‛،؛؟۔।॥։՞።፣፤៖។၊။"
    );

    // What a title may hold, and no link ends with.
    private const string Trailing = "?!.,:;*_~'\"\\·\u0387～〜・—–";

    /// <summary>The length of the scheme, or of <c>www.</c>, that begins a link here; 0 where none does.</summary>
    public static int PrefixAt(ReadOnlySpan<char> text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        if (char.IsAsciiLetterOrDigit(before))
        {
            return 0;
        }

        var rest = text[at..];
        foreach (var scheme in Schemes)
        {
            if (rest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return scheme.Length;
            }
        }

        return
            before is not ('.' or '/' or '-' or '_' or '@')
            && rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            ? 4
            : 0;
    }

    /// <summary>Where the link ends; its start if there is none.</summary>
    /// <param name="text">The text around it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="prefix">What <see cref="PrefixAt"/> said.</param>
    /// <param name="emphases">The marks of emphasis that stand open before it.</param>
    public static int GetEnd(ReadOnlySpan<char> text, int start, int prefix, ReadOnlySpan<char> emphases = default)
    {
        var first = start + prefix;
        if (
            first >= text.Length
            || !(char.IsLetterOrDigit(text[first]) || text[first] == '[' || text[first] > '\uD7FF')
        )
        {
            return start;
        }

        var state = new BareLinkState(first);
        var limit = Math.Min(text.Length, start + Longest);
        var at = first;
        while (at < limit && !Ends(text, start, at, emphases, ref state))
        {
            at++;
        }

        var end = start + Trim(text[start..at]).Length;
        return end > first ? end : start;
    }

    private static bool Ends(
        ReadOnlySpan<char> text,
        int start,
        int at,
        ReadOnlySpan<char> emphases,
        ref BareLinkState state
    )
    {
        var unit = text[at];
        if (
            char.IsWhiteSpace(unit)
            || char.IsControl(unit)
            || Terminators.Contains(unit)
            || IsArrow(unit)
            || unit == PendingReferences.SilentMark
        )
        {
            return true;
        }

        return unit switch
        {
            '|' => IsBar(text, start, at),
            '*' or '~' or '_' => IsEmphasis(text, at, emphases),
            '&' => StartsAny(text[at..], EndingReferences),
            '(' => !state.Open(unit) || (IsWide(Next(text, at)) && !IsClosed(text[at..], '(', ')')),
            '[' => Next(text, at) is '^' || !IsClosed(text[at..], '[', ']') || !state.Open(unit),
            ')' => !state.Close('(') && !IsPart(Next(text, at)),
            ']' => !state.Close('['),
            '—' => Next(text, at) == '—',
            // kramdown's attributes.
            '{' => Next(text, at) == ':',
            '}' => start > 0 && text[start - 1] == '{',
            // Highlighted text (https://github.com/markdown-it/markdown-it-mark).
            '=' => Next(text, at) == '=' && text[..start].EndsWith("=="),
            // Behind words of another script the next link begins.
            'h' or 'H' or 'f' or 'F' when !char.IsAscii(text[at - 1]) && PrefixAt(text, at) > 0 => true,
            _ when WideOpeners.IndexOf(unit, StringComparison.Ordinal) is var pair and >= 0 => char.IsAscii(
                text[at - 1]
            )
                || !IsClosed(text[at..], unit, WideClosers[pair])
                || !state.Open(unit),
            _ when WideClosers.IndexOf(unit, StringComparison.Ordinal) is var pair and >= 0 => !state.Close(
                WideOpeners[pair]
            ),
            _ => state.EndsBefore(text, at),
        };
    }

    private static char Next(ReadOnlySpan<char> text, int at) => at + 1 < text.Length ? text[at + 1] : ' ';

    private static bool IsPart(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '/';

    private static bool IsWide(char unit) => unit > 0x7F;

    /// <summary>Arrows, signs and dingbats lead from one thing to the next.</summary>
    private static bool IsArrow(char unit) => unit is >= '\u2190' and <= '\u2BFF';

    /// <summary>A bracket that is not closed within the word was never the URL's.</summary>
    private static bool IsClosed(ReadOnlySpan<char> rest, char opener, char closer)
    {
        var depth = 0;
        foreach (var unit in rest[..Math.Min(rest.Length, 256)])
        {
            if (char.IsWhiteSpace(unit) || Terminators.Contains(unit))
            {
                return false;
            }

            depth += unit == opener ? 1 : 0;
            if (unit == closer && --depth == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A bar of a table: one stands before the link on its line, or nothing follows it.</summary>
    private static bool IsBar(ReadOnlySpan<char> text, int start, int at)
    {
        var next = Next(text, at);
        var line = text[..start].LastIndexOf('\n') + 1;
        return char.IsWhiteSpace(next) || next == '|' || text[line..start].Contains('|');
    }

    private static bool IsEmphasis(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> emphases)
    {
        var length = text[at..].IndexOfAnyExcept(text[at]) is var end and >= 0 ? end : text.Length - at;
        if (text[at] != '_' && length > 1)
        {
            return true;
        }

        return emphases.Contains(text[at]) && !IsPart(Next(text, at + length - 1));
    }

    private static bool StartsAny(ReadOnlySpan<char> rest, string[] starts)
    {
        foreach (var start in starts)
        {
            if (rest.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without the punctuation of the sentence behind it.</summary>
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> url)
    {
        while (true)
        {
            var length = url.Length;
            if (url.EndsWith(";") && url.LastIndexOf('&') is var ampersand and >= 0)
            {
                var name = url[(ampersand + 1)..^1];
                url = !name.IsEmpty && name.IndexOfAnyExcept(ReferenceUnits) < 0 ? url[..ampersand] : url;
            }

            url = url.TrimEnd(Trailing);
            if (url.EndsWith(")") && url.Count(')') > url.Count('('))
            {
                url = url[..^1];
            }

            if (url.Length == length)
            {
                return url;
            }
        }
    }

    private static readonly SearchValues<char> ReferenceUnits = SearchValues.Create(
        "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );
}
