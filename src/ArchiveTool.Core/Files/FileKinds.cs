using System.Runtime.InteropServices;

namespace ArchiveTool.Core.Files;

/// <summary>Asks the system what stands at a path. .NET reports a pipe or a device as an ordinary file.</summary>
internal static partial class FileKinds
{
    // https://man7.org/linux/man-pages/man2/statx.2.html
    private const int CurrentFolder = -100;
    private const uint TypeWanted = 1;
    private const int LinuxModeOffset = 28;

    // struct stat with 64-bit inodes, as every macOS of today has it.
    private const int MacModeOffset = 4;

    // https://man7.org/linux/man-pages/man7/inode.7.html
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const int RegularType = 0x8000;

    /// <summary>What stands at a path, after symbolic links; null if nothing does.</summary>
    public static EntryKind? Get(string path)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            return (ReadMode(path) & TypeMask) switch
            {
                0 => null,
                RegularType => EntryKind.File,
                FolderType => EntryKind.Folder,
                _ => EntryKind.Special,
            };
        }

        return Directory.Exists(path) ? EntryKind.Folder
            : IsWindowsDevice(path) ? EntryKind.Special
            : File.Exists(path) ? EntryKind.File
            : null;
    }

    /// <summary>Whether a path names a device, or what a process has open, by its place alone.</summary>
    public static bool IsAmongDevices(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static bool IsWindowsDevice(string path) =>
        OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith(@"\\.\", StringComparison.Ordinal);

    /// <summary>The mode of what a path leads to; 0 if it leads to nothing.</summary>
    private static int ReadMode(string path)
    {
        // Larger than either structure.
        Span<byte> status = stackalloc byte[512];
        var (failed, offset) =
            OperatingSystem.IsLinux() ? (StatX(CurrentFolder, path, 0, TypeWanted, status), LinuxModeOffset)
            : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? (Stat(path, status), MacModeOffset)
            : (Stat64(path, status), MacModeOffset);
        return failed == 0 ? MemoryMarshal.Read<ushort>(status[offset..]) : 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint wanted, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat(string path, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat64(string path, Span<byte> status);
}
