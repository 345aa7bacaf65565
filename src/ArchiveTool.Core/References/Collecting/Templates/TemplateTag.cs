using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>A template's tag in a post.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Range">All of it, in the body.</param>
/// <param name="Name">The tag's name, empty for an expression.</param>
/// <param name="Arguments">What follows the name, in the body; for an expression what stands between its braces.</param>
internal readonly record struct TemplateTag(TemplateTagKind Kind, TextRange Range, string Name, TextRange Arguments)
{
    /// <summary>True within <c>{% raw %}</c> or a block of code, where nothing is a tag.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>What stands between the tag and its end, where that is data and not text; else empty.</summary>
    public TextRange Data { get; init; }

    /// <summary>The same tag in a text that has more characters in front.</summary>
    public TemplateTag Shift(int offset) =>
        this with
        {
            Range = Range with { Start = Range.Start + offset },
            Arguments = Arguments with { Start = Arguments.Start + offset },
            Data = Data with { Start = Data.Start + offset },
        };
}
