namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>A thumbnail that was made.</summary>
/// <param name="AskedWidth">The width that was asked for: it names the folder.</param>
/// <param name="Width">Its real width in pixels: never more than was asked for or than the image has.</param>
/// <param name="Height">Its real height in pixels.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="TemporaryPath">Where it was written; the caller moves it to its place.</param>
public sealed record Thumbnail(int AskedWidth, int Width, int Height, long Bytes, string TemporaryPath);
