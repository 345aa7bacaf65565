using ArchiveTool.Core.References.Collecting.Templates;

namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Something in Markdown that matters to references.</summary>
/// <param name="Start">Where it stands, for the order.</param>
/// <param name="Node">A node of Markdig's tree, a <see cref="MarkdownBlockEdge"/>, <see cref="MarkdownDefinition"/> or <see cref="TemplateTag"/>.</param>
internal readonly record struct MarkdownItem(int Start, object Node);
