using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A directory on Linux: every path is resolved below the open directory, by <c>openat2</c> where the kernel has it and one
/// name after the other where it has not, and what is done is done to one name in the folder that this found.
/// </summary>
internal sealed class LinuxLibraryDirectory : LibraryDirectory
{
    private const int NewFolderMode = 0b111_111_111;
    private const int NewFileMode = 0b110_110_110;

    private readonly SafeFileHandle root;
    private readonly LinuxFolders folders;

    private LinuxLibraryDirectory(string path, SafeFileHandle root, bool walks)
        : base(path)
    {
        this.root = root;
        folders = new LinuxFolders(root, walks);
    }

    /// <summary>Opens a directory; a link to it is followed, since the user named it.</summary>
    /// <param name="path">Its path, absolute.</param>
    /// <param name="walks">Whether paths are walked name by name, as on a kernel without <c>openat2</c>.</param>
    public static LinuxLibraryDirectory Open(string path, bool walks)
    {
        var flags = LinuxCalls.ReadOnly | LinuxCalls.FolderOnly | LinuxCalls.CloseOnExec;
        var descriptor = LinuxCalls.OpenAt(LinuxCalls.CurrentFolder, FileNameText.Encode(path), flags, 0);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw error is LinuxCalls.NoEntry or LinuxCalls.NotAFolder
                ? new DirectoryNotFoundException($"{path} is not a folder")
                : LinuxErrors.Create(error, RelativePath.Root);
        }

