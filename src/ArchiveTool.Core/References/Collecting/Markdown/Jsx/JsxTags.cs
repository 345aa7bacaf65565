using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.References.Collecting.Markdown.Jsx;

/// <summary>
/// Finds the tags and the import and export lines of MDX (https://mdxjs.com/docs/what-is-mdx/) outside of code, and takes
/// them out of the Markdown's way: between tags MDX has Markdown, where HTML has more HTML. Lengths stay.
/// </summary>
internal sealed class JsxTags
{
    private const int LongestTag = 16_384;

    private readonly string body;
    private readonly char[] text;
    private readonly List<JsxTag> tags = [];
    private readonly List<TextRange> modules = [];
    private readonly bool isJsx;
    private int lastComment = -1;
    private string fence = "";
    private string open = "";
    private int depth;

    private JsxTags(string body, bool isJsx)
    {
        this.body = body;
        this.isJsx = isJsx;
        text = body.ToCharArray();
    }

    /// <summary>The tags in document order.</summary>
    public IReadOnlyList<JsxTag> Tags => tags;

    /// <summary>The import and export statements.</summary>
    public IReadOnlyList<TextRange> Modules => modules;

    /// <summary>The body without them.</summary>
    public string Body { get; private set; } = "";

    /// <summary>True for a file of that name, and for Markdown that imports before its text begins.</summary>
    public static bool IsJsx(string name, string body)
    {
        if (name.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var start = body.AsSpan().TrimStart();
        var line = start[..(start.IndexOfAny('\r', '\n') is var end and >= 0 ? end : start.Length)].TrimEnd(" ;");
        return line.StartsWith("import ")
            && (line.EndsWith("'") || line.EndsWith("\""))
            && (line.Contains(" from ", StringComparison.Ordinal) || line[7] is '\'' or '"');
    }

    /// <summary>Reads a body: every tag of MDX, and in other Markdown the elements that have Markdown in them.</summary>
    public static JsxTags Read(string body, bool isJsx)
    {
        var found = new JsxTags(body, isJsx);
        if (isJsx || body.Contains("markdown=", StringComparison.OrdinalIgnoreCase))
        {
            found.Find();
        }

        found.Body = new string(found.text);
        return found;
    }

    private void Find()
    {
        var at = 0;
        while (at < body.Length)
        {
            var end = body.IndexOf('\n', at) is var next and >= 0 ? next : body.Length;
            var line = body.AsSpan(at, end - at);
            if (Follow(line) || fence.Length > 0)
            {
                at = end + 1;
            }
            else if (isJsx && line.StartsWith("import ") || (isJsx && line.StartsWith("export ")))
            {
                at = TakeModule(at);
            }
            else
            {
                at = TakeTags(at, end) + 1;
            }
        }
    }

    /// <summary>True for a line that opens or closes fenced code.</summary>
    private bool Follow(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart(" >\t").TrimEnd();
        if (fence.Length > 0)
        {
            var closes = content.StartsWith(fence) && content.IndexOfAnyExcept(fence[0]) < 0;
            fence = closes ? "" : fence;
            return closes;
        }

        if (!content.StartsWith("```") && !content.StartsWith("~~~"))
        {
            return false;
        }

        var length = content.IndexOfAnyExcept(content[0]);
        fence = content[..(length < 0 ? content.Length : length)].ToString();
        return true;
    }

    /// <summary>A statement ends before an empty line.</summary>
    private int TakeModule(int start)
    {
        var at = start;
        while (at < body.Length)
        {
            var end = body.IndexOf('\n', at) is var next and >= 0 ? next : body.Length;
            if (body.AsSpan(at, end - at).IsWhiteSpace())
            {
                break;
            }

            at = Math.Min(end + 1, body.Length);
        }

        modules.Add(new TextRange(start, at - start));
        TemplateBlanks.FillWithSpaces(text, start, at);
        return at;
    }

    /// <summary>The tags that begin on a line; where the last of them, or the line, ends.</summary>
    private int TakeTags(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (body[at] == '`')
            {
                at = SkipCode(at, end);
            }
            else if (isJsx && FindCommentEnd(at) is var behind and > 0)
            {
                TemplateBlanks.Blank(text, new TextRange(at, behind - at), isSilent: false);
                at = behind - 1;
                end = Math.Max(end, body.IndexOf('\n', behind) is var next and >= 0 ? next : body.Length);
            }
            else if (body[at] == '<' && ReadTag(at) is { } tag && (isJsx || HasMarkdown(tag)))
            {
                tags.Add(tag);
                TemplateBlanks.Blank(text, tag.Range, isSilent: false);
                at = tag.Range.End - 1;
                end = Math.Max(end, body.IndexOf('\n', tag.Range.End) is var next and >= 0 ? next : body.Length);
            }
        }

        return end;
    }

