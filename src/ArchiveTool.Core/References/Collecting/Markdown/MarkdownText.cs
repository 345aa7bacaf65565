using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>The text that a reader sees of a Markdown link.</summary>
internal static class MarkdownText
{
    private const int Longest = 200;

    /// <summary>White space folded, at most 200 units; a picture counts by its alternative text.</summary>
    public static string Read(ContainerInline link)
    {
        var text = new StringBuilder();
        foreach (var node in link.Descendants())
        {
            if (text.Length >= Longest)
            {
                break;
            }

            _ = node switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        var words = text.ToString().Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries);
        var folded = string.Join(' ', words);
        return folded.Length > Longest ? folded[..Longest] : folded;
    }
}
