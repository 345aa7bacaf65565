using System.Runtime.InteropServices;

namespace ArchiveTool.Core.Files;

/// <summary>
/// The system calls of Linux that name a file by an open folder and one name in it. .NET has no door to them.
/// https://man7.org/linux/man-pages/man2/openat2.2.html
/// </summary>
internal static partial class LinuxCalls
{
    public const int CurrentFolder = -100;

    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NoTerminal = 0x100;
    public const int Truncate = 0x200;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public const int PathOnly = 0x200000;

    public const int RemoveFolder = 0x200;
    public const int LockShared = 1;
    public const int LockExclusive = 2;
    public const int LockWithoutWaiting = 4;

    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int CrossDevice = 18;
    public const int NotAFolder = 20;
    public const int IsAFolder = 21;
    public const int InvalidArgument = 22;
    public const int NotImplemented = 38;
    public const int NotEmpty = 39;
    public const int TooManyLinks = 40;
    public const int NoDevice = 6;

    // The headers of 64-bit Arm number these two otherwise than x64's.
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>Whether the numbers below hold for this process.</summary>
    public static bool AreKnown =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static int FolderOnly => IsArm ? 0x4000 : 0x10000;

    public static int NoFollow => IsArm ? 0x8000 : 0x20000;

    private static nint StatusNumber => IsArm ? 291 : 332;

    private static nint EntriesNumber => IsArm ? 61 : 217;

    private static nint OpenBeneathNumber => 437;

    /// <summary>Opens a path below a folder; no link on the way, nothing above. A file descriptor, or less than 0.</summary>
    public static unsafe int OpenBeneath(int folder, byte[] path, int flags)
    {
        const ulong NoMagicLinks = 0x02;
        const ulong NoSymbolicLinks = 0x04;
        const ulong Beneath = 0x08;
        Span<ulong> how = [(ulong)flags, 0, NoMagicLinks | NoSymbolicLinks | Beneath];
        fixed (byte* name = path)
        fixed (ulong* request = how)
        {
            return (int)Call(OpenBeneathNumber, folder, (nint)name, (nint)request, how.Length * sizeof(ulong), 0);
        }
    }

    /// <summary>What an entry is, itself; the error's number, 0 for none.</summary>
    /// <param name="folder">An open folder, or an open file with an empty name.</param>
    /// <param name="name">One name.</param>
    /// <param name="status">What it is.</param>
    public static unsafe int GetStatus(int folder, byte[] name, out EntryStatus status)
    {
        const int NoFollowAt = 0x100;
        const int EmptyPath = 0x1000;
        const int BasicFields = 0x7ff;
        Span<byte> fields = stackalloc byte[256];
        fixed (byte* text = name)
        fixed (byte* target = fields)
        {
            var flags = NoFollowAt | (name is [0] ? EmptyPath : 0);
            if (Call(StatusNumber, folder, (nint)text, flags, BasicFields, (nint)target) < 0)
            {
                status = default;
                return Marshal.GetLastPInvokeError();
            }
        }

        // https://man7.org/linux/man-pages/man2/statx.2.html
        var mode = MemoryMarshal.Read<ushort>(fields[28..]);
        var seconds = MemoryMarshal.Read<long>(fields[112..]);
        var nanoseconds = MemoryMarshal.Read<uint>(fields[120..]);
        status = new EntryStatus(
            KindOfMode(mode),
            MemoryMarshal.Read<long>(fields[40..]),
            GetTime(seconds, nanoseconds)
        );
        return 0;
    }

    /// <summary>Reads entries of an open folder into a buffer: how many bytes, 0 at the end, less than 0 for an error.</summary>
    public static unsafe int ReadEntries(int folder, Span<byte> buffer)
    {
        fixed (byte* target = buffer)
        {
            return (int)Call(EntriesNumber, folder, (nint)target, buffer.Length, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenAt(int folder, byte[] name, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int MakeFolderAt(int folder, byte[] name, int mode);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int RenameAt(int fromFolder, byte[] from, int toFolder, byte[] to);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int UnlinkAt(int folder, byte[] name, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Lock(int file, int operation);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SyncFileSystem(int file);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Call(nint number, nint first, nint second, nint third, nint fourth, nint fifth);

    /// <summary>The kind that a file's mode says.</summary>
    private static EntryKind KindOfMode(ushort mode) =>
        (mode & 0xf000) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xa000 => EntryKind.Link,
            _ => EntryKind.Special,
        };

    /// <summary>A file system may hold times that .NET has no word for.</summary>
    private static DateTime GetTime(long seconds, uint nanoseconds)
    {
        const long Least = -62135596800;
        const long Most = 253402300799;
        return DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, Least, Most)).AddTicks(nanoseconds / 100);
    }
}
