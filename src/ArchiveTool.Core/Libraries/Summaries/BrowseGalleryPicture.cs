namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>A picture of the library with the posts that use it.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Posts">The slugs of its posts.</param>
internal sealed record BrowseGalleryPicture(BrowsePicture Picture, IReadOnlyList<string> Posts);
