namespace ArchiveTool.Core.Documents.Html;

/// <summary>
/// Where a script ends: not at an end tag inside a comment that itself opened a script
/// (https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state).
/// </summary>
internal static class HtmlScriptText
{
    private enum State
    {
        Plain,
        Escaped,
        DoubleEscaped,
    }

    /// <summary>The position of the end tag, or the text's length.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int from)
    {
        var state = State.Plain;
        while (true)
        {
            var next = state == State.Plain ? text[from..].IndexOf('<') : text[from..].IndexOfAny('<', '-');
            if (next < 0)
            {
                return text.Length;
            }

            from += next;
            var rest = text[from..];
            if (rest[0] == '<' && state != State.DoubleEscaped && HtmlTokenizer.IsEndTag(rest, "script"))
            {
                return from;
            }

            (state, var step) = Next(state, rest);
            from += step;
        }
    }

    private static (State State, int Step) Next(State state, ReadOnlySpan<char> rest)
    {
        if (rest[0] == '-')
        {
            return rest.StartsWith("-->") ? (State.Plain, 3) : (state, 1);
        }

        return state switch
        {
            // The dashes that open may be those that close: '<!-->' is both.
            State.Plain when rest.StartsWith("<!--") => (State.Escaped, 2),
            State.Escaped when IsScript(rest[1..]) => (State.DoubleEscaped, 7),
            State.DoubleEscaped when HtmlTokenizer.IsEndTag(rest, "script") => (State.Escaped, 8),
            _ => (state, 1),
        };
    }

    private static bool IsScript(ReadOnlySpan<char> rest) =>
        rest.Length > 6
        && rest.StartsWith("script", StringComparison.OrdinalIgnoreCase)
        && rest[6] is ' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>';
}
