using System.Collections.Concurrent;
using ArchiveTool.Core.Files;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Indexing;
using ArchiveTool.Core.Media.Store;
using ArchiveTool.Core.Media.Thumbnails;

namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>
/// Proves that a library is whole: every hash, every manifest, every reference, every thumbnail, what no manifest names,
/// and the index. It changes nothing, so a library on a read-only medium can be verified.
/// </summary>
internal sealed class LibraryVerification : IDisposable
{
    private readonly LibraryDirectory directory;
    private readonly IDisposable? held;

    private LibraryVerification(LibraryDirectory directory, IDisposable? held)
    {
        this.directory = directory;
        this.held = held;
    }

    /// <summary>Opens a library to look at it. No writer may come until it is disposed.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<Outcome<LibraryVerification>> OpenAsync(string root, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(root);
        if (LibraryValidator.ValidatePath(path, create: false) is { } failure)
        {
            return new Failure(failure);
        }

        LibraryDirectory? directory = null;
        try
        {
            directory = LibraryDirectory.Open(path);
            var opening = await OpenAsync(directory, cancellationToken);
            directory = opening.Value is null ? directory : null;
            return opening;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Failure(LibraryValidator.Unreadable(path, exception));
        }
        finally
        {
            directory?.Dispose();
        }
    }

    private static async Task<Outcome<LibraryVerification>> OpenAsync(
        LibraryDirectory directory,
        CancellationToken cancellationToken
    )
    {
        if (await LibraryValidator.ValidateAsync(directory, cancellationToken) is { } refusal)
        {
            return new Failure(refusal);
        }

        // What stands there in place of a file is named as damage.
        IDisposable? held = null;
        if (directory.IsFile(LibraryLayout.Lock))
        {
            held = new LibraryLock(directory).TryShare(out var holder);
            if (held is null)
            {
                return new Failure(LibraryValidator.InUse(directory, holder));
            }
        }

        return new LibraryVerification(directory, held);
    }

    /// <summary>Verifies everything.</summary>
    /// <param name="cancellationToken">Ends it; nothing was found then.</param>
    /// <exception cref="IOException">The library's folders cannot be listed.</exception>
    public Task<VerifyReport> VerifyAsync(CancellationToken cancellationToken) =>
        Task.Run(() => VerifyAllAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        held?.Dispose();
        directory.Dispose();
    }

    private async Task<VerifyReport> VerifyAllAsync(CancellationToken cancellationToken)
    {
        var problems = new ConcurrentBag<LibraryDamage>();
        var entries = new LibraryEntries(directory);
        AddAll(problems, entries.List());
        var present = entries.Files;
        var (journal, damage) = ReadJournal();
        AddAll(problems, damage);
        var pending = LibraryRecovery.Unfinished(journal);
        var slugs = entries.Slugs.Where(slug => !IsCutOff(slug, present, pending)).ToList();
        var (index, indexDamage) = IndexVerification.Read(directory, isBegun: slugs.Count > 0);
        Add(problems, indexDamage);

        var needed = new NeededFiles { AreComplete = entries.AreComplete };
        var posts = new PostVerification(directory, present, needed);
        var options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForEachAsync(
            slugs,
            options,
            async (slug, token) =>
                AddAll(problems, await GuardedAsync($"posts/{slug}", () => posts.VerifyAsync(slug, token)))
        );

        var remembered = await GuardedAsync(
            LibraryLayout.Feeds.ToString(),
            () => FeedVerification.VerifyAsync(directory, cancellationToken)
        );
        AddAll(problems, remembered);
        var files = new FileVerification(
            directory,
            present,
            needed,
            index?.Files ?? new Dictionary<string, string>(StringComparer.Ordinal)
        );
        Parallel.ForEach(
            Partitioner.Create(files.Paths, EnumerablePartitionerOptions.NoBuffering),
            options,
            path => Add(problems, files.Verify(path))
        );
        AddAll(problems, Orphans(present, needed, journal, index, pending));
        AddAll(problems, index?.Differences(needed, pending) ?? []);
        // A run that was cut off makes them when it is taken up again.
        AddAll(problems, slugs.Count > 0 && journal.Count == 0 ? BrowsingDamage(files) : []);

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
    }

    /// <summary>The journal's entries, and what is wrong with it.</summary>
    private (IReadOnlyList<JournalEntry> Entries, IReadOnlyList<LibraryDamage> Damage) ReadJournal()
    {
        var path = LibraryLayout.Journal.ToString();
        if (!directory.IsFile(LibraryLayout.Journal))
        {
            // What else stands there is named where the library's entries were listed.
            return ([], []);
        }

        try
        {
            var journal = Journal.Read(directory);
            return (
                journal.Entries,
                [
                    .. journal
                        .Refused.Take(1)
                        .Select(what => new LibraryDamage(
                            DamageKind.JournalDamaged,
                            path,
                            $"{path}: {journal.Refused.Count} lines are not acted on: {what}; run archivetool verify --rebuild-index to drop them"
                        )),
                ]
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], [Unreadable(path, exception)]);
        }
    }

    /// <summary>What is wrong with the pages for browsing; of changes only what the index knows.</summary>
    private IEnumerable<LibraryDamage> BrowsingDamage(FileVerification files) =>
        LostPages().Concat(files.ChangedPages()).DistinctBy(item => item.Path, StringComparer.Ordinal);

    /// <summary>The pages for browsing, which stand beside the posts and are made from their manifests.</summary>
    private IEnumerable<LibraryDamage> LostPages() =>
        LibraryLayout
            .BrowsePages.Where(path => directory.Find(path) is null)
            .Select(path => path.ToString())
            .Select(path => new LibraryDamage(
                DamageKind.PageMissing,
                path,
                $"{path} is missing; run archivetool verify --repair to make it again"
            ));

    /// <summary>A post whose folder a killed run had out of its place; the next run puts it back.</summary>
    private static bool IsCutOff(Slug slug, IReadOnlySet<string> present, IReadOnlySet<Slug> pending) =>
        pending.Contains(slug) && !present.Contains($"posts/{slug}/manifest.json");

    private static async Task<IReadOnlyList<LibraryDamage>> GuardedAsync(
        string path,
        Func<Task<IReadOnlyList<LibraryDamage>>> verify
    )
    {
        try
        {
            return await verify();
        }
        catch (ForeignEntryException)
        {
            // Named where the library's entries were listed.
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Unreadable(path, exception)];
        }
    }

    private static LibraryDamage Unreadable(string path, Exception exception) =>
        new(DamageKind.Unreadable, path, $"{path} cannot be read: {exception.Message}; look at the disk");

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

    private static IEnumerable<LibraryDamage> Orphans(
        IReadOnlySet<string> present,
        NeededFiles needed,
        IReadOnlyList<JournalEntry> journal,
        IndexVerification? index,
        IReadOnlySet<Slug> pending
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
                _ => parts.Length > 2
                    && Slug.TryParse(parts[1], out var slug)
                    && (pending.Contains(slug) || !needed.Posts.ContainsKey(slug)),
            };
        }
    }

    private static string? AssetPath(string sha256, string path) =>
        ContentName.IsHash(sha256) && ContentName.IsExtension(ContentName.GetExtension(path))
            ? AssetStore.GetRelativePath(sha256, ContentName.GetExtension(path))
            : null;
}
