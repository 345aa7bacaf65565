using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Where the elements begin and end that Markdown makes of a document's blocks.</summary>
internal static class MarkdownBlocks
{
    /// <summary>In document order; where several end at once, the innermost first, and before what begins there.</summary>
    public static List<MarkdownItem> Read(MarkdownDocument document)
    {
        var starts = new List<MarkdownItem>();
        var ends = new List<MarkdownItem>();
        foreach (var block in document.Descendants<Block>())
        {
            if (GetName(block) is { } name && !block.Span.IsEmpty)
            {
                starts.Add(new MarkdownItem(block.Span.Start, new MarkdownBlockEdge(name, IsEnd: false)));
                ends.Add(new MarkdownItem(block.Span.End + 1, new MarkdownBlockEdge(name, IsEnd: true)));
            }
        }

        ends.Reverse();
        return [.. ends, .. starts];
    }

    /// <summary>The element's name; null if absent, as for a paragraph in a list without blank lines.</summary>
    private static string? GetName(Block block) =>
        block switch
        {
            HeadingBlock heading => Heading(heading.Level),
            ParagraphBlock { Parent: ListItemBlock { Parent: ListBlock { IsLoose: false } } } => null,
            ParagraphBlock { Parent: TableCell } => null,
            ParagraphBlock => "p",
            QuoteBlock => "blockquote",
            ListBlock list => list.IsOrdered ? "ol" : "ul",
            ListItemBlock => "li",
            Table => "table",
            CodeBlock => "pre",
            ThematicBreakBlock => "hr",
            _ => null,
        };

    private static string Heading(int level) =>
        level switch
        {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
}
