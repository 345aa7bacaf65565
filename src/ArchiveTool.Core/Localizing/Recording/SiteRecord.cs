using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ArchiveTool.Core.Files;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>
/// The record of a site in its <c>.archivetool</c> folder: one file a run, so that those of two branches merge without a
/// conflict. A line stands there before what it says is done, so that every kill leaves something that can be told
/// and taken back.
/// </summary>
internal sealed class SiteRecord : IDisposable
{
    /// <summary>The folder's name.</summary>
    public const string FolderName = ".archivetool";

    /// <summary>The name of the folder within it for what a run can do without.</summary>
    public const string CacheName = "cache";

    private const string RunsName = "runs";
    private const string RunEnding = ".jsonl";
    private const string Ignored = "/cache/\n/lock\n/tmp/\n";

    private readonly string folder;
    private FileStream? held;
    private FileStream? journal;

    private SiteRecord(string root)
    {
        Root = root;
        folder = Path.Combine(root, FolderName);
    }

    /// <summary>The site's canonical folder.</summary>
    public string Root { get; }

    /// <summary>The folder for unfinished files, of the site's own file system.</summary>
    public string Temporary => Path.Combine(folder, "tmp");

    private string Runs => Path.Combine(folder, RunsName);

    /// <summary>The folder above a path, or the path itself, that holds a record of runs; null for none.</summary>
    public static string? FindRoot(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (HasRuns(at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Whether a folder holds a record of runs.</summary>
    public static bool HasRuns(string root) => Directory.Exists(Path.Combine(root, FolderName, RunsName));

    /// <summary>The record of a site, to be read.</summary>
    public static SiteRecord At(string root) => new(root);

    /// <summary>
    /// Takes the record, so that no other run writes to the site meanwhile. What a run that was killed left unfinished
    /// is removed.
    /// </summary>
    /// <returns>Why it cannot be taken, or null.</returns>
    public string? Take()
    {
        Directory.CreateDirectory(folder);
        try
        {
            held = new FileStream(
                Path.Combine(folder, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException exception)
        {
            return $"another run is changing {Root}, or {folder} cannot be written: {exception.Message}; wait for it and run it again";
        }

        var ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, Ignored);
        }

        if (Directory.Exists(Temporary))
        {
            Directory.Delete(Temporary, recursive: true);
        }

        Directory.CreateDirectory(Temporary);
        return null;
    }

    /// <summary>The runs, the oldest first.</summary>
    public IReadOnlyList<RunRecord> Read()
    {
        if (!Directory.Exists(Runs))
        {
            return [];
        }

        var files = Directory.GetFiles(Runs, "*" + RunEnding);
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(RunRecord.Read).OfType<RunRecord>()];
    }

    /// <summary>
    /// The run that goes on where the last one was killed, so that one undo takes both back; else a new one.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="now">The time.</param>
    public RunHeader Begin(string command, string version, DateTimeOffset now) =>
        Read() is [.., { IsFinished: false } last] && last.Header.Command == command
            ? last.Header
            : RunHeader.Create(command, version, now);

    /// <summary>Whether <see cref="Flush"/> waits for every file of the site; else each is flushed by its writer.</summary>
    public static bool FlushesAll => OperatingSystem.IsLinux();

    /// <summary>Adds a line to a run's record; <see cref="Flush"/> brings it to the device.</summary>
    public void Append(RunHeader header, RecordedFile file) =>
        AppendLine(header, JsonSerializer.Serialize(file, RecordJson.Readable.RecordedFile));

    /// <summary>Waits until the device has the lines that were added, and all else that was written to its file system before.</summary>
    /// <exception cref="IOException">The device did not take it.</exception>
    public void Flush()
    {
        if (journal is null)
        {
            return;
        }

        if (!FlushesAll)
        {
            journal.Flush(flushToDisk: true);
        }
        else if (LinuxCalls.SyncFileSystem((int)journal.SafeFileHandle.DangerousGetHandle()) < 0)
        {
            throw LinuxErrors.Create(Marshal.GetLastPInvokeError(), RelativePath.Parse(FolderName));
        }
    }

    /// <summary>Says that a run came to its end; without that the next one goes on with it.</summary>
    public void Finish(RunHeader header, DateTimeOffset now)
    {
        if (File.Exists(GetPath(header)))
        {
            AppendLine(header, JsonSerializer.Serialize(new RunEnd(now), RecordJson.Readable.RunEnd));
            Flush();
        }
    }

    private void AppendLine(RunHeader header, string line)
    {
        journal ??= OpenJournal(header);
        var start = journal.Position;
        try
        {
            journal.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception exception) when (DiskTrouble.Is(exception))
        {
            // The disk is full. Half a line would spoil the next one.
            journal.SetLength(start);
            journal.Position = start;
            throw;
        }
    }

    private FileStream OpenJournal(RunHeader header)
    {
        Directory.CreateDirectory(Runs);
        var stream = new FileStream(
            GetPath(header),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.Read,
            bufferSize: 0
        );
        if (stream.Length == 0)
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(header, RecordJson.Readable.RunHeader));
            stream.WriteByte((byte)'\n');
            return stream;
        }

        // A kill may have torn the last line.
        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != '\n')
        {
            stream.WriteByte((byte)'\n');
        }

        return stream;
    }

    /// <summary>Puts what is left of a run in the place of its record; nothing is left, the record goes.</summary>
    public void Replace(RunRecord run)
    {
        var path = GetPath(run.Header);
        if (run.Files.Count == 0)
        {
            File.Delete(path);
            return;
        }

        var lines = run
            .Files.Select(file => JsonSerializer.Serialize(file, RecordJson.Readable.RecordedFile))
            .Prepend(JsonSerializer.Serialize(run.Header, RecordJson.Readable.RunHeader))
            .Append(JsonSerializer.Serialize(new RunEnd(DateTimeOffset.UtcNow), RecordJson.Readable.RunEnd));
        var temporary = Path.Combine(Temporary, Path.GetRandomFileName());
        File.WriteAllText(temporary, string.Join('\n', lines) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Gives the record up; where no run is left, none of it stays behind.</summary>
    public void Dispose()
    {
        journal?.Dispose();
        journal = null;
        if (held is null)
        {
            return;
        }

        if (Directory.Exists(Temporary))
        {
            Directory.Delete(Temporary, recursive: true);
        }

        if (!Directory.Exists(Runs) || !Directory.EnumerateFileSystemEntries(Runs).Any())
        {
            Discard();
        }

        held.Dispose();
        held = null;
        var rest = Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder) : ["kept"];
        if (rest.Length == 0)
        {
            Directory.Delete(folder);
        }
    }

    private void Discard()
    {
        if (Directory.Exists(Runs))
        {
            Directory.Delete(Runs);
        }

        var cache = Path.Combine(folder, CacheName);
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }

        var ignore = Path.Combine(folder, ".gitignore");
        if (File.Exists(ignore) && File.ReadAllText(ignore) == Ignored)
        {
            File.Delete(ignore);
        }

        File.Delete(Path.Combine(folder, "lock"));
    }

    /// <summary>
    /// The path that a record names; null if it leads out of the site: a record comes with a repository, whose
    /// author may be a stranger.
    /// </summary>
    public string? GetPath(string relative)
    {
        if (relative.Length == 0 || Path.IsPathRooted(relative) || relative.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var path = CanonicalPath.Resolve(Path.Combine(Root, relative));
        return CanonicalPath.IsWithin(path, Root) && path != Root ? path : null;
    }

    private string GetPath(RunHeader header) => Path.Combine(Runs, header.Run + RunEnding);
}
