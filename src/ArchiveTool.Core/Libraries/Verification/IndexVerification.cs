using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>What the index says, read without touching it, and whether the manifests say the same.</summary>
internal sealed class IndexVerification
{
    private const string Path = "library.db";
    private const string Advice = "run archivetool verify --rebuild-index";
    private const long MostLogBytes = 1L << 30;

    private static readonly RelativePath Log = RelativePath.Parse("library.db-wal");

    private readonly IReadOnlyList<IndexedPost> posts;
    private readonly ILookup<string, string> uses;
    private readonly IReadOnlyList<string> unused;
    private readonly IReadOnlyDictionary<string, string> urls;

    private IndexVerification(LibraryIndex index)
    {
        index.CheckRows();
        posts = index.Posts();
        uses = index.Uses();
        urls = index.Urls();
        Files = index.Files();
        unused = [.. index.Unused().Select(asset => asset.Sha256)];
    }

    /// <summary>The hashes of files, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The hashes of bodies that no readable manifest has to name: they go soon, or their post's manifest is damaged.</summary>
    public IEnumerable<string> Spared(NeededFiles needed) =>
        unused.Concat(
            uses.Where(post => !Slug.TryParse(post.Key, out var slug) || !needed.Posts.ContainsKey(slug))
                .SelectMany(post => post)
        );

    /// <summary>Reads the index of a library, or says what is wrong with it.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="isBegun">Whether there is a post: a run killed before its first one may leave no index, or an empty one.</param>
    public static (IndexVerification? Index, LibraryDamage? Damage) Read(LibraryDirectory directory, bool isBegun)
    {
        if (directory.Find(LibraryLayout.Database) is not { } database)
        {
            return isBegun
                ? (null, new LibraryDamage(DamageKind.IndexMissing, Path, $"{Path} is missing; {Advice}"))
                : default;
        }

        if (!database.IsFile)
        {
            // Named where the library's entries were listed.
            return default;
        }

        try
        {
            using var copy = UnfinishedCopy(directory);
            using var index = LibraryIndex.OpenUnchanging(
                copy?.Database ?? System.IO.Path.Combine(directory.CanonicalRoot, Path)
            );
            return index.IsBuilt ? (new IndexVerification(index), null)
                : isBegun
                    ? (
                        null,
                        new LibraryDamage(
                            DamageKind.IndexDamaged,
                            Path,
                            $"{Path} was left half built, or by another version of the program; {Advice}"
                        )
                    )
                : default;
        }
        catch (SqliteException exception)
        {
            return (
                null,
                new LibraryDamage(DamageKind.IndexDamaged, Path, $"{Path} is damaged: {exception.Message}; {Advice}")
            );
        }
    }

    /// <summary>Where index and manifests differ.</summary>
    /// <param name="needed">What the manifests say.</param>
    /// <param name="pending">Posts that a killed run had not finished: the next run puts them right.</param>
    public IEnumerable<LibraryDamage> Differences(NeededFiles needed, IReadOnlySet<Slug> pending)
    {
        var known = posts.DistinctBy(post => post.Slug).ToDictionary(post => post.Slug);
        foreach (var (slug, facts) in needed.Posts.Where(item => !pending.Contains(item.Key)))
        {
            if (!known.TryGetValue(slug, out var post))
            {
                yield return Differs($"does not know posts/{slug}");
            }
            else if (post.Identity != facts.Source || post.OriginalSha256 != facts.OriginalSha256)
            {
                yield return Differs($"knows posts/{slug} as {post.Identity} with other bytes or another source");
            }
            else if (!facts.Assets.SetEquals(uses[slug]))
            {
                yield return Differs($"says that posts/{slug} uses other assets than its manifest names");
            }
        }

        foreach (var slug in known.Keys.Where(slug => !pending.Contains(slug) && !needed.Posts.ContainsKey(slug)))
        {
            if (needed.AreComplete)
            {
                yield return new LibraryDamage(
                    DamageKind.ManifestMissing,
                    $"posts/{slug}/manifest.json",
                    $"posts/{slug} is missing, but the index knows it as {known[slug].Identity}; archive that again, or {Advice} to forget it"
                );
            }
        }

        foreach (var damage in UrlDifferences(needed, pending))
        {
            yield return damage;
        }
    }

    private static LibraryDamage Differs(string what) => new(DamageKind.IndexDiffers, Path, $"{Path} {what}; {Advice}");

    private IEnumerable<LibraryDamage> UrlDifferences(NeededFiles needed, IReadOnlySet<Slug> pending)
    {
        // One URL may have given other bodies at other times; the index has the last of them.
        var named = needed.Posts.SelectMany(post => post.Value.Urls).ToHashSet();
        var finished = needed.Posts.Where(post => !pending.Contains(post.Key)).SelectMany(post => post.Value.Urls);
        foreach (var url in finished.Select(item => item.Url).Distinct(StringComparer.Ordinal))
        {
            if (!urls.TryGetValue(url, out var sha256))
            {
                yield return Differs($"does not know which body {url} gave");
            }
            else if (pending.Count == 0 && !named.Contains((url, sha256)))
            {
                yield return Differs($"has another body for {url} than the manifests");
            }
        }
    }

    /// <summary>A killed run leaves changes beside the database; they are taken in on a copy, so that nothing here changes.</summary>
    private static TemporaryCopy? UnfinishedCopy(LibraryDirectory directory)
    {
        if (directory.Find(Log) is not { IsFile: true, Length: > 0 } log)
        {
            return null;
        }

        return log.Length <= MostLogBytes
            ? TemporaryCopy.Make(directory)
            : throw IndexDatabase.Damage($"{Log} has {log.Length} bytes, more than any run leaves");
    }

    private sealed class TemporaryCopy(DirectoryInfo folder) : IDisposable
    {
        public string Database => System.IO.Path.Combine(folder.FullName, "library.db");

        public static TemporaryCopy Make(LibraryDirectory directory)
        {
            var copy = new TemporaryCopy(Directory.CreateTempSubdirectory("archivetool-"));
            try
            {
                Copy(directory, LibraryLayout.Database, copy.Database);
                Copy(directory, Log, copy.Database + "-wal");
                LibraryIndex.TakeInChanges(copy.Database);
                return copy;
            }
            catch
            {
                copy.Dispose();
                throw;
            }
        }

        public void Dispose() => folder.Delete(recursive: true);

        private static void Copy(LibraryDirectory directory, RelativePath from, string to)
        {
            using var source = directory.OpenRead(from);
            using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
            source.CopyTo(target);
        }
    }
}
