using System.Text;
using ArchiveTool.Core.Files;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Files;

/// <summary>Each way in which a platform resolves paths keeps inside the directory.</summary>
public sealed class LibraryDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<LibraryDirectory> opened = [];

    public static TheoryData<string> Ways() => ["openat2", "walk", "portable"];

    public void Dispose()
    {
        opened.ForEach(directory => directory.Dispose());
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_file_is_written_found_read_and_deleted(string way)
    {
        var directory = Open(way);
        directory.CreateFolder(LibraryDirectory.Temporary);
        var path = RelativePath.Parse("posts/a/post.md");

        await directory.WriteAsync(path, "text", toDisk: true, CancellationToken.None);

        Assert.Equal("text", await File.ReadAllTextAsync(folder["library", "posts", "a", "post.md"]));
        Assert.Equal(4, directory.Find(path)?.Length);
        Assert.Equal(
            File.GetLastWriteTimeUtc(folder["library", "posts", "a", "post.md"]),
            directory.Find(path)?.LastWriteTimeUtc
        );
        Assert.Equal("text"u8.ToArray(), await directory.ReadAsync(path, 4, CancellationToken.None));
        await Assert.ThrowsAsync<IOException>(() => directory.ReadAsync(path, 3, CancellationToken.None));
        Assert.Equal([path], directory.Walk(RelativePath.Parse("posts")).Select(entry => entry.Path));
        directory.SyncFile(path);
        directory.SyncFolder(path.Parent);
        directory.SyncAll();
        Assert.True(directory.Delete(path));
        Assert.False(directory.Delete(path));
        Assert.Null(directory.Find(path));
        Assert.Empty(directory.List(LibraryDirectory.Temporary));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_missing_is_told_apart_from_what_is_foreign(string way)
    {
        var directory = Open(way);

        Assert.Null(directory.Find(RelativePath.Parse("no/such/file")));
        Assert.Empty(directory.List(RelativePath.Parse("no/such")));
        Assert.False(directory.Delete(RelativePath.Parse("no/such/file")));
        Assert.ThrowsAny<IOException>(() => directory.OpenRead(RelativePath.Parse("no/such/file")));
        Assert.ThrowsAny<IOException>(() => directory.OpenRead(RelativePath.Parse("file")));
        Assert.Throws<DirectoryNotFoundException>(() => LibraryDirectory.Open(folder["none"]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_linked_folder_is_not_entered(string way)
    {
        var directory = Open(way);
        directory.CreateFolder(LibraryDirectory.Temporary);
        folder.Write("outside/file", "outside");
        File.CreateSymbolicLink(folder["library", "posts"], folder["outside"]);
        var file = RelativePath.Parse("posts/file");
        var mine = RelativePath.Parse("mine");
        await directory.WriteAsync(mine, "mine", toDisk: false, CancellationToken.None);

        Assert.Equal(EntryKind.Link, directory.Find(RelativePath.Parse("posts"))?.Kind);
        Action[] actions =
        [
            () => directory.Find(file),
            () => directory.OpenRead(file),
            () => directory.OpenWrite(file, FileMode.Create),
            () => directory.OpenWrite(file, FileMode.OpenOrCreate),
            () => directory.TryOpenLocked(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, isShared: false),
            () => directory.Rename(mine, file),
            () => directory.Rename(file, mine),
            () => directory.Delete(file),
            () => directory.DeleteFolder(file),
            () => directory.List(RelativePath.Parse("posts")),
            () => directory.CreateFolder(RelativePath.Parse("posts/new/folder")),
            () => directory.CreateFolder(RelativePath.Parse("posts")),
            () => directory.DeleteTree(RelativePath.Parse("posts")),
            () => directory.SyncFile(file),
            () => directory.Hold(file),
            () => directory.Hold(RelativePath.Parse("posts")),
        ];
        Assert.All(actions, action => Assert.Throws<ForeignEntryException>(action));
        Assert.Equal("outside", await File.ReadAllTextAsync(folder["outside", "file"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder["outside"]));
    }

    [Theory(Timeout = 30000)]
    [MemberData(nameof(Ways))]
    public async Task A_link_a_folder_or_a_pipe_is_not_opened_as_a_file(string way)
    {
        var directory = Open(way);
        folder.Write("outside", "outside");
        File.CreateSymbolicLink(folder["library", "link"], folder["outside"]);
        Directory.CreateDirectory(folder["library", "folder"]);
        string[] names = way == "portable" ? ["link", "folder"] : ["link", "folder", "pipe"];
        OddFiles.MakePipe(folder["library", "pipe"]);

        foreach (var path in names.Select(RelativePath.Parse))
        {
            Assert.Throws<ForeignEntryException>(() => directory.OpenRead(path));
            Assert.Throws<ForeignEntryException>(() => directory.OpenWrite(path, FileMode.Create));
            Assert.Throws<ForeignEntryException>(() =>
                directory.TryOpenLocked(path, FileMode.Open, FileAccess.Read, isShared: true)
            );
            await Assert.ThrowsAsync<ForeignEntryException>(() =>
                directory.ReadAsync(path, 99, TestContext.Current.CancellationToken)
            );
        }

        Assert.Equal("outside", await File.ReadAllTextAsync(folder["outside"]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Of_a_link_only_the_link_is_deleted_or_replaced(string way)
    {
        var directory = Open(way);
        directory.CreateFolder(LibraryDirectory.Temporary);
        folder.Write("outside/file", "outside");
        Directory.CreateDirectory(folder["library", "tree", "deep"]);
        File.CreateSymbolicLink(folder["library", "tree", "deep", "file"], folder["outside", "file"]);
        Directory.CreateSymbolicLink(folder["library", "tree", "deep", "folder"], folder["outside"]);
        File.CreateSymbolicLink(folder["library", "page"], folder["outside", "file"]);

        directory.DeleteTree(RelativePath.Parse("tree"));
        await directory.WriteAsync(RelativePath.Parse("page"), "page", toDisk: false, CancellationToken.None);

        Assert.False(Directory.Exists(folder["library", "tree"]));
        Assert.Null(new FileInfo(folder["library", "page"]).LinkTarget);
        Assert.Equal("outside", await File.ReadAllTextAsync(folder["outside", "file"]));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_held_path_leads_to_what_was_opened(string way)
    {
        var directory = Open(way);
        folder.Write("library/assets/file", "bytes");

        using var file = directory.Hold(RelativePath.Parse("assets/file"));
        using var assets = directory.Hold(RelativePath.Parse("assets"));

        Assert.Equal("bytes", await File.ReadAllTextAsync(file.Path));
        Assert.Equal("bytes", await File.ReadAllTextAsync(Path.Combine(assets.Path, "file")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_lock_keeps_others_out_until_it_is_closed(string way)
    {
        var directory = Open(way);
        var path = RelativePath.Parse("lock");
        using (directory.TryOpenLocked(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, isShared: false))
        {
            Assert.Null(directory.TryOpenLocked(path, FileMode.Open, FileAccess.Read, isShared: true));
        }

        using var one = directory.TryOpenLocked(path, FileMode.Open, FileAccess.Read, isShared: true);
        using var other = directory.TryOpenLocked(path, FileMode.Open, FileAccess.Read, isShared: true);
        Assert.NotNull(one);
        Assert.NotNull(other);
    }

    [Theory]
    [InlineData("openat2")]
    [InlineData("walk")]
    public void A_name_that_is_not_UTF8_is_listed_read_and_deleted(string way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are bytes on Linux only.");
        var directory = Open(way);
        // .NET cannot write such a name; the shell can.
        OddFiles.Run("sh", "-c", $"printf latin1 > \"$(printf '{folder["library"]}/caf\\351.md')\"");

        var entry = Assert.Single(directory.List(RelativePath.Root));

        using (var reader = new StreamReader(directory.OpenRead(entry.Path), Encoding.UTF8))
        {
            Assert.Equal("latin1", reader.ReadToEnd());
        }

        Assert.True(directory.Delete(entry.Path));
        Assert.Empty(directory.List(RelativePath.Root));
    }

    private LibraryDirectory Open(string way)
    {
        var path = Directory.CreateDirectory(folder["library"]).FullName;
        LibraryDirectory directory = way switch
        {
            "openat2" => LinuxLibraryDirectory.Open(path, walks: false),
            "walk" => LinuxLibraryDirectory.Open(path, walks: true),
            _ => PortableLibraryDirectory.OpenPath(path),
        };
        opened.Add(directory);
        return directory;
    }
}