        var root = new SafeFileHandle(descriptor, ownsHandle: true);
        return new LinuxLibraryDirectory(path, root, walks || !LinuxFolders.CanOpenBeneath(descriptor));
    }

    public override EntryStatus? Find(RelativePath path)
    {
        using var parent = folders.TryOpen(path.Parent, LinuxCalls.PathOnly);
        if (parent is null)
        {
            return null;
        }

        var error = LinuxCalls.GetStatus(LinuxFolders.GetNumber(parent), LinuxFolders.GetName(path), out var status);
        return error switch
        {
            0 => status,
            LinuxCalls.NoEntry => null,
            _ => throw LinuxErrors.Create(error, path),
        };
    }

    public override SafeFileHandle OpenFile(RelativePath path, FileMode mode, FileAccess access)
    {
        if (mode != FileMode.CreateNew && Find(path) is { IsFile: false } found)
        {
            // Before it is opened: opening a device alone may do something.
            throw new ForeignEntryException(path, found.Kind, EntryKind.File);
        }

        var file = new SafeFileHandle(OpenAt(path, GetFlags(mode, access)), ownsHandle: true);
        var error = LinuxCalls.GetStatus(LinuxFolders.GetNumber(file), [0], out var status);
        if (error == 0 && status.IsFile)
        {
            return file;
        }

        file.Dispose();
        throw error != 0
            ? LinuxErrors.Create(error, path)
            : new ForeignEntryException(path, status.Kind, EntryKind.File);
    }

    public override SafeFileHandle? TryOpenLocked(RelativePath path, FileMode mode, FileAccess access, bool isShared)
    {
        var file = OpenFile(path, mode, access);
        var operation = (isShared ? LinuxCalls.LockShared : LinuxCalls.LockExclusive) | LinuxCalls.LockWithoutWaiting;
        if (LinuxCalls.Lock(LinuxFolders.GetNumber(file), operation) == 0)
        {
            return file;
        }

        var error = Marshal.GetLastPInvokeError();
        file.Dispose();
        // As .NET itself does it: a file system without locks is used without.
        return error == LinuxCalls.WouldBlock ? null : throw LinuxErrors.Create(error, path);
    }

    public override void Rename(RelativePath from, RelativePath to)
    {
        using var source = folders.Open(from.Parent);
        using var target = folders.Open(to.Parent);
        Check(
            LinuxCalls.RenameAt(
                LinuxFolders.GetNumber(source),
                LinuxFolders.GetName(from),
                LinuxFolders.GetNumber(target),
                LinuxFolders.GetName(to)
            ),
            from
        );
    }

    public override bool Delete(RelativePath path) => Unlink(path, 0);

    public override bool DeleteFolder(RelativePath folder) => Unlink(folder, LinuxCalls.RemoveFolder);

    public override IReadOnlyList<FolderEntry> List(RelativePath folder)
    {
        using var opened = folders.TryOpen(folder, LinuxCalls.ReadOnly);
        return opened is null ? [] : LinuxFolderReader.Read(opened, folder);
    }

    public override void SyncFolder(RelativePath folder)
    {
        using var opened =
            folders.TryOpen(folder, LinuxCalls.ReadOnly) ?? throw LinuxErrors.Create(LinuxCalls.NoEntry, folder);
        Check(LinuxCalls.Sync(LinuxFolders.GetNumber(opened)), folder);
    }

    public override bool CanSyncAll => true;

    public override void SyncAll() => Check(LinuxCalls.SyncFileSystem(LinuxFolders.GetNumber(root)), RelativePath.Root);

    public override HeldPath Hold(RelativePath path)
    {
        var held = Find(path) is { IsFolder: true }
            ? folders.Open(path)
            : OpenFile(path, FileMode.Open, FileAccess.Read);

        // A link of the kernel to the open file itself: nothing is looked up by name on the way.
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"/proc/{Environment.ProcessId}/fd/{LinuxFolders.GetNumber(held)}"
        );
        return new HeldPath(held, Path.Exists(place) ? place : Path.Combine(CanonicalRoot, path.ToString()));
    }

    public override string CanonicalRoot =>
        // Where the open directory stands now, whatever has been renamed since.
        new FileInfo(
            string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{LinuxFolders.GetNumber(root)}")
        ).LinkTarget
            is { } place
        && Directory.Exists(place)
            ? place
            : CanonicalPath.Resolve(Root);

    private protected override void CreateOne(RelativePath folder)
    {
        using var parent = folders.Open(folder.Parent);
        if (LinuxCalls.MakeFolderAt(LinuxFolders.GetNumber(parent), LinuxFolders.GetName(folder), NewFolderMode) == 0)
        {
            return;
        }

        var error = Marshal.GetLastPInvokeError();
        if (error != LinuxCalls.Exists)
        {
            throw LinuxErrors.Create(error, folder);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            root.Dispose();
        }
    }

    private static int GetFlags(FileMode mode, FileAccess access)
    {
        // Never waiting for the other end of a pipe, never becoming the terminal of anything.
        var flags =
            LinuxCalls.CloseOnExec
            | LinuxCalls.NoFollow
            | LinuxCalls.NonBlocking
            | LinuxCalls.NoTerminal
            | access switch
            {
                FileAccess.Read => LinuxCalls.ReadOnly,
                FileAccess.Write => LinuxCalls.WriteOnly,
                _ => LinuxCalls.ReadWrite,
            };
        return flags
            | mode switch
            {
                FileMode.Open => 0,
                FileMode.CreateNew => LinuxCalls.Create | LinuxCalls.Exclusive,
                FileMode.Create => LinuxCalls.Create | LinuxCalls.Truncate,
                FileMode.OpenOrCreate => LinuxCalls.Create,
                _ => throw new ArgumentOutOfRangeException(nameof(mode)),
            };
    }

    private static void Check(int result, RelativePath path)
    {
        if (result < 0)
        {
            throw LinuxErrors.Create(Marshal.GetLastPInvokeError(), path);
        }
    }

    private int OpenAt(RelativePath path, int flags)
    {
        using var parent = folders.Open(path.Parent);
        int opened;
        int error;
        do
        {
            opened = LinuxCalls.OpenAt(LinuxFolders.GetNumber(parent), LinuxFolders.GetName(path), flags, NewFileMode);
            error = opened < 0 ? Marshal.GetLastPInvokeError() : 0;
        } while (error == LinuxCalls.Interrupted);

        return error switch
        {
            0 => opened,
            LinuxCalls.TooManyLinks => throw new ForeignEntryException(path, EntryKind.Link, EntryKind.File),
            LinuxCalls.IsAFolder => throw new ForeignEntryException(path, EntryKind.Folder, EntryKind.File),
            LinuxCalls.NoDevice => throw new ForeignEntryException(path, EntryKind.Special, EntryKind.File),
            _ => throw LinuxErrors.Create(error, path),
        };
    }

    private bool Unlink(RelativePath path, int flags)
    {
        using var parent = folders.TryOpen(path.Parent, LinuxCalls.PathOnly);
        if (parent is null)
        {
            return false;
        }

        if (LinuxCalls.UnlinkAt(LinuxFolders.GetNumber(parent), LinuxFolders.GetName(path), flags) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == LinuxCalls.NoEntry ? false : throw LinuxErrors.Create(error, path);
    }
}
