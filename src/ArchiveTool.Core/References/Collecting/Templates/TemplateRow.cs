namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>What a tag refers to.</summary>
/// <param name="Kinds">The kinds of its addresses without a name, in their order; empty for a tag that refers to nothing.</param>
/// <param name="ByCommas">Its own code divides its arguments at commas.</param>
/// <param name="IsOptional">It is also written without an address.</param>
/// <param name="NamesPost">Its argument names a post by its source or title.</param>
/// <param name="Block">What stands before its end.</param>
internal sealed record TemplateRow(
    ReferenceKind[] Kinds,
    bool ByCommas,
    bool IsOptional,
    bool NamesPost,
    TemplateBlock Block
);
