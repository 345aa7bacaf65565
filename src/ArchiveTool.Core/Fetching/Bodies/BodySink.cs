using System.Buffers;
using System.Security.Cryptography;
using ArchiveTool.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>
/// Where a body goes: hashed on the way into a temporary file, through one pooled buffer. The file appears with the
/// first full buffer or at the end, so that a small body is one write.
/// </summary>
internal sealed class BodySink(string folder) : IDisposable
{
    private const int BufferBytes = 1 << 18;

    // Reading into less would cost a call for little.
    private const int LeastFree = 1 << 14;

    private readonly string path = Path.Combine(folder, Path.GetRandomFileName());
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private SafeFileHandle? file;
    private int filled;
    private long written;
    private bool isComplete;

    /// <summary>Bytes taken so far.</summary>
    public long Length => written + filled;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free => buffer.AsMemory(filled);

    /// <summary>Takes what was put into <see cref="Free"/>.</summary>
    public void Advance(int count)
    {
        filled += count;
        if (buffer!.Length - filled < LeastFree)
        {
            Flush();
        }
    }

    /// <summary>The finished body; null if it is empty, and then there is no file.</summary>
    public FetchedBody? Complete()
    {
        isComplete = true;
        if (Length == 0)
        {
            return null;
        }

        Flush();
        file!.Dispose();
        return new FetchedBody(path, written, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Gives everything back; a body that was not completed goes.</summary>
    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
        }

        hash.Dispose();
        if (file is not null)
        {
            file.Dispose();
            if (!isComplete)
            {
                File.Delete(path);
            }
        }
    }

    private void Flush()
    {
        try
        {
            file ??= File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            RandomAccess.Write(file, buffer.AsSpan(0, filled), written);
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            throw new BodyNotStoredException(exception);
        }

        hash.AppendData(buffer!, 0, filled);
        written += filled;
        filled = 0;
    }
}
