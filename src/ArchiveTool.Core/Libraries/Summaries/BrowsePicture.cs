using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>A picture as the gallery shows it, with where it came from.</summary>
/// <param name="Sha256">Its hash.</param>
/// <param name="Path">Path from the library's root.</param>
/// <param name="Thumbnail">Path of its smallest thumbnail, or null.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Width">Width in pixels, or null.</param>
/// <param name="Height">Height in pixels, or null.</param>
/// <param name="File">The local file it came from, or null.</param>
/// <param name="Fetches">How each URL gave it.</param>
/// <param name="Sizes">Its thumbnails where there are several, the smallest first; else null.</param>
internal sealed record BrowsePicture(
    [property: JsonRequired] string Sha256,
    [property: JsonRequired] LibraryPath Path,
    LibraryPath? Thumbnail,
    [property: JsonRequired] string MediaType,
    long Bytes,
    int? Width,
    int? Height,
    string? File,
    [property: JsonRequired] IReadOnlyList<BrowseFetch> Fetches,
    IReadOnlyList<BrowseThumbnail>? Sizes = null
)
{
    /// <summary>What a manifest says of a picture.</summary>
    /// <param name="asset">The picture.</param>
    /// <param name="path">The file that pages show in its place.</param>
    public static BrowsePicture From(ManifestAsset asset, LibraryPath path) =>
        new(
            asset.Sha256,
            path,
            asset.Thumbnails is [var first, ..] ? first.Path : null,
            asset.MediaType,
            asset.Bytes,
            asset.Width,
            asset.Height,
            asset.File,
            [
                .. asset.Fetches.Select(fetch => new BrowseFetch(
                    fetch.Url,
                    fetch.FetchedAt,
                    fetch.HttpStatus,
                    fetch.ReferrerSent
                )),
            ],
            asset.Thumbnails.Count < 2
                ? null
                : [.. asset.Thumbnails.Select(thumbnail => new BrowseThumbnail(thumbnail.Path, thumbnail.Width))]
        );
}
