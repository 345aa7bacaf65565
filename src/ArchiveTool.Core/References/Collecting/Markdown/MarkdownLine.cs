using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>A line of Markdown, with what the lines before it make of it.</summary>
/// <param name="Text">The line without its end.</param>
/// <param name="Range">Where it stands, with its end.</param>
/// <param name="Indent">The columns of white space before its content.</param>
/// <param name="IsLiteral">Within fenced code or raw HTML: no inline is parsed in it.</param>
/// <param name="StartsSection">Nothing before it reaches into it, whatever it holds.</param>
/// <param name="IsCuttable">Cut before it, a long paragraph loses no more than what spans two lines.</param>
internal readonly record struct MarkdownLine(
    ReadOnlyMemory<char> Text,
    TextRange Range,
    int Indent,
    bool IsLiteral,
    bool StartsSection,
    bool IsCuttable
)
{
    /// <summary>The line without white space around it.</summary>
    public ReadOnlySpan<char> Content => Text.Span.Trim(" \t\r\f\v");

    /// <summary>Whether only white space stands in it.</summary>
    public bool IsBlank => Content.IsEmpty;
}
