using System.Security.Cryptography;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Media.Store;

namespace ArchiveTool.Core.Tests.Assets;

public sealed class AssetStoreTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("assets-");

    private readonly LibraryDirectory directory;

    public AssetStoreTests() => directory = LibraryDirectory.Open(root.FullName);

    public void Dispose()
    {
        directory.Dispose();
        root.Delete(recursive: true);
    }

    [Theory]
    [InlineData(nameof(AssetDurability.Deferred))]
    [InlineData(nameof(AssetDurability.EachFile))]
    public void A_body_is_kept_once_under_its_hash(string durability)
    {
        var store = new AssetStore(directory, Enum.Parse<AssetDurability>(durability));
        var (file, hash) = Temporary("a body");
        Assert.False(store.Contains(hash, "txt"));

        Assert.Equal(AddOutcome.Added, store.Add(file, hash, "txt"));
        Assert.False(directory.IsFile(file));
        Assert.Equal($"assets/{hash[..2]}/{hash}.txt", AssetStore.GetRelativePath(hash, "txt"));
        Assert.Equal("a body", File.ReadAllText(GetPath(hash)));

        Assert.Equal(AddOutcome.Duplicate, store.Add(Temporary("a body").File, hash, "txt"));
        Assert.True(store.Contains(hash, "txt"));
        Assert.Single(root.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_damaged_file_is_replaced()
    {
        var store = new AssetStore(directory);
        var (file, hash) = Temporary("a whole body");
        store.Add(file, hash, "txt");
        File.WriteAllText(GetPath(hash), "a wh");

        Assert.Equal(AddOutcome.Replaced, store.Add(Temporary("a whole body").File, hash, "txt"));
        Assert.Equal("a whole body", File.ReadAllText(GetPath(hash)));
    }

    [Fact]
    public async Task Many_may_add_the_same_body_at_once()
    {
        var store = new AssetStore(directory);
        var files = Enumerable.Range(0, 16).Select(_ => Temporary("shared")).ToList();
        await Task.WhenAll(files.Select(f => Task.Run(() => store.Add(f.File, f.Hash, "bin"))));
        Assert.Equal(
            "shared",
            File.ReadAllText(Assert.Single(root.GetFiles("*", SearchOption.AllDirectories)).FullName)
        );
    }

    [Fact]
    public async Task Two_may_come_first_into_a_folder_at_once()
    {
        // Many folders, so that the two meet in one while it is made.
        const int Folders = 200;
        var store = new AssetStore(directory);
        for (var i = 0; i < Folders; i++)
        {
            using var together = new Barrier(2);
            await Task.WhenAll(
                Enumerable.Range(0, 2).Select(j => Task.Run(() => AddTogether(store, together, $"{i:x2}", j)))
            );
        }

        Assert.Equal(2 * Folders, root.GetFiles("*", SearchOption.AllDirectories).Length);

        void AddTogether(AssetStore store, Barrier together, string prefix, int which)
        {
            var file = RelativePath.Root / $"{prefix}-{which}";
            File.WriteAllText(Path.Combine(root.FullName, file.Name), "a body");
            together.SignalAndWait();
            store.Add(file, $"{prefix[^2..]}{which}".PadRight(64, '0'), "bin");
        }
    }

    [Theory]
    [InlineData("../../etc", "png")]
    [InlineData("ABCDEF", "png")]
    [InlineData(Zeros, "../png")]
    [InlineData(Zeros, "")]
    [InlineData(Zeros, "PNG")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "png")]
    public void Names_that_could_leave_the_store_are_refused(string hash, string extension)
    {
        var file = Temporary("x").File;
        Assert.Throws<ArgumentException>(() => new AssetStore(directory).Add(file, hash, extension));
        Assert.True(directory.IsFile(file));
    }

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private string GetPath(string hash) => Path.Combine(root.FullName, AssetStore.GetRelativePath(hash, "txt"));

    private (RelativePath File, string Hash) Temporary(string content)
    {
        var name = Path.GetRandomFileName();
        var file = Path.Combine(root.FullName, name);
        File.WriteAllText(file, content);
        return (RelativePath.Root / name, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
    }
}
