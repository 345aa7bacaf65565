using System.Buffers;
using System.Security.Cryptography;
using ArchiveTool.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>A file of the library and the SHA-256 of its bytes.</summary>
/// <param name="Path">Path from the library's root, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record FileHash(RelativePath Path, string Sha256)
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Hashes a file of the library, read once from its beginning in large pieces.</summary>
    /// <returns>Its hash and how many bytes it has.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (FileHash Hash, long Bytes) Compute(LibraryDirectory directory, RelativePath path)
    {
        ArgumentNullException.ThrowIfNull(directory);
        using var file = directory.OpenFile(path, FileMode.Open, FileAccess.Read);
        var (sha256, bytes) = Compute(file);
        return (new FileHash(path, sha256), bytes);
    }

    /// <summary>Hashes an open file.</summary>
    internal static (string Sha256, long Bytes) Compute(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var bytes = 0L;
            for (int read; (read = RandomAccess.Read(file, buffer, bytes)) > 0; bytes += read)
            {
                hash.AppendData(buffer, 0, read);
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
