using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ArchiveTool.Cli.Hosting;

/// <summary>
/// The memory that a run fills first. Most runs end before it is full, so nothing is collected before; and it comes in
/// large pages where the system has them, since small ones, each with a fault of its own, can cost more than the work
/// that fills them.
/// </summary>
internal static partial class ProcessMemory
{
    private const long Size = 64L * 1024 * 1024;
    private const long LeastAvailable = 8 * Size;
    private const int LargePage = 2 * 1024 * 1024;

    // The heap's regions lie one behind the other: small objects, large ones, and what is added when these are full.
    private const int Regions = 256 * 1024 * 1024;

    // https://man7.org/linux/man-pages/man2/madvise.2.html
    private const int AdviseLargePages = 14;
    private const int GatherIntoLargePages = 25;

    // https://man7.org/linux/man-pages/man2/getrlimit.2.html
    private const int AddressSpace = 9;

    /// <summary>Sets it aside; where there is little of it, everything stays as it would be.</summary>
    public static void SetAside()
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess && IsPlenty() && IsSetAside())
        {
            TakeLargePages(new object());
        }
    }

    /// <summary>The runtime asks for more addresses than it uses; where these are counted, it is left as it is.</summary>
    private static bool IsPlenty() =>
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= LeastAvailable
        && GetLimit(AddressSpace, out var limit) == 0
        && limit.Current == ulong.MaxValue;

    private static bool IsSetAside()
    {
        try
        {
            return GC.TryStartNoGCRegion(Size, disallowFullBlockingGC: true);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // A collector of other settings has no room for it.
            return false;
        }
    }

    // Whether it is heard or not, the memory is there: what comes back says nothing that matters.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void TakeLargePages(object first)
    {
        var at = *(nint*)Unsafe.AsPointer(ref first) & ~(nint)(LargePage - 1);
        _ = Advise(at, Regions, AdviseLargePages);

        // The one that is in use already stays small otherwise.
        _ = Advise(at, LargePage, GatherIntoLargePages);
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint start, nuint length, int advice);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Current, ulong Most);
}
