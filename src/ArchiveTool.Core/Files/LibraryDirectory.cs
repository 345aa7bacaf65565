using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A library's directory, held open, and every file operation on what is in it. Nothing outside can be reached: paths are
/// relative by their type, and no link in the library is followed (a link, a pipe or a device in the way is a
/// <see cref="ForeignEntryException"/>). Safe to use from many threads.
/// </summary>
internal abstract partial class LibraryDirectory : IDisposable
{
    private protected LibraryDirectory(string root) => Root = root;

    /// <summary>The directory's path as the user named it, absolute; for messages.</summary>
    public string Root { get; }

    /// <summary>The directory's path without links.</summary>
    public abstract string CanonicalRoot { get; }

    /// <summary>Opens an existing directory.</summary>
    /// <exception cref="DirectoryNotFoundException">It does not exist, or is a file.</exception>
    public static LibraryDirectory Open(string root)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        return LinuxCalls.AreKnown
            ? LinuxLibraryDirectory.Open(path, walks: false)
            : PortableLibraryDirectory.OpenPath(path);
    }

    /// <summary>What stands at a path, itself; null if nothing does.</summary>
    /// <exception cref="ForeignEntryException">A folder on the way is a link or no folder.</exception>
    public abstract EntryStatus? Find(RelativePath path);

    /// <summary>Opens a regular file. The folder that it stands in must exist.</summary>
    /// <exception cref="ForeignEntryException">It, or a folder on the way, is something else.</exception>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public abstract SafeFileHandle OpenFile(RelativePath path, FileMode mode, FileAccess access);

    /// <summary>Opens a file under the operating system's lock; null where another process has it.</summary>
    public abstract SafeFileHandle? TryOpenLocked(RelativePath path, FileMode mode, FileAccess access, bool isShared);

    /// <summary>Renames a file over another, or a folder to a free name. A link is renamed or replaced itself.</summary>
    public abstract void Rename(RelativePath from, RelativePath to);

    /// <summary>Deletes a file, or a link, a pipe or a device itself.</summary>
    /// <returns>False where there was nothing.</returns>
    public abstract bool Delete(RelativePath path);

    /// <summary>Deletes an empty folder.</summary>
    /// <returns>False where there was nothing.</returns>
    public abstract bool DeleteFolder(RelativePath folder);

    /// <summary>What stands in a folder, in no order; nothing if absent.</summary>
    public abstract IReadOnlyList<FolderEntry> List(RelativePath folder);

    /// <summary>Waits until the device has the names in a folder.</summary>
    public abstract void SyncFolder(RelativePath folder);

    /// <summary>Whether <see cref="SyncAll"/> does anything; where not, each file is synced before it gets its name.</summary>
    public abstract bool CanSyncAll { get; }

    /// <summary>Waits until the device has all that was written to the library's file system.</summary>
    public abstract void SyncAll();

    /// <summary>Keeps a file or folder open for code that can only be told a path.</summary>
    public abstract HeldPath Hold(RelativePath path);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes one folder in an existing one; nothing where it is there.</summary>
    private protected abstract void CreateOne(RelativePath folder);

    /// <summary>Closes the directory.</summary>
    protected abstract void Dispose(bool disposing);
}
