using System.Collections.Concurrent;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media.Store;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>
/// Proves that a library is whole: every hash, every manifest, every reference, every thumbnail, what no manifest names,
/// and the index. It changes nothing, so a library on a read-only medium can be verified.
/// </summary>
public sealed class LibraryVerification : IDisposable
{
    // What desktops leave in every folder that was looked at.
    private static readonly HashSet<string> Litter = new(StringComparer.OrdinalIgnoreCase)
    {
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    };

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
        MaxRecursionDepth = 8,
    };

    private readonly LibraryLayout layout;
    private readonly LibraryLock? held;

    private LibraryVerification(LibraryLayout layout, LibraryLock? held)
    {
        this.layout = layout;
        this.held = held;
    }

    /// <summary>Opens a library to look at it. No writer may come until it is disposed.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<VerifyOpening> OpenAsync(string root, CancellationToken cancellationToken)
    {
        var layout = new LibraryLayout(Path.GetFullPath(root));
        if (await LibraryRefusal.OfAsync(layout, cancellationToken) is { } refusal)
        {
            return new VerifyOpening(null, refusal);
        }

        try
        {
            LibraryLock? held = null;
            if (File.Exists(layout.Lock))
            {
                held = LibraryLock.TryShare(layout.Lock, out var holder);
                if (held is null)
                {
                    return new VerifyOpening(null, LibraryRefusal.InUse(layout, holder));
                }
            }

            return new VerifyOpening(new LibraryVerification(layout, held), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new VerifyOpening(null, $"{layout.Root} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Verifies everything.</summary>
    /// <param name="cancellationToken">Ends it; nothing was found then.</param>
    /// <exception cref="IOException">The library's folders cannot be listed.</exception>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Verify(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();

    private VerifyReport Verify(CancellationToken cancellationToken)
    {
        var problems = new ConcurrentBag<LibraryDamage>();
        var present = Present();
        var journal = Journal.Read(layout.Journal);
        var pending = LibraryRecovery.Unfinished(journal);
        var slugs = Slugs(present).Where(slug => !IsCutOff(slug, present, pending)).ToList();
        var (index, damage) = IndexVerification.Read(layout, isBegun: slugs.Count > 0);
        Add(problems, damage);

        var needed = new NeededFiles();
        var posts = new PostVerification(layout, present, needed);
        InParallel(slugs, slug => AddAll(problems, Guarded($"posts/{slug}", () => posts.Verify(slug))));

        var files = new FileVerification(
            layout,
            present,
            needed,
            index?.Files ?? new Dictionary<string, string>(StringComparer.Ordinal)
        );
        InParallel(files.Paths, path => Add(problems, files.Verify(path)));
        AddAll(problems, Orphans(present, needed, journal, index, pending));
        AddAll(problems, index?.Differences(needed, pending) ?? []);
        // A run that was cut off makes them when it is taken up again.
        AddAll(problems, slugs.Count > 0 && journal.Count == 0 ? LostPages() : []);
        return new VerifyReport(
            slugs.Count,
            files.Files,
            files.Bytes,
            [
                .. problems
                    .OrderBy(item => item.Path, StringComparer.Ordinal)
                    .ThenBy(item => item.Message, StringComparer.Ordinal),
            ]
        );

        void InParallel<T>(IEnumerable<T> items, Action<T> act) =>
            Parallel.ForEach(
                Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions
                {
                    CancellationToken = cancellationToken,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                },
                act
            );
    }

    /// <summary>The pages for browsing, which stand beside the posts and are made from their manifests.</summary>
    private IEnumerable<LibraryDamage> LostPages() =>
        layout
            .BrowsePages.Where(path => !File.Exists(path))
            .Select(layout.Relative)
            .Select(path => new LibraryDamage(
                DamageKind.PageMissing,
                path,
                $"{path} is missing; run archivetool verify --repair to make it again"
            ));

    /// <summary>A post whose folder a killed run had out of its place; the next run puts it back.</summary>
    private static bool IsCutOff(string slug, HashSet<string> present, IReadOnlySet<string> pending) =>
        pending.Contains(slug) && !present.Contains($"posts/{slug}/manifest.json");

    private static IEnumerable<LibraryDamage> Guarded(string path, Func<IEnumerable<LibraryDamage>> verify)
    {
        try
        {
            return verify();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return
            [
                new LibraryDamage(
                    DamageKind.Unreadable,
                    path,
                    $"{path} cannot be read: {exception.Message}; look at the disk"
                ),
            ];
        }
    }

    private static void Add(ConcurrentBag<LibraryDamage> problems, LibraryDamage? damage)
    {
        if (damage is not null)
        {
            problems.Add(damage);
        }
    }

    private static void AddAll(ConcurrentBag<LibraryDamage> problems, IEnumerable<LibraryDamage> found)
    {
        foreach (var damage in found)
        {
            problems.Add(damage);
        }
    }

    /// <summary>Every file where only the tool writes, by path.</summary>
    private HashSet<string> Present() =>
        ((string[])[layout.Posts, layout.Assets, layout.Thumbnails])
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", Deep))
            .Where(path => !Litter.Contains(Path.GetFileName(path)))
            .Select(layout.Relative)
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Slugs(HashSet<string> present) =>
        present
            .Select(path => path.Split('/'))
            .Where(parts => parts is ["posts", _, _, ..])
            .Select(parts => parts[1])
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<LibraryDamage> Orphans(
        HashSet<string> present,
        NeededFiles needed,
        IReadOnlyList<JournalEntry> journal,
        IndexVerification? index,
        IReadOnlySet<string> pending
    )
    {
        var spared = journal
            .Select(entry => entry.Asset)
            .OfType<ManifestAsset>()
            .Select(asset => asset.Sha256)
            .Concat(index?.Spared(needed) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        var named = needed.Assets.Values.Select(asset => asset.Sha256).ToHashSet(StringComparer.Ordinal);
        var unread = needed.AreComplete ? "" : " that can be read";
        foreach (var path in present.Where(path => !needed.Contains(path)))
        {
            if (IsOfAnotherKind(path))
            {
                continue;
            }

            yield return new LibraryDamage(
                DamageKind.Orphan,
                path,
                $"{path} is named by no manifest{unread}; move it elsewhere, or run archivetool verify --repair to remove it"
            );
        }

        bool IsOfAnotherKind(string path)
        {
            var parts = path.Split('/');
            var sha256 = Path.GetFileName(path).Split('.')[0];
            return parts[0] switch
            {
                "assets" => spared.Contains(sha256) && path == AssetPath(sha256, path),
                // One of other settings: thumbnails --prune is for these.
                "thumbnails" => ThumbnailLayout.TryParse(path, out var image)
                    && (named.Contains(image) || spared.Contains(image)),
                // A folder without a readable manifest is named as that.
                _ => parts.Length > 2 && (pending.Contains(parts[1]) || !needed.Posts.ContainsKey(parts[1])),
            };
        }
    }

    private static string? AssetPath(string sha256, string path) =>
        ContentName.IsHash(sha256) && ContentName.IsExtension(ContentName.ExtensionOf(path))
            ? AssetStore.RelativePathOf(sha256, ContentName.ExtensionOf(path))
            : null;
}
