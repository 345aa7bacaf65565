using ArchiveTool.Core.Files;

namespace ArchiveTool.Cli.Output;

/// <summary>A file that the user named for a report: written whole, or left as it was.</summary>
internal static class ReportFile
{
    /// <summary>Why nothing can be written there, as far as can be said beforehand; else null.</summary>
    public static string? RefusalOf(string path)
    {
        if (path.Length == 0)
        {
            return "--report names no file";
        }

        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            return $"{path} is a folder; name a file for --report";
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(folder) ? null : $"the folder of --report {path} does not exist; make it first";
    }

    /// <summary>Writes the file and returns why that could not be done, or null.</summary>
    public static async Task<string?> WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using (var other = OpenIfNoRegularFile(path))
            {
                if (other is not null)
                {
                    await write(other, cancellationToken);
                    return null;
                }
            }

            // A link stays one; what it leads to is replaced.
            var target = CanonicalPath.Of(path);
            await AtomicFile.WriteAsync(
                target,
                Path.GetDirectoryName(target)!,
                write,
                toDisk: false,
                cancellationToken
            );
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"the report could not be written to {path}: {exception.Message}";
        }
    }

    /// <summary>Whether a full path names a device, or what a process has open: nothing that could be replaced.</summary>
    public static bool IsInDevices(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)
        || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>
    /// Opens a pipe or a device, which is written to: a file put in the place of a pipe would leave its reader waiting, and
    /// one in the place of <c>/dev/null</c> would harm the whole machine. Null for what is a file or is not there yet.
    /// </summary>
    private static FileStream? OpenIfNoRegularFile(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return null;
        }

        FileStream stream;
        try
        {
            // A pipe is opened once only: to be opened and closed is the end for its reader.
            stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException) when (!IsDevice(path))
        {
            // A file that nobody may write can still be replaced.
            return null;
        }

        if (!stream.CanSeek || IsDevice(path))
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    private static bool IsDevice(string path) =>
        IsInDevices(Path.GetFullPath(path)) || IsInDevices(CanonicalPath.Of(path));
}
