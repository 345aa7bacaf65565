using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Html;

/// <summary>
/// The URL in the <c>content</c> of a meta refresh
/// (https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps).
/// </summary>
internal static class MetaRefresh
{
    /// <summary>Where the URL stands, or null if the page only loads itself again.</summary>
    public static TextRange? FindUrl(ReadOnlySpan<char> content)
    {
        var at = SkipSpace(content, 0);
        var digits = at;
        while (at < content.Length && char.IsAsciiDigit(content[at]))
        {
            at++;
        }

        if (at == digits && (at >= content.Length || content[at] != '.'))
        {
            return null;
        }

        while (at < content.Length && (char.IsAsciiDigit(content[at]) || content[at] == '.'))
        {
            at++;
        }

        var after = SkipSpace(content, at);
        if (after >= content.Length || (after == at && content[at] is not (';' or ',')))
        {
            return null;
        }

        at = content[after] is ';' or ',' ? SkipSpace(content, after + 1) : after;
        return at >= content.Length ? null : FindUrl(content, at);
    }

    private static TextRange FindUrl(ReadOnlySpan<char> content, int from)
    {
        var at = from;
        if (content[at..].StartsWith("url", StringComparison.OrdinalIgnoreCase))
        {
            var equals = SkipSpace(content, at + 3);
            if (equals >= content.Length || content[equals] != '=')
            {
                return Rest(content, from);
            }

            at = SkipSpace(content, equals + 1);
        }

        if (at >= content.Length || content[at] is not ('"' or '\''))
        {
            return Rest(content, at);
        }

        var close = content[(at + 1)..].IndexOf(content[at]);
        return close < 0 ? Rest(content, at + 1) : new TextRange(at + 1, close);
    }

    private static TextRange Rest(ReadOnlySpan<char> content, int from) => new(from, content.Length - from);

    private static int SkipSpace(ReadOnlySpan<char> content, int from)
    {
        var next = from < content.Length ? content[from..].IndexOfAnyExcept(TextMarks.WhiteSpace) : -1;
        return next < 0 ? content.Length : from + next;
    }
}
