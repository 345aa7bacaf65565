using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Libraries;

/// <summary>
/// Files that are replaced together: all are written beside, the device is waited for once, then they get their names. A
/// file system may write a rename before the bytes, which would leave an empty file in the place of a good one.
/// </summary>
/// <param name="library">The library.</param>
internal sealed class FileBatch(Library library) : IDisposable
{
    private readonly List<(RelativePath Temporary, RelativePath Path)> written = [];

    /// <summary>The files that are not in their places yet.</summary>
    public IReadOnlyList<RelativePath> Paths => [.. written.Select(file => file.Path)];

    /// <summary>Writes a file beside its place.</summary>
    public async Task WriteAsync(
        RelativePath path,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var temporary = LibraryDirectory.NewTemporary();
        await using var stream = library.Directory.OpenWrite(temporary, FileMode.CreateNew);
        written.Add((temporary, path));
        await write(stream, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        stream.Flush(library.SyncsEachFile);
    }

    /// <summary>Writes a file beside its place.</summary>
    public Task WriteAsync(RelativePath path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);

    /// <summary>Gives the files their names, in the order in which they were written.</summary>
    public async Task CommitAsync()
    {
        await library.FlushAsync();
        foreach (var (temporary, path) in written)
        {
            library.Directory.Place(temporary, path);
        }

        written.Clear();
    }

    /// <summary>Deletes what did not get its name.</summary>
    public void Dispose()
    {
        foreach (var (temporary, _) in written)
        {
            library.Directory.Delete(temporary);
        }
    }
}
