namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>
/// Counts, line by line, what costs Markdig more than linear time: nesting, blocks that it takes out of a list or looks
/// up in one, and within a paragraph what opens and is not closed. Each count is bounded so that no text costs more than
/// some two microseconds a character; measured, since Markdig promises nothing.
/// </summary>
internal struct MarkdownBudget
{
    // Markdig gives up at 128 blocks, of which an item is two.
    private const int DeepestNesting = 50;
    private const int MostMoved = 4_000;

    private MarkdownNesting nesting;
    private MarkdownSuspects suspects;
    private int moved;

    public MarkdownBudget() => nesting = new MarkdownNesting();

    /// <summary>False where the line is too much; after <see cref="Forget"/>, where it is too much by itself.</summary>
    public bool TryTake(in MarkdownLine line)
    {
        if (line.IsLiteral)
        {
            return true;
        }

        var content = line.Content;
        if (content.IsEmpty || EndsParagraph(line.Indent, content))
        {
            suspects = default;
        }

        if (content.IsEmpty)
        {
            return true;
        }

        if (nesting.DepthAt(line, content) > DeepestNesting)
        {
            return false;
        }

        moved += IsMoved(content) ? 1 : 0;
        return moved <= MostMoved && suspects.TryTake(content);
    }

    /// <summary>A part ends before the next line. How deep that stands does not change.</summary>
    public void Forget() => (suspects, moved) = (default, 0);

    /// <summary>A heading or an item of a list that may interrupt a paragraph.</summary>
    private static bool EndsParagraph(int indent, ReadOnlySpan<char> content)
    {
        if (indent > 3)
        {
            return false;
        }

        var marks = content.IndexOfAnyExcept('#');
        return marks is > 0 and <= 6 && content[marks] is ' ' or '\t'
            || content.Length > 1 && content[0] is '-' or '+' or '*' && content[1] is ' ' or '\t'
            || content.StartsWith("1. ");
    }

    /// <summary>Setext underlines, link definitions and footnotes: Markdig searches a list for each.</summary>
    private static bool IsMoved(ReadOnlySpan<char> content) =>
        (content[0] is '=' or '-' && content.IndexOfAnyExcept(content[0]) < 0)
        || (content.IndexOf('[') is >= 0 and < 200 && content.Contains("]:", StringComparison.Ordinal));
}
