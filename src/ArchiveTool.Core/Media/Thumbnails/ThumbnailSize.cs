namespace ArchiveTool.Core.Media.Thumbnails;

/// <summary>One thumbnail's size.</summary>
/// <param name="AskedWidth">The width that was asked for, in pixels.</param>
/// <param name="Width">Its own width, never more than that or than the picture has.</param>
/// <param name="Height">Its own height.</param>
internal readonly record struct ThumbnailSize(int AskedWidth, int Width, int Height);
