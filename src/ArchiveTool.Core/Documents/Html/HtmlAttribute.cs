namespace ArchiveTool.Core.Documents.Html;

/// <summary>One attribute of a start tag: ranges in the tokenised text.</summary>
/// <param name="NameStart">Where its name starts.</param>
/// <param name="NameLength">How long its name is.</param>
/// <param name="ValueStart">Where its value starts, inside the quotes.</param>
/// <param name="ValueLength">How long its value is as written.</param>
/// <param name="Quote">The quotation mark around it, or NUL for none.</param>
internal readonly record struct HtmlAttribute(
    int NameStart,
    int NameLength,
    int ValueStart,
    int ValueLength,
    char Quote
);
