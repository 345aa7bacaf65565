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

    // A rename somewhere in the tree makes the kernel ask for another try.
    private const int MostTries = 32;

    private readonly SafeFileHandle root;
    private readonly bool walks;

    private LinuxLibraryDirectory(string path, SafeFileHandle root, bool walks)
        : base(path)
    {
        this.root = root;
        this.walks = walks;
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
        return new LinuxLibraryDirectory(path, root, walks || !HasOpenBeneath(descriptor));
    }

    public override EntryStatus? Find(RelativePath path)
    {
        using var parent = TryEnter(path.Parent, LinuxCalls.PathOnly);
        if (parent is null)
        {
            return null;
        }

        var error = LinuxCalls.GetStatus(Number(parent), GetName(path), out var status);
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

        var file = new SafeFileHandle(OpenAt(path, Flags(mode, access)), ownsHandle: true);
        var error = LinuxCalls.GetStatus(Number(file), [0], out var status);
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
        if (LinuxCalls.Lock(Number(file), operation) == 0)
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
        using var source = Enter(from.Parent);
        using var target = Enter(to.Parent);
        Check(LinuxCalls.RenameAt(Number(source), GetName(from), Number(target), GetName(to)), from);
    }

    public override bool Delete(RelativePath path) => Unlink(path, 0);

    public override bool DeleteFolder(RelativePath folder) => Unlink(folder, LinuxCalls.RemoveFolder);

    public override IReadOnlyList<FolderEntry> List(RelativePath folder)
    {
        using var opened = TryEnter(folder, LinuxCalls.ReadOnly);
        return opened is null ? [] : LinuxFolderReader.Read(opened, folder);
    }

    public override void SyncFolder(RelativePath folder)
    {
        using var opened =
            TryEnter(folder, LinuxCalls.ReadOnly) ?? throw LinuxErrors.Create(LinuxCalls.NoEntry, folder);
        Check(LinuxCalls.Sync(Number(opened)), folder);
    }

    public override bool CanSyncAll => true;

    public override void SyncAll() => Check(LinuxCalls.SyncFileSystem(Number(root)), RelativePath.Root);

    public override HeldPath Hold(RelativePath path)
    {
        var held = Find(path) is { IsFolder: true } ? Enter(path) : OpenFile(path, FileMode.Open, FileAccess.Read);

        // A link of the kernel to the open file itself: nothing is looked up by name on the way.
        var place = string.Create(CultureInfo.InvariantCulture, $"/proc/{Environment.ProcessId}/fd/{Number(held)}");
        return new HeldPath(held, Path.Exists(place) ? place : Path.Combine(CanonicalRoot, path.ToString()));
    }

    public override string CanonicalRoot =>
        // Where the open directory stands now, whatever has been renamed since.
        new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{Number(root)}")).LinkTarget
            is { } place
        && Directory.Exists(place)
            ? place
            : CanonicalPath.Resolve(Root);

    private protected override void CreateOne(RelativePath folder)
    {
        using var parent = Enter(folder.Parent);
        if (LinuxCalls.MakeFolderAt(Number(parent), GetName(folder), NewFolderMode) == 0)
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

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    private static byte[] GetName(RelativePath path) => FileNameText.Encode(path.IsRoot ? "." : path.Name);

    private static int Flags(FileMode mode, FileAccess access)
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

    private static bool HasOpenBeneath(int folder)
    {
        // A sandbox may refuse a call that it does not know.
        var opened = LinuxCalls.OpenBeneath(folder, [(byte)'.', 0], LinuxCalls.PathOnly | LinuxCalls.CloseOnExec);
        if (opened < 0)
        {
            return false;
        }

        new SafeFileHandle(opened, ownsHandle: true).Dispose();
        return true;
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
        using var parent = Enter(path.Parent);
        int opened;
        int error;
        do
        {
            opened = LinuxCalls.OpenAt(Number(parent), GetName(path), flags, NewFileMode);
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
        using var parent = TryEnter(path.Parent, LinuxCalls.PathOnly);
        if (parent is null)
        {
            return false;
        }

        if (LinuxCalls.UnlinkAt(Number(parent), GetName(path), flags) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == LinuxCalls.NoEntry ? false : throw LinuxErrors.Create(error, path);
    }

    private SafeFileHandle Enter(RelativePath folder) =>
        TryEnter(folder, LinuxCalls.PathOnly) ?? throw LinuxErrors.Create(LinuxCalls.NoEntry, folder);

    /// <summary>Opens a folder; null if it does not exist.</summary>
    private SafeFileHandle? TryEnter(RelativePath folder, int flags)
    {
        flags |= LinuxCalls.FolderOnly | LinuxCalls.CloseOnExec | LinuxCalls.NoFollow;
        if (walks)
        {
            return Walk(folder, flags);
        }

        var path = FileNameText.Encode(folder.IsRoot ? "." : folder.ToString());
        for (var tries = 0; tries < MostTries; tries++)
        {
            var opened = LinuxCalls.OpenBeneath(Number(root), path, flags);
            if (opened >= 0)
            {
                return new SafeFileHandle(opened, ownsHandle: true);
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case LinuxCalls.WouldBlock or LinuxCalls.Interrupted:
                    continue;
                case LinuxCalls.NoEntry:
                    return null;
                case LinuxCalls.TooManyLinks or LinuxCalls.NotAFolder or LinuxCalls.CrossDevice:
                    // The walk says which of the names it is.
                    return Walk(folder, flags);
                case var error:
                    throw LinuxErrors.Create(error, folder);
            }
        }

        return Walk(folder, flags);
    }

    private SafeFileHandle? Walk(RelativePath folder, int flags)
    {
        var reached = RelativePath.Root;
        var current = OpenName(root, RelativePath.Root, folder.IsRoot ? flags : flags | LinuxCalls.PathOnly);
        foreach (var name in folder.Names)
        {
            reached /= name;
            using var parent = current;
            if (parent is null)
            {
                return null;
            }

            current = OpenName(parent, reached, reached == folder ? flags : flags | LinuxCalls.PathOnly);
        }

        return current;
    }

    private static SafeFileHandle? OpenName(SafeFileHandle parent, RelativePath path, int flags)
    {
        var opened = LinuxCalls.OpenAt(Number(parent), GetName(path), flags, 0);
        if (opened >= 0)
        {
            return new SafeFileHandle(opened, ownsHandle: true);
        }

        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            LinuxCalls.NoEntry => null,
            LinuxCalls.TooManyLinks
            or LinuxCalls.NotAFolder when LinuxCalls.GetStatus(Number(parent), GetName(path), out var status) == 0 =>
                throw new ForeignEntryException(path, status.Kind, EntryKind.Folder),
            _ => throw LinuxErrors.Create(error, path),
        };
    }
}
