using System.Globalization;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The lock of a library's one writer. The operating system holds it for the open file, so it outlives no crash; a file
/// beside it names the process for whoever finds it taken, since a locked file itself cannot be opened by others.
/// </summary>
public sealed class LibraryLock : IDisposable
{
    private readonly FileStream file;

    private LibraryLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or returns null with the holder's process id where another process has it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">The lock file cannot be written.</exception>
    public static LibraryLock? TryTake(string path, out int holder)
    {
        if (TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, out holder) is not { } file)
        {
            return null;
        }

        try
        {
            File.WriteAllText(HolderOf(path), Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full, as a rule. Nobody is told whose the lock is, but what frees space can be done.
        }

        return new LibraryLock(file);
    }

    /// <summary>
    /// Takes the lock for one who only reads: no writer may come while it is held, other readers may. Nothing is
    /// written, so it works on any medium. Null with the holder where a writer has it.
    /// </summary>
    /// <param name="path">The lock file, which exists.</param>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    /// <exception cref="IOException">The lock file cannot be read.</exception>
    public static LibraryLock? TryShare(string path, out int holder) =>
        TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.Read, out holder) is { } file
            ? new LibraryLock(file)
            : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The file stays: deleting it could delete the lock of a process that has just taken it.
        if (file.CanWrite)
        {
            File.Delete(HolderOf(file.Name));
        }

        file.Dispose();
    }

    private static string HolderOf(string path) => path + ".holder";

    private static FileStream? TryOpen(string path, FileMode mode, FileAccess access, FileShare share, out int holder)
    {
        holder = 0;
        try
        {
            return new FileStream(path, mode, access, share, bufferSize: 0);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            holder = ReadHolder(path);
            return null;
        }
    }

    /// <summary>The system's word for a lock that another has: EWOULDBLOCK, or ERROR_SHARING_VIOLATION.</summary>
    private static bool IsHeld(IOException exception)
    {
        const int LinuxWouldBlock = 11;
        const int BsdWouldBlock = 35;
        const int SharingViolation = unchecked((int)0x80070020);
        return exception.HResult
            == (
                OperatingSystem.IsWindows() ? SharingViolation
                : OperatingSystem.IsMacOS() || OperatingSystem.IsFreeBSD() ? BsdWouldBlock
                : LinuxWouldBlock
            );
    }

    private static int ReadHolder(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderOf(path)), CultureInfo.InvariantCulture, out var id) ? id : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
