using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ArchiveTool.Core.Files.Foreign;

/// <summary>
/// Opens and reads files that somebody else prepared: posts, pictures, settings, rules. What is found must be a regular
/// file, is opened without waiting, and has a bound. What the user named may be a pipe; its writer may take its time, so
/// waiting for it can be called off.
/// </summary>
internal static class ForeignFile
{
    private const int FirstBuffer = 1 << 12;

    // A link in a site's tree may lead back up; what a folder holds is what stands in it.
    private static readonly EnumerationOptions WithoutLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System,
        IgnoreInaccessible = false,
    };

    /// <summary>The most of a file of options, names or cookies.</summary>
    public const long MostSettingsBytes = 1 << 20;

    /// <summary>A source or a picture that is compared as a whole.</summary>
    public const long MostWholeBytes = 1L << 30;

    /// <summary>The most of a list of inputs, rules or cookies.</summary>
    public const long MostListBytes = 64 << 20;

    /// <summary>Opens a regular file for reading.</summary>
    /// <param name="path">Its path; a name that is not UTF-8 as <see cref="FileNameText"/> writes it.</param>
    /// <exception cref="IOException">It is not there, not a regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!LinuxCalls.AreKnown)
        {
            return FileKinds.Get(path) is EntryKind.Special ? throw NotRegular(path) : File.OpenRead(path);
        }

        // Asked first, since opening a device alone may do something, and again of what was opened.
        if (GetStatus(path) is { IsFile: false, IsFolder: false })
        {
            throw NotRegular(path);
        }

        var flags = LinuxCalls.ReadOnly | LinuxCalls.NonBlocking | LinuxCalls.CloseOnExec | LinuxCalls.NoTerminal;
        var handle = OpenHandle(path, flags);
        if (LinuxCalls.GetStatus((int)handle.DangerousGetHandle(), [0], out var status) == 0 && status.IsFile)
        {
            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        }

        handle.Dispose();
        throw status.IsFolder ? new UnauthorizedAccessException($"{path} is a folder") : NotRegular(path);
    }

    /// <summary>Whether a path, whatever the bytes of its name, leads to something that is not a folder.</summary>
    internal static bool Exists(string path)
    {
        if (!ForeignNames.IsForeign(path) || !LinuxCalls.AreKnown)
        {
            return File.Exists(path);
        }

        try
        {
            return GetStatus(path) is { IsFolder: false };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The files (pipes and devices too) and folders of a folder, and apart its links; full paths, any order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static FolderListing List(string folder)
    {
        if (!LinuxCalls.AreKnown)
        {
            return new FolderListing(
                [.. Directory.EnumerateFiles(folder, "*", WithoutLinks)],
                [.. Directory.EnumerateDirectories(folder, "*", WithoutLinks)],
                [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(IsLink).Select(info => info.FullName)]
            );
        }

        var flags = LinuxCalls.ReadOnly | LinuxCalls.FolderOnly | LinuxCalls.CloseOnExec;
        using var handle = OpenHandle(folder, flags);
        var (files, folders, links) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var entry in LinuxFolderReader.Read(handle, RelativePath.Root))
        {
            var list = entry.Kind switch
            {
                EntryKind.Folder => folders,
                EntryKind.Link => links,
                _ => files,
            };
            list.Add(Path.Combine(folder, entry.Path.Name));
        }

        return new FolderListing(files, folders, links);
    }

    private static bool IsLink(FileSystemInfo info) => info.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Reads a regular file whole.</summary>
    /// <exception cref="FileTooLargeException">It is larger than <paramref name="most"/>.</exception>
    /// <exception cref="IOException">It is not there, not a regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAll(string path, long most)
    {
        using var file = Open(path);
        return ReadAll(file, path, most).ToArray();
    }

    /// <summary>The lines of a regular file.</summary>
    /// <inheritdoc cref="ReadAll(string, long)"/>
    public static string[] ReadLines(string path, long most) => Lines(ReadAll(path, most));

    /// <summary>Reads what the user named: a regular file or a pipe.</summary>
    /// <inheritdoc cref="ReadAll(string, long)"/>
    public static byte[] ReadNamed(string path, long most, CancellationToken cancellationToken = default) =>
        FileKinds.Get(path) == EntryKind.Special
            ? WaitFor(() => ReadPipe(path, most), cancellationToken).ToArray()
            : ReadAll(path, most);

    /// <summary>The lines of what the user named.</summary>
    /// <inheritdoc cref="ReadAll(string, long)"/>
    public static string[] ReadNamedLines(string path, long most, CancellationToken cancellationToken = default) =>
        Lines(ReadNamed(path, most, cancellationToken));

    /// <summary>Reads a post: a regular file, or a pipe where the user named it.</summary>
    /// <inheritdoc cref="ReadAll(string, long)"/>
    internal static Task<ReadOnlyMemory<byte>> ReadPostAsync(
        string path,
        bool isNamed,
        long most,
        CancellationToken cancellationToken
    ) =>
        Abandonable(
            () =>
            {
                if (isNamed && FileKinds.Get(path) == EntryKind.Special)
                {
                    return ReadPipe(path, most);
                }

                using var file = Open(path);
                return ReadAll(file, path, most);
            },
            cancellationToken
        );

    /// <summary>Reads a stream to its end.</summary>
    /// <inheritdoc cref="ReadAll(string, long)"/>
    internal static Task<ReadOnlyMemory<byte>> ReadStreamAsync(
        Stream stream,
        string name,
        long most,
        CancellationToken cancellationToken
    ) => Abandonable(() => ReadAll(stream, name, most), cancellationToken);

    /// <summary>
    /// Does work that waits in the system and cannot be called off, as opening a pipe without a writer is: where the run
    /// ends, nobody waits for its thread.
    /// </summary>
    public static Task<T> Abandonable<T>(Func<T> work, CancellationToken cancellationToken) =>
        Task
            .Factory.StartNew(
                work,
                cancellationToken,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            )
            .WaitAsync(cancellationToken);

    /// <summary>A size for people, with the exact number.</summary>
    internal static string Size(long bytes) =>
        bytes < 1_000_000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB ({bytes} bytes)");

    private static T WaitFor<T>(Func<T> work, CancellationToken cancellationToken) =>
        Abandonable(work, cancellationToken).GetAwaiter().GetResult();

    private static ReadOnlyMemory<byte> ReadPipe(string path, long most)
    {
        using var pipe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        return ReadAll(pipe, path, most);
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string name, long most)
    {
        var isRegular = stream is FileStream { CanSeek: true };
        var length = isRegular ? stream.Length : 0;
        if (length > most)
        {
            throw new FileTooLargeException(name, Size(length), most);
        }

        // One more than is said, so that the end is found without growing.
        var all = new byte[Math.Clamp(length, FirstBuffer, Array.MaxLength - 1) + 1];
        var filled = 0;
        for (int read; (read = stream.Read(all, filled, all.Length - filled)) > 0; )
        {
            filled += read;
            if (filled > most || filled == Array.MaxLength)
            {
                throw new FileTooLargeException(name, "more than " + Size(most), most);
            }

            if (filled == all.Length)
            {
                Array.Resize(ref all, (int)Math.Min(2L * filled, Array.MaxLength));
            }
        }

        return all.AsMemory(0, filled);
    }

    private static string[] Lines(byte[] bytes)
    {
        var lines = new List<string>();
        using var reader = new StreamReader(new MemoryStream(bytes));
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    private static EntryStatus? GetStatus(string path)
    {
        using var handle = OpenHandle(path, LinuxCalls.PathOnly | LinuxCalls.CloseOnExec);
        return LinuxCalls.GetStatus((int)handle.DangerousGetHandle(), [0], out var status) == 0 ? status : null;
    }

    private static SafeFileHandle OpenHandle(string path, int flags)
    {
        var descriptor = LinuxCalls.OpenAt(LinuxCalls.CurrentFolder, FileNameText.Encode(path), flags, 0);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        var error = Marshal.GetLastPInvokeError();
        var message = $"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'";
        throw error switch
        {
            LinuxCalls.NoEntry => new FileNotFoundException($"Could not find file '{path}'.", path),
            LinuxCalls.AccessDenied or LinuxCalls.NotPermitted => new UnauthorizedAccessException(
                $"Access to the path '{path}' is denied."
            ),
            _ => new IOException(message, error),
        };
    }

    private static IOException NotRegular(string path) =>
        new($"{path} is a pipe, a socket or a device, not a regular file");
}
