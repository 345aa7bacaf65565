using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown.Dialects;

/// <summary>
/// Attributes in braces directly behind a link or picture, at the end of a heading, or alone on a line, where they are
/// the block's, or the picture's that the block consists of. Anywhere else braces are text.
/// </summary>
internal sealed class AttributeListParser : InlineParser
{
    public AttributeListParser() => OpeningCharacters = ['{'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(0, slice.End + 1);
        var found = new List<KeyValuePair<string, string>>();
        var length = AttributeList.Read(text[slice.Start..], found);
        if (length == 0)
        {
            return false;
        }

        var end = slice.Start + length;
        var isKramdown = text[slice.Start + 1] == ':';
        if (processor.Inline is LinkInline or AutolinkInline or EmphasisInline or CodeInline)
        {
            Apply(processor.Inline, found);
        }
        else if (!IsLineEnd(text[end..]) || !ApplyToBlock(processor, text[..slice.Start], found, isKramdown))
        {
            return false;
        }

        slice.Start = end;
        return true;
    }

    private static bool ApplyToBlock(
        InlineProcessor processor,
        ReadOnlySpan<char> before,
        List<KeyValuePair<string, string>> found,
        bool isKramdown
    )
    {
        if (processor.Block is HeadingBlock heading)
        {
            Apply(heading, found);
            return true;
        }

        // On its first line a block has only kramdown's list, which belongs to the block before it.
        var isFirst = processor.Inline is null or ContainerInline { FirstChild: null };
        if (!isFirst && processor.Inline is not LineBreakInline)
        {
            return false;
        }

        if (isFirst && !isKramdown)
        {
            return false;
        }

        if (processor.Block is ParagraphBlock paragraph && !isFirst)
        {
            Apply(
                processor.Inline!.PreviousSibling is LinkInline { IsImage: true, PreviousSibling: null } picture
                    ? picture
                    : paragraph,
                found
            );
        }

        return true;
    }

    private static bool IsLineEnd(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t");
        return rest.IsEmpty || rest[0] is '\r' or '\n';
    }

    private static void Apply(IMarkdownObject node, List<KeyValuePair<string, string>> found)
    {
        var attributes = node.GetAttributes();
        foreach (var (name, value) in found)
        {
            switch (name)
            {
                case "class":
                    attributes.AddClass(value);
                    break;
                case "id":
                    attributes.Id = value;
                    break;
                case "title" when node is LinkInline { Title: null or "" } link:
                    link.Title = value;
                    break;
                case "rel" or "referrerpolicy" or "loading" or "width" or "height" or "target" or "style" or "lang":
                    attributes.AddPropertyIfNotExist(name, value);
                    break;
                default:
                    break;
            }
        }
    }
}
