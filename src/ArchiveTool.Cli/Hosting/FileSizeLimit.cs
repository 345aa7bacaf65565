using System.Runtime.InteropServices;

namespace ArchiveTool.Cli.Hosting;

/// <summary>
/// A file that grows beyond the user's limit (<c>ulimit -f</c>) ends a process by a signal, unless the signal is ignored; then
/// the write fails as on a full disk, and is told as that.
/// </summary>
internal static partial class FileSizeLimit
{
    // https://man7.org/linux/man-pages/man7/signal.7.html; macOS and FreeBSD number it alike.
    private const int LimitExceeded = 25;
    private const nint Ignore = 1;

    /// <summary>Makes the write fail in place of the process.</summary>
    public static void ReportAsError()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandler(LimitExceeded, Ignore);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandler(int signal, nint handler);
}
