using ArchiveTool.Core.Files;

namespace ArchiveTool.Cli.Terminal;

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
            if (IsDevice(path))
            {
                await using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                await write(device, cancellationToken);
                return null;
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

    /// <summary><c>/dev/null</c> and its like are written to; a file put in their place would harm the whole machine.</summary>
    private static bool IsDevice(string path)
    {
        var full = Path.GetFullPath(path);
        return !OperatingSystem.IsWindows()
            && (
                full.StartsWith("/dev/", StringComparison.Ordinal)
                || full.StartsWith("/proc/", StringComparison.Ordinal)
            );
    }
}
