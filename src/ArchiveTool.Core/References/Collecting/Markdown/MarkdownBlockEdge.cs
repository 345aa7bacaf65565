namespace ArchiveTool.Core.References.Collecting.Markdown;

/// <summary>Where an element that Markdown makes of a block begins or ends: it may end a marked one that was left open.</summary>
/// <param name="Name">The element's name.</param>
/// <param name="IsEnd">Whether it ends here.</param>
internal sealed record MarkdownBlockEdge(string Name, bool IsEnd);
