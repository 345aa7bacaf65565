using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports;

/// <summary>A post that was exported.</summary>
/// <param name="Slug">Its folder's name in the library.</param>
/// <param name="File">The file that holds it: in the output folder, or in the book or archive; null for all in one file.</param>
internal sealed record ExportedPost(Slug Slug, string? File);
