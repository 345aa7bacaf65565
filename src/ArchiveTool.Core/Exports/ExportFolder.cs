using System.Text;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Exports;

/// <summary>
/// The folder of an export. It is written beside its place and put there when it is whole. A list of its files stands in it,
/// so that a later export takes its place only where nothing else has been put into it.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    /// <summary>The list's name.</summary>
    public const string ListName = ".archivetool-export";

    private const string ListHead = "archivetool export ";

    private readonly string target;
    private readonly string staged;
    private readonly string kind;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private bool isPlaced;

    private ExportFolder(string target, string staged, string kind)
    {
        this.target = target;
        this.staged = staged;
        this.kind = kind;
    }

    /// <summary>How many files were written.</summary>
    public int Files => files.Count;

    /// <summary>Their length in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Why nothing can be written there; null where something can.</summary>
    /// <param name="path">The folder as the user named it.</param>
    /// <param name="kind">What is exported.</param>
    public static string? GetError(string path, string kind)
    {
        if (path.Length == 0)
        {
            return "--output names no folder";
        }

        try
        {
            return File.Exists(path) ? $"{path} is a file; name a folder for --output"
                : !Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any() ? null
                : GetForeign(path, kind) is not { } foreign ? null
                : $"{path} is not an earlier export as {kind} alone: {foreign} stands in it; name another folder";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be replaced: {exception.Message}";
        }
    }

    /// <summary>Begins a folder.</summary>
    public static ExportFolder Create(string path, string kind)
    {
        var target = Path.TrimEndingDirectorySeparator(CanonicalPath.Resolve(path));
        var parent = Path.GetDirectoryName(target) ?? target;
        Directory.CreateDirectory(parent);
        var staged = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()[..8]}.unfinished");
        Directory.CreateDirectory(staged);
        return new ExportFolder(target, staged, kind);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="relative">Its path in the folder, with forward slashes.</param>
    /// <param name="write">Produces the content.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<long> WriteAsync(
        string relative,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(staged, relative.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        await write(stream, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        files.Add(relative);
        Bytes += stream.Length;
        return stream.Length;
    }

    /// <inheritdoc cref="WriteAsync(string, Func{Stream, CancellationToken, Task}, CancellationToken)"/>
    public Task<long> WriteAsync(string relative, string text, CancellationToken cancellationToken) =>
        WriteAsync(
            relative,
            async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token),
            cancellationToken
        );

    /// <summary>Puts the folder in its place.</summary>
    public void Commit()
    {
        File.WriteAllText(
            Path.Combine(staged, ListName),
            $"{ListHead}{kind}\n{string.Concat(files.Select(file => file + "\n"))}"
        );
        var old = Path.ChangeExtension(staged, ".replaced");
        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }

        try
        {
            Directory.Move(staged, target);
        }
        catch when (Directory.Exists(old))
        {
            Directory.Move(old, target);
            throw;
        }

        isPlaced = true;
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    /// <summary>Gives the folder up where it was not put in its place.</summary>
    public void Dispose()
    {
        if (!isPlaced && Directory.Exists(staged))
        {
            Directory.Delete(staged, recursive: true);
        }
    }

    /// <summary>What stands in a folder and is not of an earlier export of this kind; null if nothing is.</summary>
    private static string? GetForeign(string path, string kind)
    {
        var list = Path.Combine(path, ListName);
        var lines = File.Exists(list) ? File.ReadAllLines(list) : [];
        var known = lines is [var head, ..] && head == ListHead + kind ? lines[1..] : [];
        var own = known.Append(ListName).ToHashSet(StringComparer.Ordinal);
        return Directory
            .EnumerateFiles(
                path,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            .Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(file => !own.Contains(file) || (file == ListName && known.Length == 0));
    }
}
