using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Brings what matters in a Markdown document into the order in which it is written.</summary>
internal static class MarkdownItems
{
    /// <param name="document">Markdig's tree of the body or a part of it.</param>
    /// <param name="cutouts">What was taken out of the body.</param>
    /// <param name="start">Where the part starts in the body.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isWhole">False where definitions may be used in other parts.</param>
    /// <param name="hasMarks">Whether blocks matter, because the author marked something that they may end.</param>
    public static List<MarkdownItem> Read(
        MarkdownDocument document,
        MarkdownCutouts cutouts,
        int start,
        int end,
        bool isWhole,
        bool hasMarks
    )
    {
        var items = hasMarks ? MarkdownBlocks.Read(document) : [];
        var code = new List<SourceSpan>();
        var indented = new HashSet<int>();
        var used = new Dictionary<LinkReferenceDefinition, MarkdownDefinition>(ReferenceEqualityComparer.Instance);
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case CodeBlock block:
                    code.Add(node.Span);
                    if (block is not FencedCodeBlock)
                    {
                        indented.Add(node.Span.Start);
                    }

                    break;
                case CodeInline:
                    code.Add(node.Span);
                    items.Add(new MarkdownItem(node.Span.Start, node));
                    break;
                case LinkInline { Reference: { } definition } link:
                    used[definition] = used.TryGetValue(definition, out var known)
                        ? known with
                        {
                            IsImage = known.IsImage || link.IsImage,
                        }
                        : new MarkdownDefinition(definition, link, link.IsImage);
                    break;
                case LinkReferenceDefinition definition when !isWhole:
                    used.TryAdd(definition, new MarkdownDefinition(definition, null, false));
                    break;
                case HtmlBlock { Type: HtmlBlockType.Comment }:
                case HtmlInline { Tag: ['<', '!', '-', ..] }:
                    code.Add(node.Span);
                    items.Add(new MarkdownItem(node.Span.Start, node));
                    break;
                case HtmlBlock or HtmlInline or LinkInline or AutolinkInline:
                case LiteralInline or HtmlEntityInline or LineBreakInline:
                    items.Add(new MarkdownItem(node.Span.Start, node));
                    break;
                default:
                    break;
            }
        }

        items.AddRange(used.Values.Select(d => new MarkdownItem(d.Definition.Span.Start, d)));
        AddCutouts(items, cutouts, code, indented, start, end);

        // Stable: a link comes before the text in it.
        return [.. items.OrderBy(item => item.Start)];
    }

    private static void AddCutouts(
        List<MarkdownItem> items,
        MarkdownCutouts cutouts,
        List<SourceSpan> code,
        HashSet<int> indented,
        int start,
        int end
    )
    {
        code.Sort((a, b) => a.Start.CompareTo(b.Start));
        var next = 0;
        foreach (var cutout in cutouts.Between(start, end))
        {
            var at = cutout.Start - start;
            while (next < code.Count && code[next].End < at)
            {
                next++;
            }

            // A tag alone on its line is an empty line to the parser, which indented code may hold.
            var isCode =
                next < code.Count
                && code[next].Start <= at
                && (!indented.Contains(code[next].Start) || cutouts.IsIndented(cutout.Start));
            if (!isCode)
            {
                items.Add(cutout with { Start = at });
            }
        }
    }
}
