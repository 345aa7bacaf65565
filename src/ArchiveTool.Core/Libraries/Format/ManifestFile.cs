using System.Text.Json;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Reads and writes manifests.</summary>
public static class ManifestFile
{
    /// <summary>Reads a manifest.</summary>
    /// <exception cref="JsonException">It is not a manifest.</exception>
    public static async Task<Manifest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync(stream, LibraryJson.Readable.Manifest, cancellationToken)
            ?? throw new JsonException("the manifest is null");
    }

    /// <summary>Reads a manifest; null where it is gone or damaged, which a verification names.</summary>
    public static async Task<Manifest?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(path, cancellationToken);
        }
        catch (Exception exception)
            when (exception is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a manifest, whole or not at all, onto the device: with it a post counts as archived.</summary>
    public static Task WriteAsync(
        string path,
        string temporaryFolder,
        Manifest manifest,
        CancellationToken cancellationToken
    ) =>
        AtomicFile.WriteAsync(
            path,
            temporaryFolder,
            (stream, token) => JsonSerializer.SerializeAsync(stream, manifest, LibraryJson.Readable.Manifest, token),
            toDisk: true,
            cancellationToken
        );
}
