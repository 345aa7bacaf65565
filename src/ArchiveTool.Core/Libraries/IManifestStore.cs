using System.Text.Json;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>The manifests of a library's posts. What is read has passed its schema, so that it can be acted on.</summary>
internal interface IManifestStore
{
    /// <summary>Reads a post's manifest.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    Task<Manifest> ReadAsync(Slug slug, CancellationToken cancellationToken);

    /// <summary>Reads a manifest; null if it is gone, damaged or cannot be read, which a verification names.</summary>
    Task<Manifest?> TryReadAsync(Slug slug, CancellationToken cancellationToken);

    /// <summary>Replaces the manifest of a post that is there, whole or not at all.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task ReplaceAsync(Manifest manifest, bool toDisk, CancellationToken cancellationToken);
}
