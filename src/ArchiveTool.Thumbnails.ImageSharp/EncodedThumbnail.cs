using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Thumbnails.ImageSharp;

/// <summary>A thumbnail that is not written yet.</summary>
/// <param name="Size">Its size.</param>
/// <param name="Bytes">The file.</param>
internal sealed record EncodedThumbnail(ThumbnailSize Size, byte[] Bytes);
