using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>One of a picture's thumbnails.</summary>
/// <param name="Path">Path from the library's root.</param>
/// <param name="Width">Its real width in pixels.</param>
internal sealed record BrowseThumbnail([property: JsonRequired] LibraryPath Path, int Width);
