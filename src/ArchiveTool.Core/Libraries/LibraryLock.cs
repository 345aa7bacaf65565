using System.Globalization;
using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The lock of a library's one writer. The operating system holds it for the open file, so it outlives no crash; a file
/// beside it names the process for anyone who finds it taken, since a locked file itself cannot be opened by others.
/// </summary>
internal sealed class LibraryLock : IDisposable
{
    private const int LongestHolder = 32;

    private readonly LibraryDirectory directory;
    private readonly SafeFileHandle file;
    private readonly bool isShared;

    private LibraryLock(LibraryDirectory directory, SafeFileHandle file, bool isShared)
    {
        this.directory = directory;
        this.file = file;
        this.isShared = isShared;
    }

    /// <summary>Takes the lock, or returns null with the holder's process id where another process has it.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">The lock file cannot be written.</exception>
    public static LibraryLock? TryTake(LibraryDirectory directory, out int holder)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (
            TryOpen(directory, FileMode.OpenOrCreate, FileAccess.ReadWrite, isShared: false, out holder) is not { } held
        )
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

    /// <summary>
    /// Takes the lock for one who only reads: no writer may come while it is held, other readers may. Nothing is
    /// written, so it works on any medium. Null with the holder where a writer has it.
    /// </summary>
    /// <param name="directory">The library, whose lock file exists.</param>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">The lock file cannot be read.</exception>
    public static LibraryLock? TryShare(LibraryDirectory directory, out int holder)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return TryOpen(directory, FileMode.Open, FileAccess.Read, isShared: true, out holder);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The file stays: deleting it could delete the lock of a process that has just taken it.
        if (!isShared && directory.IsFile(LibraryLayout.LockHolder))
        {
            directory.Delete(LibraryLayout.LockHolder);
        }

        file.Dispose();
    }

    private static LibraryLock? TryOpen(
        LibraryDirectory directory,
        FileMode mode,
        FileAccess access,
        bool isShared,
        out int holder
    )
    {
        var file = directory.TryOpenLocked(LibraryLayout.Lock, mode, access, isShared);
        holder = file is null ? ReadHolder(directory) : 0;
        return file is null ? null : new LibraryLock(directory, file, isShared);
    }

    private static int ReadHolder(LibraryDirectory directory)
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
}
