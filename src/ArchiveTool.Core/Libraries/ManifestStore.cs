using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries;

/// <summary>Manifests as files in their posts' folders.</summary>
/// <param name="directory">The library.</param>
internal sealed class ManifestStore(LibraryDirectory directory) : IManifestStore
{
    /// <inheritdoc/>
    public Task<Manifest> ReadAsync(Slug slug, CancellationToken cancellationToken) =>
        ManifestFile.ReadAsync(directory, slug, cancellationToken);

    /// <inheritdoc/>
    public Task<Manifest?> TryReadAsync(Slug slug, CancellationToken cancellationToken) =>
        ManifestFile.TryReadAsync(directory, slug, cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceAsync(Manifest manifest, bool toDisk, CancellationToken cancellationToken) =>
        ManifestFile.WriteAsync(
            directory,
            LibraryLayout.Manifest(manifest.Post.Slug),
            manifest,
            toDisk,
            cancellationToken
        );
}
