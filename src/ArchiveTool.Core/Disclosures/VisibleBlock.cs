namespace ArchiveTool.Core.Disclosures;

/// <summary>A paragraph, heading, item or row as a reader sees it.</summary>
/// <param name="Text">
/// Its text; <see cref="VisibleText.Edge"/> where emphasis or a cell begins or ends, and
/// <see cref="VisibleText.LinkEnd"/> where a link ends.
/// </param>
/// <param name="Start">Where it starts in the source's text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
internal sealed record VisibleBlock(string Text, int Start, int End, bool IsHeading);
