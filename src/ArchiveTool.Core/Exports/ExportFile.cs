using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Exports;

/// <summary>The one file of an export: it appears when it is whole, and takes the place of nothing but its own kind.</summary>
internal static class ExportFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Why nothing can be written there; null where something can.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="kind">What it will be.</param>
    /// <param name="isKind">Whether a file is one of that kind.</param>
    public static string? GetError(string path, string kind, Func<Stream, bool> isKind)
    {
        if (OutputFile.GetError(path, "--output") is { } error)
        {
            return error;
        }

        if (FileKinds.Get(path) != EntryKind.File)
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return stream.Length == 0 || Is(stream, isKind)
                ? null
                : $"{path} is not {kind} and is not replaced; name another file";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be replaced: {exception.Message}";
        }
    }

    /// <summary>Writes the file.</summary>
    /// <returns>Its length.</returns>
    public static async Task<long> WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        await using var output = await OutputFile.CreateAsync(path, cancellationToken);
        var buffered = new BufferedStream(output.Stream, BufferBytes);
        await write(buffered, cancellationToken);
        await buffered.FlushAsync(cancellationToken);
        var length = output.Stream.CanSeek ? output.Stream.Length : 0;
        await output.CommitAsync(toDisk: false);
        return length;
    }

    private static bool Is(Stream stream, Func<Stream, bool> isKind)
    {
        try
        {
            return isKind(stream);
        }
        catch (InvalidDataException)
        {
            // Damaged, or something else.
            return false;
        }
    }
}
