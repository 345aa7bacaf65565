using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>One distinct body that a post uses.</summary>
internal sealed record ManifestAsset
{
    /// <summary>SHA-256 of the body, lower-case hexadecimal: its name in the library.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Path from the library's root, with forward slashes.</summary>
    public required LibraryPath Path { get; init; }

    /// <summary>The extension of its file, without the dot.</summary>
    internal string Extension => ContentName.GetExtension(Path.ToString());

    /// <summary>Length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Sniffed from the bytes.</summary>
    public required string MediaType { get; init; }

    /// <summary>Whether it is a picture as it came, and not what was made of one.</summary>
    internal bool IsArchivedPicture => DerivedFrom is null && MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Width in pixels, or null for what is not a picture.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>How many frames a picture has.</summary>
    public int? Frames { get; init; }

    /// <summary>Every URL of the post that gave this body, in document order.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>The local file it came from, or null.</summary>
    public string? File { get; init; }

    /// <summary>When it was fetched or read.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Status of the last response, or null for a local file.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The URLs redirected to on the way.</summary>
    public required IReadOnlyList<string> Redirects { get; init; }

    /// <summary>The Referer of the first request, or null if none was sent.</summary>
    public string? ReferrerSent { get; init; }

    /// <summary>The response's ETag.</summary>
    public string? Etag { get; init; }

    /// <summary>The response's Last-Modified.</summary>
    public string? LastModified { get; init; }

    /// <summary>The same for each URL.</summary>
    public required IReadOnlyList<ManifestFetch> Fetches { get; init; }

    /// <summary>SHA-256 of the fetched body that this one was made from, or null.</summary>
    public string? DerivedFrom { get; init; }

    /// <summary>For style sheets: what stands in this asset.</summary>
    public required IReadOnlyList<ManifestReference> References { get; init; }

    /// <summary>The thumbnails built.</summary>
    public required IReadOnlyList<ManifestThumbnail> Thumbnails { get; init; }
}
