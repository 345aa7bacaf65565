using System.Text;

namespace ArchiveTool.Core.Files;

/// <content>What is made of the few operations of a platform.</content>
internal abstract partial class LibraryDirectory
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Where files stand until they are finished; on the library's file system.</summary>
    public static RelativePath Temporary { get; } = RelativePath.Parse(".archivetool/tmp");

    /// <summary>What stands at a path; null also where a folder on the way is a link: nothing of the library's is there.</summary>
    public EntryStatus? TryFind(RelativePath path)
    {
        try
        {
            return Find(path);
        }
        catch (ForeignEntryException)
        {
            return null;
        }
    }

    /// <summary>Whether there is a regular file.</summary>
    public bool IsFile(RelativePath path) => TryFind(path) is { IsFile: true };

    /// <summary>Whether there is a folder.</summary>
    public bool IsFolder(RelativePath path) => path.IsRoot || TryFind(path) is { IsFolder: true };

    /// <summary>Throws where something else than a file stands at a path.</summary>
    /// <exception cref="ForeignEntryException">A link, a folder, or something that is neither.</exception>
    public void RequireFileOrNothing(RelativePath path)
    {
        if (Find(path) is { IsFile: false } found)
        {
            throw new ForeignEntryException(path, found.Kind, EntryKind.File);
        }
    }

    /// <summary>A name for a file that is not finished yet.</summary>
    public static RelativePath NewTemporary() => Temporary / Path.GetRandomFileName();

    /// <summary>Makes a folder and those it stands in.</summary>
    public void CreateFolder(RelativePath folder)
    {
        switch (Find(folder))
        {
            case { IsFolder: true }:
                return;
            case { } found:
                throw new ForeignEntryException(folder, found.Kind, EntryKind.Folder);
            case null when folder.IsRoot:
                return;
            default:
                CreateFolder(folder.Parent);
                CreateOne(folder);
                break;
        }
    }

    /// <summary>Opens a file to read it from its beginning.</summary>
    public FileStream OpenRead(RelativePath path, int bufferSize = 0) =>
        new(OpenFile(path, FileMode.Open, FileAccess.Read), FileAccess.Read, bufferSize);

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">How many bytes it may have: what others prepared must not fill the memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">It is longer, or cannot be read.</exception>
    public async Task<byte[]> ReadAsync(RelativePath path, long most, CancellationToken cancellationToken)
    {
        await using var stream = OpenRead(path);
        var length = stream.Length;
        if (length > most)
        {
            throw new IOException($"{path} has {length} bytes, more than the {most} that are read");
        }

        var bytes = new byte[length];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The text of a file, in UTF-8.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<string> ReadTextAsync(RelativePath path, long most, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(new MemoryStream(await ReadAsync(path, most, cancellationToken)));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Writes a new file in a folder that exists.</summary>
    public async Task WriteNewAsync(
        RelativePath path,
        ReadOnlyMemory<byte> bytes,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        await using var stream = OpenWrite(path, FileMode.CreateNew, bufferSize: 0);
        await stream.WriteAsync(bytes, cancellationToken);
        stream.Flush(toDisk);
    }

    /// <summary>Writes a new temporary file.</summary>
    /// <returns>Where it stands.</returns>
    public async Task<RelativePath> WriteTemporaryAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = NewTemporary();
        await WriteNewAsync(path, bytes, toDisk: false, cancellationToken);
        return path;
    }

    /// <summary>Throws where something else than a folder stands at a path.</summary>
    /// <exception cref="ForeignEntryException">A link, a file, or something that is neither.</exception>
    public void RequireFolderOrNothing(RelativePath path)
    {
        if (Find(path) is { IsFolder: false } found)
        {
            throw new ForeignEntryException(path, found.Kind, EntryKind.Folder);
        }
    }

    /// <summary>How many bytes the file system has room for; null if it does not say.</summary>
    public long? FindFreeBytes()
    {
        try
        {
            return new DriveInfo(Root).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A share that has no drive's name, for one.
            return null;
        }
    }

    /// <summary>Deletes the directory itself where nothing is in it any more.</summary>
    public void DeleteIfEmpty()
    {
        if (List(RelativePath.Root).Count == 0)
        {
            Directory.Delete(Root);
        }
    }

    /// <summary>Opens a file to write it.</summary>
    public FileStream OpenWrite(RelativePath path, FileMode mode, int bufferSize = BufferBytes) =>
        new(OpenFile(path, mode, FileAccess.Write), FileAccess.Write, bufferSize);

    /// <summary>
    /// Writes a file whole or not at all: into a temporary file, then renamed over the destination, whose folder is made if
    /// it does not exist.
    /// </summary>
    /// <param name="path">The destination.</param>
    /// <param name="write">Produces the content.</param>
    /// <param name="toDisk">Whether to wait until the device has the bytes.</param>
    /// <param name="cancellationToken">Ends the writing; the destination stays as it was.</param>
    public async Task WriteAsync(
        RelativePath path,
        Func<Stream, CancellationToken, Task> write,
        bool toDisk,
        CancellationToken cancellationToken
    )
    {
        var temporary = NewTemporary();
        try
        {
            await using (var stream = OpenWrite(temporary, FileMode.CreateNew))
            {
                await write(stream, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                stream.Flush(toDisk);
            }

            Place(temporary, path);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <inheritdoc cref="WriteAsync(RelativePath, Func{Stream, CancellationToken, Task}, bool, CancellationToken)"/>
    public Task WriteAsync(
        RelativePath path,
        ReadOnlyMemory<byte> bytes,
        bool toDisk,
        CancellationToken cancellationToken
    ) => WriteAsync(path, async (stream, token) => await stream.WriteAsync(bytes, token), toDisk, cancellationToken);

    /// <inheritdoc cref="WriteAsync(RelativePath, Func{Stream, CancellationToken, Task}, bool, CancellationToken)"/>
    public Task WriteAsync(RelativePath path, string text, bool toDisk, CancellationToken cancellationToken) =>
        WriteAsync(path, Encoding.UTF8.GetBytes(text), toDisk, cancellationToken);

    /// <summary>Renames a file over another; the folder is made if it does not exist.</summary>
    public void Place(RelativePath from, RelativePath to)
    {
        try
        {
            Rename(from, to);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            CreateFolder(to.Parent);
            Rename(from, to);
        }
    }

    /// <summary>Waits until the device has a file's bytes.</summary>
    public void SyncFile(RelativePath path)
    {
        using var file = OpenFile(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Every entry below a folder that is not a folder; links are listed, never followed.</summary>
    /// <exception cref="ForeignEntryException">The path is not a folder.</exception>
    public IEnumerable<FolderEntry> Walk(RelativePath folder)
    {
        var open = new Stack<RelativePath>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var entry in List(next))
            {
                if (entry.Kind == EntryKind.Folder)
                {
                    open.Push(entry.Path);
                }
                else
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>Deletes a folder with all in it; of links in it only the links.</summary>
    public void DeleteTree(RelativePath folder)
    {
        // Not by recursion: a prepared tree may be deeper than the stack.
        var open = new Stack<RelativePath>([folder]);
        var emptied = new Stack<RelativePath>();
        while (open.TryPop(out var next))
        {
            emptied.Push(next);
            foreach (var entry in List(next))
            {
                if (entry.Kind == EntryKind.Folder)
                {
                    open.Push(entry.Path);
                }
                else
                {
                    Delete(entry.Path);
                }
            }
        }

        while (emptied.TryPop(out var empty))
        {
            DeleteFolder(empty);
        }
    }
}
