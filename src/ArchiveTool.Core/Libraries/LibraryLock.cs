using System.Globalization;
using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The lock as a file that the operating system holds open, so it outlives no crash; a file beside it names the process for
/// anyone who finds it taken, since a locked file itself cannot be opened by others.
/// </summary>
/// <param name="directory">The library.</param>
internal sealed class LibraryLock(LibraryDirectory directory) : ILibraryLock
{
    private const int LongestHolder = 32;

    /// <inheritdoc/>
    public IDisposable? TryTake(out int holder)
    {
        if (TryOpen(FileMode.OpenOrCreate, FileAccess.ReadWrite, isShared: false, out holder) is not { } held)
        {
            return null;
        }

        try
        {
            using var stream = directory.OpenWrite(LibraryLayout.LockHolder, FileMode.Create, bufferSize: 0);
            var text = Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n";
            stream.Write(Encoding.ASCII.GetBytes(text));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // The disk is full, as a rule. Nobody is told whose the lock is, but what frees space can be done.
        }

        return held;
    }

    /// <remarks>Nothing is written, so it works on any medium; the lock file exists.</remarks>
    /// <inheritdoc/>
    public IDisposable? TryShare(out int holder) => TryOpen(FileMode.Open, FileAccess.Read, isShared: true, out holder);

    private Hold? TryOpen(FileMode mode, FileAccess access, bool isShared, out int holder)
    {
        var file = directory.TryOpenLocked(LibraryLayout.Lock, mode, access, isShared);
        holder = file is null ? ReadHolder() : 0;
        return file is null ? null : new Hold(directory, file, isShared);
    }

    private int ReadHolder()
    {
        try
        {
            using var stream = directory.OpenRead(LibraryLayout.LockHolder);
            Span<byte> bytes = stackalloc byte[LongestHolder];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return int.TryParse(bytes[..read], CultureInfo.InvariantCulture, out var id) ? id : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private sealed class Hold(LibraryDirectory directory, SafeFileHandle file, bool isShared) : IDisposable
    {
        public void Dispose()
        {
            // The file stays: deleting it could delete the lock of a process that has just taken it.
            if (!isShared && directory.IsFile(LibraryLayout.LockHolder))
            {
                directory.Delete(LibraryLayout.LockHolder);
            }

            file.Dispose();
        }
    }
}
