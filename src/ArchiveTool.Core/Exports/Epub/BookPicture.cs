using ArchiveTool.Core.Exports.Html;

namespace ArchiveTool.Core.Exports.Epub;

/// <summary>A picture of a book.</summary>
/// <param name="Name">Its path in the book.</param>
/// <param name="MediaType">What it is there.</param>
/// <param name="File">The file of the library.</param>
/// <param name="Converted">Where the converted picture stands; null for the file itself.</param>
internal sealed record BookPicture(string Name, string MediaType, EmbeddedFile File, string? Converted);
