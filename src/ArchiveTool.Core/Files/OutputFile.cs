using System.Text;

namespace ArchiveTool.Core.Files;

/// <summary>
/// A file that the user named for something to be written to: a report, a record. One rule for all of them: a regular
/// file is replaced whole, by a rename, when it is finished; a pipe or a device is written to; a folder is refused; a
/// symbolic link stays and what it leads to is meant.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private const string UnfinishedSuffix = ".unfinished";

    // What NAME_MAX leaves of a name for the random part and the suffix.
    private const int LongestNameBytes = 200;

    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    /// <summary>The file that gets its name when it is finished; null for a pipe or a device.</summary>
    private readonly string? target;
    private readonly FileStream stream;
    private bool isClosed;

    private OutputFile(string path, FileStream stream, string? target)
    {
        Path = path;
        this.stream = stream;
        this.target = target;
    }

    /// <summary>The path as the user named it.</summary>
    public string Path { get; }

    /// <summary>Where to write. Unbuffered: a write that fails leaves nothing behind that would fail again.</summary>
    public Stream Stream => stream;

    /// <summary>Whether an earlier file stands there, which stays until <see cref="CommitAsync"/>.</summary>
    public bool IsReplacing => target is not null && File.Exists(target);

    /// <summary>Why nothing can be written there, as far as can be said beforehand; else null.</summary>
    /// <param name="path">The path as the user named it.</param>
    /// <param name="option">The option that names it, for the message.</param>
    public static string? GetError(string path, string option)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == 0 ? $"{option} names no file"
            : System.IO.Path.EndsInDirectorySeparator(path) || FileKinds.Get(path) == EntryKind.Folder
                ? $"{path} is a folder; name a file for {option}"
            : null;
    }

    /// <summary>Whether a path is written to as it stands, so that nothing in its place can be lost.</summary>
    public static bool IsWrittenInPlace(string path) =>
        FileKinds.IsAmongDevices(System.IO.Path.GetFullPath(path)) || FileKinds.Get(path) == EntryKind.Special;

    /// <summary>Opens an output. For a pipe this waits until it has a reader.</summary>
    /// <param name="path">The path as the user named it; missing folders are made.</param>
    /// <param name="cancellationToken">Ends the waiting, a second later.</param>
    /// <exception cref="IOException">The path is a folder, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The path may not be written.</exception>
    public static async Task<OutputFile> CreateAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (System.IO.Path.EndsInDirectorySeparator(path) || FileKinds.Get(path) == EntryKind.Folder)
        {
            throw new IOException($"{path} is a folder");
        }

        if (IsWrittenInPlace(path))
        {
            return new OutputFile(path, await OpenInPlaceAsync(path, cancellationToken), null);
        }

        var target = CanonicalPath.Resolve(path);
        var folder = System.IO.Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var name = System.IO.Path.GetFileName(target);
        name = Encoding.UTF8.GetByteCount(name) > LongestNameBytes ? "output" : name;
        var unfinished = $"{name}.{System.IO.Path.GetRandomFileName()[..8]}{UnfinishedSuffix}";
        return new OutputFile(path, OpenBeside(target, System.IO.Path.Combine(folder, unfinished)), target);
    }

    /// <summary>Finishes the output: a file gets its name.</summary>
    /// <param name="toDisk">Whether to wait until the device has a file's bytes.</param>
    /// <exception cref="IOException">The disk is full; what stood there before still does.</exception>
    public async Task CommitAsync(bool toDisk)
    {
        if (target is null)
        {
            await CloseAsync();
            return;
        }

        if (toDisk)
        {
            stream.Flush(flushToDisk: true);
        }

        await CloseAsync();
        File.Move(stream.Name, target, overwrite: true);
    }

    /// <summary>Keeps what was written so far beside the file that it does not replace.</summary>
    /// <returns>Where it stands.</returns>
    public async Task<string> KeepUnfinishedAsync()
    {
        await CloseAsync();
        return stream.Name;
    }

    /// <summary>Gives the output up where it is not finished: what stood there before still does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isClosed)
        {
            return;
        }

        await CloseAsync();
        if (target is not null)
        {
            File.Delete(stream.Name);
        }
    }

    private static FileStream OpenBeside(string target, string unfinished)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            // What only its owner may read stays so.
            options.UnixCreateMode = File.GetUnixFileMode(target);
        }

        return new FileStream(unfinished, options);
    }

    /// <summary>Opening a pipe waits for its reader and cannot be called off: the thread that does it is left behind.</summary>
    private static async Task<FileStream> OpenInPlaceAsync(string path, CancellationToken cancellationToken)
    {
        var opening = Task.Run(() => OpenInPlace(path), CancellationToken.None);
        // A run that was interrupted before still writes its report where there is a reader.
        using var waiting = new CancellationTokenSource();
        await using var ended = cancellationToken.Register(() => waiting.CancelAfter(LastWait));
        return await opening.WaitAsync(waiting.Token);
    }

    private static FileStream OpenInPlace(string path)
    {
        // A regular file here is one that a process has open, as the file behind /dev/stdout: what stands in it stays.
        var mode = FileKinds.Get(path) == EntryKind.File ? FileMode.Append : FileMode.Open;
        return new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    private async ValueTask CloseAsync()
    {
        isClosed = true;
        await stream.DisposeAsync();
    }
}
