using System.Text.RegularExpressions;
using ArchiveTool.Testing;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>Every file and folder of a library as something else.</summary>
internal static partial class HostileEntries
{
    private static readonly string[] Absent =
    [
        "library.db-wal",
        "library.db-shm",
        "library.db-journal",
        ".archivetool/lock.holder",
        ".archivetool/posts",
        ".archivetool/posts/new",
        ".archivetool/posts/old",
        ".archivetool/posts/old/harbour-lights",
        ".archivetool/posts/old/second",
        ".archivetool/posts/removed",
        ".archivetool/tmp/left",
        "assets/zz",
        "thumbnails/640",
        "thumbnails/320/zz",
        "posts/third",
        "posts/harbour-lights/notes",
        "browse/more.js",
    ];

    /// <summary>The cases over all that stands in a library, and over names that the tool makes at other times.</summary>
    public static IEnumerable<HostileCase> List(string template, Canaries canaries)
    {
        var entries = Directory
            .EnumerateFileSystemEntries(template, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(template, path))
            .Order(StringComparer.Ordinal)
            .GroupBy(Kind, StringComparer.Ordinal)
            .SelectMany(alike => alike.Take(2))
            .Concat(Absent);
        foreach (var entry in entries)
        {
            yield return Replace(entry, "a link to a file", path => File.CreateSymbolicLink(path, canaries.File));
            yield return Replace(
                entry,
                "a link to a folder",
                path => Directory.CreateSymbolicLink(path, canaries.Folder)
            );
            yield return Replace(entry, "a link to its own kind", path => Twin(path, entry, template, canaries));
            yield return Replace(entry, "a link to nothing", path => File.CreateSymbolicLink(path, canaries.Missing));
            yield return Replace(
                entry,
                "a link to itself",
                path => File.CreateSymbolicLink(path, Path.GetFileName(path))
            );
            yield return Replace(entry, "a link to a device", path => File.CreateSymbolicLink(path, "/dev/zero"));
            yield return Replace(entry, "a pipe", OddFiles.MakePipe);
            yield return Replace(entry, "a folder", path => Directory.CreateDirectory(path));
            yield return Replace(
                entry,
                "a folder with a file",
                path => File.WriteAllText(Path.Combine(Directory.CreateDirectory(path).FullName, "inner"), "x")
            );
            yield return Replace(entry, "an empty file", path => File.WriteAllBytes(path, []));
            yield return Replace(entry, "a file of other bytes", path => File.WriteAllBytes(path, [0xff, 0xfe, 0, 1]));
            yield return Replace(
                entry,
                "a long file of holes",
                path =>
                {
                    using var file = File.Create(path);
                    file.SetLength(3L << 30);
                }
            );
            yield return new HostileCase(
                $"{entry} unreadable",
                root =>
                {
                    var path = Path.Combine(root, entry);
                    if (Path.Exists(path) && !OperatingSystem.IsWindows())
                    {
                        File.SetUnixFileMode(path, UnixFileMode.None);
                    }
                }
            );
            yield return Replace(entry, "nothing", _ => { });
        }
    }

    /// <summary>Copies a folder that holds nothing but files and folders.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is DirectoryInfo)
            {
                Copy(entry.FullName, target);
            }
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }

    /// <summary>Two assets stand for all, and so do two of their folders: only their hashes differ.</summary>
    private static string Kind(string entry) => Hash().Replace(entry, "#");

    [GeneratedRegex(@"(?<=^(assets|thumbnails/[0-9]+)/)[0-9a-f]{2}(/[0-9a-f]{64})?", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    /// <summary>A link to a copy of it that stands outside, among the canaries.</summary>
    private static void Twin(string path, string entry, string template, Canaries canaries)
    {
        var twin = canaries.GetTwin(entry);
        if (Directory.Exists(Path.Combine(template, entry)) || !Path.Exists(Path.Combine(template, entry)))
        {
            Directory.CreateSymbolicLink(path, Path.Exists(twin) ? twin : canaries.Folder);
        }
        else
        {
            File.CreateSymbolicLink(path, twin);
        }
    }

    private static HostileCase Replace(string entry, string kind, Action<string> make) =>
        new(
            $"{entry} as {kind}",
            root =>
            {
                var path = Path.Combine(root, entry);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
                else
                {
                    File.Delete(path);
                }

                make(path);
            }
        );
}