    /// <summary>The place behind a comment of MDX, <c>{/* … */}</c>, that begins at a place; 0 where none does.</summary>
    private int FindCommentEnd(int at)
    {
        if (lastComment < at && body.AsSpan(at).StartsWith("{/*"))
        {
            lastComment = body.LastIndexOf("*/}", StringComparison.Ordinal);
        }

        return lastComment > at && body.AsSpan(at).StartsWith("{/*")
            ? body.IndexOf("*/}", at + "{/*".Length, StringComparison.Ordinal) + "*/}".Length
            : 0;
    }

    /// <summary>
    /// https://kramdown.gettalong.org/syntax.html#html-blocks: what stands between the tags is Markdown.
    /// </summary>
    private bool HasMarkdown(JsxTag tag)
    {
        var isEnd = body[tag.Range.Start + 1] == '/';
        if (open.Length > 0)
        {
            var isSame = tag.Name.Equals(open, StringComparison.OrdinalIgnoreCase);
            depth +=
                !isSame ? 0
                : isEnd ? -1
                : 1;
            open = depth == 0 ? "" : open;
            return depth == 0;
        }

        var isMarked =
            !isEnd
            && tag.Attributes.Any(one =>
                one.Name.Equals("markdown", StringComparison.OrdinalIgnoreCase)
                && body.AsSpan(one.Value.Start, one.Value.Length) is "1" or "block" or "span" or "true"
            );
        (open, depth) = isMarked ? (tag.Name, 1) : ("", 0);
        return isMarked;
    }

    private int SkipCode(int at, int end)
    {
        var marks = body.AsSpan(at, end - at).IndexOfAnyExcept('`');
        if (marks < 0)
        {
            return end;
        }

        var close = body.AsSpan(at + marks, end - at - marks).IndexOf(body.AsSpan(at, marks));
        return close < 0 ? at + marks - 1 : at + marks + close + marks - 1;
    }

    private JsxTag? ReadTag(int start)
    {
        var at = start + 1;
        var isEnd = at < body.Length && body[at] == '/';
        at += isEnd ? 1 : 0;
        var nameStart = at;
        while (at < body.Length && (char.IsAsciiLetterOrDigit(body[at]) || body[at] is '.' or '-' or '_' or ':'))
        {
            at++;
        }

        var name = body[nameStart..at];
        if (name.Length > 0 && (!char.IsAsciiLetter(name[0]) || name.Contains(':', StringComparison.Ordinal)))
        {
            return null;
        }

        var attributes = new List<JsxAttribute>();
        var limit = Math.Min(body.Length, start + LongestTag);
        while (at < limit)
        {
            var unit = body[at];
            if (unit == '>')
            {
                return new JsxTag(name, new TextRange(start, at + 1 - start), attributes);
            }

            if (unit == '/' || char.IsWhiteSpace(unit))
            {
                at++;
            }
            else if (unit == '{' && JsxExpression.FindEnd(body, at, limit) is var spread and > 0)
            {
                at = spread;
            }
            else if (name.Length == 0 || ReadAttribute(ref at, limit) is not { } attribute)
            {
                return null;
            }
            else
            {
                attributes.Add(attribute);
            }
        }

        return null;
    }

    private JsxAttribute? ReadAttribute(ref int at, int limit)
    {
        var start = at;
        while (at < limit && (char.IsAsciiLetterOrDigit(body[at]) || body[at] is '-' or '_' or ':' or '@' or '.'))
        {
            at++;
        }

        var name = body[start..at];
        if (name.Length == 0)
        {
            return null;
        }

        if (at >= limit || body[at] != '=')
        {
            return new JsxAttribute(name, default, default);
        }

        at++;
        var open = at < limit ? body[at] : ' ';
        var close =
            open is '"' or '\'' ? body.IndexOf(open, at + 1, limit - at - 1) + 1
            : open == '{' ? JsxExpression.FindEnd(body, at, limit)
            : 0;
        if (close <= 0 && !isJsx && open is not ('"' or '\''))
        {
            var length = body.AsSpan(at, limit - at).IndexOfAny(" \t\r\n>");
            var bare = new TextRange(at, Math.Max(0, length));
            at = bare.End;
            return length <= 0 ? null : new JsxAttribute(name, bare, '=');
        }

        if (close <= 0)
        {
            return null;
        }

        var value = new TextRange(at + 1, close - at - 2);
        at = close;
        return new JsxAttribute(name, value, open);
    }
}
