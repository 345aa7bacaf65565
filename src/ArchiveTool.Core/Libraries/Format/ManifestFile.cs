using System.Text.Json;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Reads and writes manifests. What is read has passed its schema, so that it can be acted on.</summary>
internal static class ManifestFile
{
    private const long MostBytes = 1 << 30;

    /// <summary>Reads a post's manifest.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<Manifest> ReadAsync(
        LibraryDirectory directory,
        Slug slug,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        return Parse(await directory.ReadAsync(LibraryLayout.Manifest(slug), MostBytes, cancellationToken), slug);
    }

    /// <summary>A manifest of its bytes.</summary>
    /// <exception cref="JsonException">They are not the manifest of that post.</exception>
    internal static Manifest Parse(ReadOnlySpan<byte> json, Slug slug)
    {
        var manifest = StrictJson.Read(json, LibraryJson.Readable.Manifest);
        return ManifestSchema.Errors(manifest, slug).FirstOrDefault() is { } error
            ? throw new JsonException(error)
            : manifest;
    }

    /// <summary>Reads a manifest; null if it is gone, damaged or cannot be read, which a verification names.</summary>
    public static async Task<Manifest?> TryReadAsync(
        LibraryDirectory directory,
        Slug slug,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadAsync(directory, slug, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a manifest, whole or not at all: with it a post counts as archived.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="path">The manifest's place.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static Task WriteAsync(
        LibraryDirectory directory,
        RelativePath path,
        Manifest manifest,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        return directory.WriteAsync(
            path,
            (stream, token) => JsonSerializer.SerializeAsync(stream, manifest, LibraryJson.Readable.Manifest, token),
            toDisk,
            cancellationToken
        );
    }
}
