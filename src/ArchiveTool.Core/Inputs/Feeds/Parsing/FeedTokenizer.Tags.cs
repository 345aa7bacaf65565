namespace ArchiveTool.Core.Inputs.Feeds.Parsing;

/// <content>Tags: where they end, and their attributes.</content>
internal sealed partial class FeedTokenizer
{
    /// <summary>Whether a sign begins a tag, a comment, a declaration or an instruction.</summary>
    private static bool IsMarkup(ReadOnlySpan<char> rest) =>
        rest.Length > 1
        && (
            IsNameStart(rest[1])
            || (rest.Length > 2 && rest[1] is '/' or '?' && IsNameStart(rest[2]))
            || (rest.Length > 2 && rest[1] == '!' && (IsNameStart(rest[2]) || rest[2] is '-' or '['))
        );

    // https://www.w3.org/TR/xml/#NT-NameStartChar
    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter is '_' or ':' or >= '\u00C0';

    private FeedTokenKind? ReadTag()
    {
        if (FindTagEnd() is not { } length)
        {
            return null;
        }

        var tag = buffer.AsSpan(at, length);
        var isEnd = tag[1] == '/';
        var from = isEnd ? 2 : 1;
        var to = from + tag[from..].IndexOfAny(NameEnds);
        name = (at + from)..(at + to);
        attributes.Clear();
        IsEmpty = !isEnd && tag[^2] == '/' && length > 2;
        if (!isEnd)
        {
            ReadAttributes(to, length - (IsEmpty ? 2 : 1));
        }

        at += length;
        return isEnd ? FeedTokenKind.EndTag : FeedTokenKind.StartTag;
    }

    /// <summary>How long the tag is; null if it has no end.</summary>
    private int? FindTagEnd()
    {
        if (Find('>', 1) is not { } close)
        {
            return null;
        }

        var (last, from) = (close, 1);
        while (true)
        {
            var mark = buffer.AsSpan(at + from, last - from).IndexOfAny('"', '\'');
            if (mark < 0)
            {
                return last + 1;
            }

            from += mark;
            // Quotes begin a value alone.
            if (buffer.AsSpan(at, from).TrimEnd() is not [.., '='])
            {
                from++;
                continue;
            }

            if (Find(buffer[at + from], from + 1) is not { } quote)
            {
                // The quote that is missing belonged before the first end.
                return close + 1;
            }

            from = quote + 1;
            if (from > last)
            {
                if (Find('>', from) is not { } next)
                {
                    return close + 1;
                }

                last = next;
            }
        }
    }

    /// <summary>Where a mark stands in the tag; null if it does not in any that is read.</summary>
    private int? Find(char mark, int from)
    {
        // Where no tag ends, none is looked for twice.
        from = mark == '>' ? (int)Math.Max(from, endless - gone - at) : from;
        while (true)
        {
            var rest = buffer.AsSpan(at, end - at);
            var found = from < rest.Length ? rest[from..].IndexOf(mark) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, rest.Length);
            var isKnown = gone + at < endless && rest.Length >= LongestTag / 2;
            if (isKnown || rest.Length >= LongestTag || !Fill())
            {
                endless = mark == '>' ? gone + end : endless;
                return null;
            }
        }
    }

    private void ReadAttributes(int from, int to)
    {
        while (true)
        {
            var rest = buffer.AsSpan(at + from, to - from);
            var start = rest.IndexOfAnyExcept(NameEnds);
            if (start < 0)
            {
                return;
            }

            var length = rest[start..].IndexOfAny(NameEnds);
            length = length < 0 ? rest.Length - start : length;
            var named = (at + from + start)..(at + from + start + length);
            from += start + length;
            attributes.Add(new FeedAttribute(named, ReadValue(ref from, to)));
        }
    }

    private Range ReadValue(ref int from, int to)
    {
        var rest = buffer.AsSpan(at + from, to - from);
        var sign = rest.IndexOfAnyExcept(" \t\r\n");
        if (sign < 0 || rest[sign] != '=')
        {
            Mend("an attribute has no value");
            return at..at;
        }

        var start = sign + 1 + Math.Max(0, rest[(sign + 1)..].IndexOfAnyExcept(" \t\r\n"));
        var quote = start < rest.Length ? rest[start] : ' ';
        var isQuoted = quote is '"' or '\'';
        start += isQuoted ? 1 : 0;
        var length = isQuoted ? rest[start..].IndexOf(quote) : rest[start..].IndexOfAny(" \t\r\n");
        if (!isQuoted || length < 0)
        {
            Mend("an attribute has no quotes");
        }

        length = length < 0 ? rest.Length - start : length;
        var value = (at + from + start)..(at + from + start + length);
        from += start + length + (isQuoted && start + length < rest.Length ? 1 : 0);
        return value;
    }
}
