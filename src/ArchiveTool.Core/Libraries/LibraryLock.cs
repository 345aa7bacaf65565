using System.Globalization;
using System.Text;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// The lock of a library's one writer. The operating system holds it for the open file, so it outlives no crash; the
/// file's text names the process for whoever finds it taken.
/// </summary>
public sealed class LibraryLock : IDisposable
{
    private readonly FileStream file;

    private LibraryLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or returns null with the holder's process id where another process has it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="holder">The process that holds it, 0 where it cannot be read.</param>
    public static LibraryLock? TryTake(string path, out int holder)
    {
        holder = 0;
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            file.Flush();
            return new LibraryLock(file);
        }
        catch (IOException) when (File.Exists(path))
        {
            holder = ReadHolder(path);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The file stays: deleting it could delete the lock of a process that has just taken it.
        file.SetLength(0);
        file.Dispose();
    }

    private static int ReadHolder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> text = stackalloc byte[16];
            var length = file.Read(text);
            return int.TryParse(text[..length].TrimEnd((byte)'\n'), CultureInfo.InvariantCulture, out var id) ? id : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
