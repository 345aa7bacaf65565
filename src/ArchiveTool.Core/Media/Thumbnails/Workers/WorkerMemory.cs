using System.Globalization;
using System.Runtime.InteropServices;

namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>
/// Lets the kernel hold this process to its memory. RLIMIT_DATA counts what is private and writable (heaps, malloc,
/// stacks) and not the addresses that the runtime reserves, so it works for compiled and for jitted programs
/// (https://man7.org/linux/man-pages/man2/getrlimit.2.html). An allocation beyond it fails: a finding, or at worst the
/// worker's end. Only Linux has it; elsewhere the header's judgement and the collector's own limit remain.
/// </summary>
internal static partial class WorkerMemory
{
    private const int Data = 2;

    /// <summary>Whether the kernel's limit is there.</summary>
    public static bool IsLimited { get; } = OperatingSystem.IsLinux() && Used() > 0;

    /// <summary>Memory in use, as the limit counts it, in bytes; 0 where nobody tells.</summary>
    public static long Used()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/proc/self/status"))
        {
            return 0;
        }

        // "VmData:     12345 kB"
        var line = File.ReadLines("/proc/self/status")
            .FirstOrDefault(item => item.StartsWith("VmData:", StringComparison.Ordinal));
        return
            line is not null
            && long.TryParse(line.AsSpan(7).TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture, out var kilobytes)
            ? kilobytes << 10
            : 0;
    }

    /// <summary>From now on so much more than is in use.</summary>
    public static void Allow(long bytes) => Set((nuint)(Used() + bytes));

    /// <summary>No limit: between two pictures the runtime is not to fail over a page.</summary>
    public static void Lift() => Set(nuint.MaxValue);

    private static void Set(nuint bytes)
    {
        if (IsLimited)
        {
            var limit = new Limit { Soft = bytes, Hard = nuint.MaxValue };

            // Where even this is refused, the process runs under a stricter limit already.
            _ = SetLimit(Data, in limit);
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, in Limit limit);

    /// <summary>The platform's <c>struct rlimit</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
