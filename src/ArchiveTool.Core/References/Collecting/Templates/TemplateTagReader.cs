using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>
/// Finds one tag after the other. A tag ends in its paragraph, an expression on its line: braces of a formula or a
/// program far above must not swallow the text between.
/// </summary>
/// <param name="body">The text with tags.</param>
internal sealed class TemplateTagReader(string body)
{
    private const int Longest = 16_384;

    /// <summary>The first tag that starts at a place or behind it, or null.</summary>
    public TemplateTag? Next(int from)
    {
        while (from < body.Length - 1)
        {
            var open = body.IndexOf('{', from);
            if (open < 0 || open + 1 >= body.Length)
            {
                return null;
            }

            if (ReadAt(open) is { } tag)
            {
                return tag;
            }

            from = open + 1;
        }

        return null;
    }

    /// <summary>The tag that starts at a place, or null.</summary>
    public TemplateTag? ReadAt(int open)
    {
        var rest = body.AsSpan(open, Math.Min(Longest, body.Length - open));
        return rest.StartsWith("{{<") ? Read(open, rest, 3, ">}}", TemplateTagKind.Shortcode)
            : rest.StartsWith("{{%") ? Read(open, rest, 3, "%}}", TemplateTagKind.Shortcode)
            : rest.StartsWith("{{") ? Read(open, rest, 2, "}}", TemplateTagKind.Expression)
            : rest.StartsWith("{%") ? Read(open, rest, 2, "%}", TemplateTagKind.Tag)
            : null;
    }

    private static TemplateTag? Read(int open, ReadOnlySpan<char> rest, int mark, string close, TemplateTagKind kind)
    {
        var end = rest[mark..].IndexOf(close);
        var inside = end < 0 ? default : rest.Slice(mark, end);
        if (end < 0 || (kind == TemplateTagKind.Expression ? inside.ContainsAny("\r\n{}") : HasGap(inside)))
        {
            return null;
        }

        var range = new TextRange(open, mark + end + close.Length);
        if (kind == TemplateTagKind.Expression)
        {
            return new TemplateTag(kind, range, "", new TextRange(open + mark, end));
        }

        var start = inside.IndexOfAnyExcept(" \t\r\n-");
        if (start < 0)
        {
            return new TemplateTag(kind, range, "", default);
        }

        // "{{< /gallery >}}" may have its slash apart.
        var isEnd = kind == TemplateTagKind.Shortcode && inside[start] == '/';
        var word = isEnd ? start + 1 + Math.Max(0, inside[(start + 1)..].IndexOfAnyExcept(" \t")) : start;
        var length = inside[word..].IndexOfAny(TextMarks.WhiteSpace);
        var nameEnd = length < 0 ? inside.Length : word + length;
        var name = inside[word..nameEnd].TrimEnd("-,").ToString();
        var arguments = new TextRange(open + mark + nameEnd, end - nameEnd);
        return new TemplateTag(kind, range, isEnd ? "/" + name : name, arguments);
    }

    /// <summary>An empty line, or another tag's beginning.</summary>
    private static bool HasGap(ReadOnlySpan<char> inside)
    {
        if (inside.Contains("{%", StringComparison.Ordinal) || inside.Contains("{{<", StringComparison.Ordinal))
        {
            return true;
        }

        for (var at = inside.IndexOf('\n'); at >= 0; )
        {
            var rest = inside[(at + 1)..];
            var next = rest.IndexOfAnyExcept(" \t\r");
            if (next >= 0 && rest[next] == '\n')
            {
                return true;
            }

            var more = rest.IndexOf('\n');
            at = more < 0 ? -1 : at + 1 + more;
        }

        return false;
    }
}
