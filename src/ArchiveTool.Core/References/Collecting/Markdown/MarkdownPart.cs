using ArchiveTool.Core.Documents.Text;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>A part of a Markdown body that is read by itself.</summary>
/// <param name="Range">Where it stands in the body.</param>
/// <param name="IsWhole">True where it is the whole body, so that link definitions are complete.</param>
/// <param name="IsBounded">False where Markdig would need more than linear time for it: it must not be parsed.</param>
internal readonly record struct MarkdownPart(TextRange Range, bool IsWhole, bool IsBounded);
