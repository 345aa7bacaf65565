namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>How deep lists and quotations stand within each other, in one line and by indentation over many.</summary>
internal sealed class MarkdownNesting
{
    private readonly List<int> items = [];

    /// <summary>The depth of a line.</summary>
    public int DepthAt(in MarkdownLine line, ReadOnlySpan<char> content)
    {
        if (line.StartsSection)
        {
            items.Clear();
        }

        var (at, column, depth) = (0, line.Indent, 0);
        while (MarkAt(content[at..]) is var mark and > 0)
        {
            while (items.Count > 0 && items[^1] > column)
            {
                items.RemoveAt(items.Count - 1);
            }

            at += mark;
            var spaces = content[at..].IndexOfAnyExcept(' ', '\t') is var end and >= 0 ? end : content.Length - at;
            at += spaces;
            column += mark + Math.Max(1, spaces);
            depth++;
            items.Add(column);
        }

        // Without a mark the line belongs to what it is indented into, or goes on with a paragraph.
        return Math.Max(depth, items.Count);
    }

    /// <summary>The length of a quotation's or an item's mark, else 0.</summary>
    private static int MarkAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (text[0] == '>')
        {
            return 1;
        }

        if (text[0] is '-' or '+' or '*')
        {
            return text.Length == 1 || text[1] is ' ' or '\t' ? 1 : 0;
        }

        var digits = text[..Math.Min(text.Length, 10)].IndexOfAnyExceptInRange('0', '9');
        return
            digits is > 0 and < 10
            && text[digits] is '.' or ')'
            && (text.Length == digits + 1 || text[digits + 1] is ' ' or '\t')
            ? digits + 1
            : 0;
    }
}
