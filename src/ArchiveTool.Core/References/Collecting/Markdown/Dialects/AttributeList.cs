namespace ArchiveTool.Core.References.Collecting.Markdown.Dialects;

/// <summary>
/// Reads the attributes in braces of kramdown, <c>{: .class rel="nofollow"}</c>
/// (https://kramdown.gettalong.org/syntax.html#attribute-list-definitions), and of Goldmark and Pandoc,
/// <c>{#id .class width=300}</c> (https://gohugo.io/content-management/markdown-attributes/).
/// </summary>
internal ref struct AttributeList
{
    private const int Longest = 1_000;

    private readonly ReadOnlySpan<char> text;
    private readonly bool isKramdown;
    private int at;

    private AttributeList(ReadOnlySpan<char> text, bool isKramdown)
    {
        this.text = text;
        this.isKramdown = isKramdown;
        at = isKramdown ? 2 : 1;
    }

    /// <summary>Reads the list at the start of a text.</summary>
    /// <param name="text">Begins with the brace.</param>
    /// <param name="found">Names and values; an id is <c>id</c>, each class one <c>class</c>.</param>
    /// <returns>How long the list is with its braces; 0 where the text is no list.</returns>
    public static int Read(ReadOnlySpan<char> text, List<KeyValuePair<string, string>> found)
    {
        text = text[..Math.Min(text.Length, Longest)];
        if (text.IsEmpty || text[0] != '{')
        {
            return 0;
        }

        var list = new AttributeList(text, text.Length > 1 && text[1] == ':');
        return list.Read(found);
    }

    private int Read(List<KeyValuePair<string, string>> found)
    {
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t')
            {
                at++;
            }

            if (at >= text.Length)
            {
                return 0;
            }

            if (text[at] == '}')
            {
                return found.Count > 0 || isKramdown ? at + 1 : 0;
            }

            if (!ReadOne(found))
            {
                return 0;
            }
        }
    }

    private bool ReadOne(List<KeyValuePair<string, string>> found)
    {
        if (text[at] is '.' or '#')
        {
            var name = text[at++] == '.' ? "class" : "id";
            var word = ReadWord();
            found.Add(new(name, word.ToString()));
            return !word.IsEmpty;
        }

        var key = ReadWord();
        if (at < text.Length && text[at] == '=' && !key.IsEmpty && char.IsAsciiLetter(key[0]))
        {
            at++;
            return ReadValue() is { } value && Add(found, key.ToString().ToLowerInvariant(), value);
        }

        // kramdown's words name a list that stands elsewhere ({:toc}), or this one ({:name: …}).
        at += isKramdown && at < text.Length && text[at] == ':' ? 1 : 0;
        return isKramdown && !key.IsEmpty;
    }

    private static bool Add(List<KeyValuePair<string, string>> found, string key, string value)
    {
        found.Add(new(key, value));
        return true;
    }

    private ReadOnlySpan<char> ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_'))
        {
            at++;
        }

        return text[start..at];
    }

    private string? ReadValue()
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var length = text[(at + 1)..].IndexOfAny(text[at], '\n');
            if (length < 0 || text[at + 1 + length] != text[at])
            {
                return null;
            }

            var quoted = text.Slice(at + 1, length).ToString();
            at += length + 2;
            return quoted;
        }

        var start = at;
        while (at < text.Length && text[at] is not (' ' or '\t' or '}' or '{' or '\r' or '\n' or '"' or '\''))
        {
            at++;
        }

        return at == start ? null : text[start..at].ToString();
    }
}
