using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// The files outside of a library that its manifests name as what was archived. Who made the library says their names, so
/// nothing but a regular file of exactly the recorded length is opened, and nothing but the recorded bytes are used.
/// </summary>
internal static class LocalSource
{
    /// <summary>A file, without opening it; null if absent.</summary>
    public static FileInfo? Find(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || !Path.IsPathFullyQualified(path))
        {
            return null;
        }

        var file = new FileInfo(path);
        return file.Exists ? file : null;
    }

    /// <summary>Opens a file that has exactly the bytes that were archived; null for any other.</summary>
    public static FileStream? TryOpen(string path, long bytes, string sha256)
    {
        try
        {
            if (Find(path) is not { } file || file.Length != bytes)
            {
                return null;
            }

            // Through the folder, so that a pipe or a device is not opened.
            using var folder = LibraryDirectory.Open(file.DirectoryName!);
            var name = RelativePath.Root / file.Name;
            if (folder.Find(name) is { Kind: EntryKind.Link })
            {
                return TryOpen(CanonicalPath.Resolve(path), bytes, sha256);
            }

            var stream = folder.OpenRead(name);
            if (stream.Length == bytes && FileHash.Compute(stream.SafeFileHandle).Sha256 == sha256)
            {
                stream.Position = 0;
                return stream;
            }

            stream.Dispose();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
