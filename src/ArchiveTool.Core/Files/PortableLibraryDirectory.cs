using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A directory where the system has no calls relative to an open folder, or .NET no numbers for them: every name on the way
/// is looked at before it is used, and a link or another reparse point is refused.
/// </summary>
internal sealed class PortableLibraryDirectory : LibraryDirectory
{
    private PortableLibraryDirectory(string root)
        : base(root) { }

    public override string CanonicalRoot => CanonicalPath.Resolve(Root);

    /// <summary>Opens a directory.</summary>
    public static PortableLibraryDirectory OpenPath(string root) =>
        Directory.Exists(root)
            ? new PortableLibraryDirectory(root)
            : throw new DirectoryNotFoundException($"{root} is not a folder");

    public override EntryStatus? Find(RelativePath path) => CheckFolders(path.Parent) ? Status(path) : null;

    public override SafeFileHandle OpenFile(RelativePath path, FileMode mode, FileAccess access) =>
        File.OpenHandle(Checked(path), mode, access, FileShare.ReadWrite | FileShare.Delete);

    public override SafeFileHandle? TryOpenLocked(RelativePath path, FileMode mode, FileAccess access, bool isShared)
    {
        try
        {
            return File.OpenHandle(Checked(path), mode, access, isShared ? FileShare.Read : FileShare.None);
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return null;
        }
    }

    public override void Rename(RelativePath from, RelativePath to)
    {
        var isFolder = Status(from) is { IsFolder: true };
        var (source, target) = (GetPath(from), GetPath(to));
        CheckFolders(from.Parent);
        CheckFolders(to.Parent);
        if (isFolder)
        {
            Directory.Move(source, target);
        }
        else
        {
            File.Move(source, target, overwrite: true);
        }
    }

    public override bool Delete(RelativePath path)
    {
        if (Find(path) is not { } found)
        {
            return false;
        }

        if (found.Kind == EntryKind.Link && File.GetAttributes(GetPath(path)).HasFlag(FileAttributes.Directory))
        {
            Directory.Delete(GetPath(path));
        }
        else
        {
            File.Delete(GetPath(path));
        }

        return true;
    }

    public override bool DeleteFolder(RelativePath folder)
    {
        if (Find(folder) is not { IsFolder: true })
        {
            return false;
        }

        Directory.Delete(GetPath(folder));
        return true;
    }

    public override IReadOnlyList<FolderEntry> List(RelativePath folder)
    {
        if (!CheckFolders(folder))
        {
            return [];
        }

        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        return
        [
            .. new DirectoryInfo(GetPath(folder))
                .EnumerateFileSystemInfos("*", options)
                .Select(info => new FolderEntry(folder / info.Name, GetKind(info.Attributes))),
        ];
    }

    /// <summary>Windows has no such call for a folder: names are in the file system's log when a rename returns.</summary>
    public override void SyncFolder(RelativePath folder) { }

    public override bool CanSyncAll => false;

    /// <summary>There is no call for it; single files are synced.</summary>
    public override void SyncAll() { }

    [SuppressMessage("Reliability", "CA2000", Justification = "The held path owns it.")]
    public override HeldPath Hold(RelativePath path) =>
        new(Find(path) is { IsFolder: true } ? null : OpenFile(path, FileMode.Open, FileAccess.Read), GetPath(path));

    private protected override void CreateOne(RelativePath folder) => Directory.CreateDirectory(Checked(folder));

    protected override void Dispose(bool disposing) { }

    private static bool IsHeld(IOException exception)
    {
        const int BsdWouldBlock = 35;
        const int SharingViolation = unchecked((int)0x80070020);
        return exception.HResult
            == (
                OperatingSystem.IsWindows() ? SharingViolation
                : OperatingSystem.IsLinux() ? LinuxCalls.WouldBlock
                : BsdWouldBlock
            );
    }

    private static EntryKind GetKind(FileAttributes attributes) =>
        attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
        : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
        : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special
        : EntryKind.File;

    private string GetPath(RelativePath path) =>
        Path.Combine(Root, path.ToString().Replace('/', Path.DirectorySeparatorChar));

    private EntryStatus? Status(RelativePath path)
    {
        var info = new FileInfo(GetPath(path));
        if ((int)info.Attributes == -1)
        {
            return null;
        }

        var kind = GetKind(info.Attributes);
        return new EntryStatus(kind, kind == EntryKind.File ? info.Length : 0, info.LastWriteTimeUtc);
    }

    /// <summary>Whether a folder exists; throws where a name on the way is a link or no folder.</summary>
    private bool CheckFolders(RelativePath folder)
    {
        var reached = RelativePath.Root;
        foreach (var name in folder.Names)
        {
            reached /= name;
            switch (Status(reached))
            {
                case null:
                    return false;
                case { IsFolder: false } found:
                    throw new ForeignEntryException(reached, found.Kind, EntryKind.Folder);
            }
        }

        return true;
    }

    private string Checked(RelativePath path)
    {
        CheckFolders(path.Parent);
        RequireFileOrNothing(path);
        return GetPath(path);
    }
}
