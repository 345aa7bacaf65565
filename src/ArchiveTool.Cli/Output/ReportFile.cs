using ArchiveTool.Core.Files;

namespace ArchiveTool.Cli.Output;

/// <summary>A file that the user named for a report.</summary>
internal static class ReportFile
{
    // Reports are made of many small pieces.
    private const int BufferSize = 1 << 16;

    /// <summary>Why nothing can be written there, as far as can be said beforehand; else null.</summary>
    public static string? RefusalOf(string path)
    {
        if (OutputFile.GetError(path, "--report") is { } error)
        {
            return error;
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
            await using var output = await OutputFile.CreateAsync(path, cancellationToken);
            var buffered = new BufferedStream(output.Stream, BufferSize);
            await write(buffered, cancellationToken);
            await buffered.FlushAsync(cancellationToken);
            await output.CommitAsync(toDisk: false);
            return null;
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            return $"the report could not be written to {path}: {exception.Message}";
        }
    }
}
