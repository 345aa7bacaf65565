namespace ArchiveTool.Core.Exports.Html;

/// <summary>A piece of a page: text, or a place where a file of the library stands.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">
/// The text as it is written; for a picture, its other style as an attribute has it; for a part of a style sheet, what leads to it.
/// </param>
/// <param name="File">The file; null for text.</param>
internal readonly record struct PagePiece(PieceKind Kind, string Text, EmbeddedFile? File);
