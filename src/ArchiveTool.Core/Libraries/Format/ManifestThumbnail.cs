namespace ArchiveTool.Core.Libraries.Format;

/// <summary>One thumbnail, with its real sizes.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Path">Path from the library's root, with forward slashes.</param>
/// <param name="Bytes">Length in bytes.</param>
internal sealed record ManifestThumbnail(int Width, int Height, LibraryPath Path, long Bytes);
