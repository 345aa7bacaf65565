using ArchiveTool.Core.Files;

namespace ArchiveTool.Cli.Output;

/// <summary>A file that the user named for a report.</summary>
internal static class ReportFile
{
    // Reports are made of many small pieces.
    private const int BufferSize = 1 << 16;

    /// <summary>Why nothing can be written there, as far as can be said beforehand; else null.</summary>
    public static string? GetError(string path)
    {
        if (OutputFile.GetError(path, "--report") is { } error)
        {
            return error;
        }

        // Missing folders are made, but not where a file stands in their place.
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !Path.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null || Directory.Exists(folder)
            ? null
            : $"the folder of --report {path} cannot be made: {folder} is a file; name another place";
    }

    /// <summary>
    /// Writes the file and returns why that could not be done, or null. An interruption ends only the waiting for a pipe's
    /// reader: what was found is told also then.
    /// </summary>
    public static async Task<string?> WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken interruption
    )
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await using var output = await OutputFile.CreateAsync(path, interruption);
            var buffered = new BufferedStream(output.Stream, BufferSize);
            await write(buffered, CancellationToken.None);
            await buffered.FlushAsync(CancellationToken.None);
            await output.CommitAsync(toDisk: false);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"the report could not be written to {path}: nothing reads from it";
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return $"the report could not be written to {path}: {exception.Message}";
        }
    }
}
