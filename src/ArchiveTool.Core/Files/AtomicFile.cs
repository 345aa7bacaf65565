namespace ArchiveTool.Core.Files;

/// <summary>
/// Writes a file whole or not at all: into a temporary file of the same file system, flushed, then renamed over the
/// destination. A reader sees the old bytes or the new ones, never a part.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes what <paramref name="write"/> produces to <paramref name="path"/>.</summary>
    /// <param name="path">The destination; its folder is made if it does not exist.</param>
    /// <param name="temporaryFolder">An existing folder on the same file system.</param>
    /// <param name="write">Produces the content.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes; for files that others hang on.</param>
    /// <param name="cancellationToken">Ends the writing; the destination stays as it was.</param>
    public static async Task WriteAsync(
        string path,
        string temporaryFolder,
        Func<Stream, CancellationToken, Task> write,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var temporary = Path.Combine(temporaryFolder, Path.GetRandomFileName());
        try
        {
            await using (
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)
            )
            {
                await write(stream, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                stream.Flush(toDisk);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Waits until the device has a file's bytes.</summary>
    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Writes bytes to <paramref name="path"/>, whole or not at all.</summary>
    public static Task WriteAsync(
        string path,
        string temporaryFolder,
        ReadOnlyMemory<byte> bytes,
        bool toDisk,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            path,
            temporaryFolder,
            async (stream, token) => await stream.WriteAsync(bytes, token),
            toDisk,
            cancellationToken
        );
}
