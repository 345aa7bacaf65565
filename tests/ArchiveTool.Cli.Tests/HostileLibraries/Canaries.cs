using System.Globalization;
using System.Security.Cryptography;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>
/// Files outside of a library that no command may read, change or delete. Their access times are old, so that a file system
/// mounted with <c>relatime</c> notes the first access too.
/// </summary>
internal sealed class Canaries
{
    private static readonly DateTime Old = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string root;
    private readonly Dictionary<string, string> before;

    /// <summary>Makes them, with a copy of a library among them.</summary>
    public Canaries(string root, string template)
    {
        this.root = root;
        Write("secret.txt", "secret"u8.ToArray());
        Write("folder/inner.txt", "inner"u8.ToArray());
        Write("folder/manifest.json", "{}"u8.ToArray());
        Write("posts/victim/manifest.json", "{}"u8.ToArray());
        Write("picture.png", ImageMaker.Png(2, 2));
        OddFiles.MakePipe(Pipe);
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine("twin", Path.GetRelativePath(template, file)), System.IO.File.ReadAllBytes(file));
        }

        before = Look();
    }

    public string File => Path.Combine(root, "secret.txt");

    public string Folder => Path.Combine(root, "folder");

    public string Picture => Path.Combine(root, "picture.png");

    public string Pipe => Path.Combine(root, "pipe");

    public string Missing => Path.Combine(root, "missing");

    /// <summary>A copy of something in the library.</summary>
    public string GetTwin(string entry) => Path.Combine(root, "twin", entry);

    /// <summary>What happened to them, if anything.</summary>
    public IReadOnlyList<string> Harm()
    {
        var now = Look();
        return
        [
            .. before.Keys.Except(now.Keys, StringComparer.Ordinal).Select(path => $"{path} is gone"),
            .. now.Keys.Except(before.Keys, StringComparer.Ordinal).Select(path => $"{path} is new"),
            .. now.Where(pair => before.TryGetValue(pair.Key, out var was) && was != pair.Value)
                .Select(pair => $"{pair.Key}: {before[pair.Key]} is now {pair.Value}"),
        ];
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
    }

    /// <summary>What each is: its times as they were found, its bytes; then the times are made old again.</summary>
    private Dictionary<string, string> Look()
    {
        var isFirst = before is null;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new DirectoryInfo(root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).ToList();
        var times = entries.ToDictionary(entry => entry.FullName, Times, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var content =
                entry is FileInfo file && entry.FullName != Pipe
                    ? Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(file.FullName)))
                    : "";
            seen[entry.FullName] = (isFirst || entry is DirectoryInfo ? "" : times[entry.FullName]) + content;
        }

        foreach (var entry in entries)
        {
            System.IO.File.SetLastAccessTimeUtc(entry.FullName, Old);
            System.IO.File.SetLastWriteTimeUtc(entry.FullName, Old.AddDays(1));
        }

        return isFirst ? Settle(entries, seen) : seen;
    }

    private static Dictionary<string, string> Settle(List<FileSystemInfo> entries, Dictionary<string, string> seen)
    {
        foreach (var entry in entries.OfType<FileInfo>())
        {
            entry.Refresh();
            seen[entry.FullName] = Times(entry) + seen[entry.FullName];
        }

        return seen;
    }

    private static string Times(FileSystemInfo entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"read {entry.LastAccessTimeUtc:O}, written {entry.LastWriteTimeUtc:O} "
        );
}
