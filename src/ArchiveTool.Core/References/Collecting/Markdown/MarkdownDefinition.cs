using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>A link reference definition that is used.</summary>
/// <param name="Definition">Where the URL stands.</param>
/// <param name="FirstUse">Who uses it first, or null where that is not known.</param>
/// <param name="IsImage">True where an image uses it.</param>
internal sealed record MarkdownDefinition(LinkReferenceDefinition Definition, LinkInline? FirstUse, bool IsImage);
