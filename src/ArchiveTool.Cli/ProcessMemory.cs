using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ArchiveTool.Cli;

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
    private const int LargeObject = 1024 * 1024;

    // https://man7.org/linux/man-pages/man2/madvise.2.html
    private const int AdviseLargePages = 14;
    private const int GatherIntoLargePages = 25;

    /// <summary>Sets it aside; where there is little of it, everything stays as it would be.</summary>
    public static void SetAside()
    {
        if (
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < LeastAvailable
            || !GC.TryStartNoGCRegion(Size, disallowFullBlockingGC: true)
        )
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            TakeLargePages(new object(), Size);
            TakeLargePages(new byte[LargeObject], Size / 2);
        }
    }

    // Whether it is heard or not, the memory is there: what comes back says nothing that matters.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe void TakeLargePages(object first, long length)
    {
        var at = *(nint*)Unsafe.AsPointer(ref first) & ~(nint)(LargePage - 1);
        _ = Advise(at, (nuint)length, AdviseLargePages);

        // The one that is in use already stays small otherwise.
        _ = Advise(at, LargePage, GatherIntoLargePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nint start, nuint length, int advice);
}
