using System.Text.Json;
using ArchiveTool.Core.Files;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries;

/// <summary>An open library: one writer, its lock held, its journal and index at hand.</summary>
public sealed class Library : IDisposable
{
    // https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly LibraryLock held;
    private readonly Lock gate = new();
    private readonly HashSet<string> unfinished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> identities = new(StringComparer.OrdinalIgnoreCase);

    private Library(LibraryLayout layout, LibraryLock held, LibraryIndex index, Journal journal)
    {
        Layout = layout;
        Index = index;
        Journal = journal;
        this.held = held;
        foreach (var post in index.Posts())
        {
            identities[post.Slug] = post.Identity;
        }
    }

    /// <summary>Where everything stands.</summary>
    public LibraryLayout Layout { get; }

    /// <summary>The index.</summary>
    public LibraryIndex Index { get; }

    /// <summary>The journal.</summary>
    public Journal Journal { get; }

    /// <summary>The settings in force.</summary>
    public LibrarySettings Settings { get; private set; } = LibrarySettings.Default;

    /// <summary>Whether there was no library before this opening made it.</summary>
    public bool IsNew { get; private init; }

    /// <summary>Bodies that a run which was cut off had finished, by the URLs that gave them.</summary>
    public IReadOnlyDictionary<string, KnownAsset> Pending { get; private set; } =
        new Dictionary<string, KnownAsset>(StringComparer.Ordinal);

    /// <summary>Opens the library in a folder, making it where <paramref name="create"/> is set.</summary>
    /// <param name="root">The library's folder.</param>
    /// <param name="create">Whether a folder that is no library becomes one.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<LibraryOpening> OpenAsync(string root, bool create, CancellationToken cancellationToken)
    {
        var layout = new LibraryLayout(Path.GetFullPath(root));
        if (Refusal(layout, create) is { } refusal)
        {
            return LibraryOpening.Failed(refusal);
        }

        try
        {
            Directory.CreateDirectory(layout.Temporary);
            var held = LibraryLock.TryTake(layout.Lock, out var holder);
            if (held is null)
            {
                return LibraryOpening.Failed(InUse(layout, holder));
            }

            try
            {
                var opening = await OpenLockedAsync(layout, held, cancellationToken);
                held = opening.Library is null ? held : null;
                return opening;
            }
            finally
            {
                held?.Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            return LibraryOpening.Failed($"{layout.Root} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Writes the settings, so that the next run agrees.</summary>
    public async Task SaveSettingsAsync(LibrarySettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        await WriteSettingsAsync(Layout, settings, cancellationToken);
    }

    /// <summary>Says that a post's folder is about to change.</summary>
    public void BeginPost(string slug)
    {
        Journal.Add(JournalEntry.Begin(slug));
        lock (gate)
        {
            unfinished.Add(slug);
        }

        Index.Begin(slug);
    }

    /// <summary>Says that a post's folder stands as its manifest says.</summary>
    public void FinishPost(IndexedPost post, IReadOnlyList<ManifestAsset> assets)
    {
        Index.Put(post, assets, IndexRebuilding.HashesOf(Layout, post.Slug));
        Finish(post.Slug);
    }

    /// <summary>Takes a post out; what only it used stays until <see cref="Settle"/>.</summary>
    public void RemovePost(string slug)
    {
        BeginPost(slug);
        PostSwap.Remove(Layout, slug);
        Index.Remove(slug);
        Finish(slug);
        lock (gate)
        {
            identities.Remove(slug);
        }
    }

    /// <summary>
    /// After a run that came to its end: what no post uses any more goes, and the journal keeps only what is still to
    /// be named by a manifest.
    /// </summary>
    /// <returns>How many files went, and how many bytes.</returns>
    public (int Files, long Bytes) Settle()
    {
        var swept = LibrarySweeping.Sweep(this);
        lock (gate)
        {
            var pending = Journal
                .Read(Layout.Journal)
                .Where(entry => entry.Asset is { } asset && IsPending(asset))
                .DistinctBy(entry => (entry.Asset!.Sha256, entry.Fetch?.Url));
            Journal.Keep([.. pending, .. unfinished.Select(JournalEntry.Begin)]);
        }

        return swept;
    }

    private bool IsPending(ManifestAsset asset) =>
        Index.FindAsset(asset.Sha256) is null && File.Exists(Layout.Absolute(asset.Path));

    private void Finish(string slug)
    {
        Journal.Add(JournalEntry.Finish(slug));
        lock (gate)
        {
            unfinished.Remove(slug);
        }
    }

    /// <summary>The slug of a post: the one it has, or the first that is free, taken for it.</summary>
    /// <param name="identity">The post's canonical path or URL.</param>
    public string TakeSlug(string identity)
    {
        lock (gate)
        {
            if (Index.FindPost(identity) is { } known)
            {
                return known.Slug;
            }

            var slug = Slug.Candidates(identity)
                .First(candidate =>
                    !identities.TryGetValue(candidate, out var owner)
                    || string.Equals(owner, identity, StringComparison.Ordinal)
                );
            identities[slug] = identity;
            return slug;
        }
    }

    /// <summary>Closes a new library into which nothing came, and takes away what opening it wrote.</summary>
    public void Discard()
    {
        Dispose();
        if (!IsNew)
        {
            return;
        }

        foreach (var file in (string[])[Layout.IndexPage, Layout.Settings, Layout.Database])
        {
            File.Delete(file);
        }

        Directory.Delete(Layout.Working, recursive: true);
        if (!Directory.EnumerateFileSystemEntries(Layout.Root).Any())
        {
            Directory.Delete(Layout.Root);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Index.Dispose();
        Journal.Dispose();
        held.Dispose();
    }

    private static Task WriteSettingsAsync(
        LibraryLayout layout,
        LibrarySettings settings,
        CancellationToken cancellationToken
    )
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, LibraryJson.Readable.LibrarySettings);
        return AtomicFile.WriteAsync(
            layout.Settings,
            layout.Temporary,
            (byte[])[.. json, (byte)'\n'],
            toDisk: true,
            cancellationToken
        );
    }

    /// <summary>What is said of a library that another process has.</summary>
    internal static string InUse(LibraryLayout layout, int holder) =>
        holder == 0
            ? $"{layout.Root} is in use by another process; wait until it is done"
            : $"{layout.Root} is in use by process {holder}; wait until it is done, or end it";

    /// <summary>Why a folder is no library that this program can read; null where it is one.</summary>
    internal static async Task<string?> RefusalAsync(LibraryLayout layout, CancellationToken cancellationToken)
    {
        try
        {
            return Refusal(layout, create: false) ?? (await ReadSettingsAsync(layout, cancellationToken)).Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{layout.Root} cannot be read: {exception.Message}";
        }
    }

    private static string? Refusal(LibraryLayout layout, bool create)
    {
        if (File.Exists(layout.Root))
        {
            return $"{layout.Root} is a file; name a folder for the library";
        }

        if (File.Exists(layout.Settings))
        {
            return null;
        }

        if (!create)
        {
            return $"{layout.Root} is not a library: it has no library.json; name the folder that `archivetool archive -o` wrote";
        }

        var isForeign =
            Directory.Exists(layout.Root)
            && Directory.EnumerateFileSystemEntries(layout.Root).Any(path => Path.GetFileName(path) != ".archivetool");
        return isForeign
            ? $"{layout.Root} is neither empty nor a library; name another folder, so that nothing of yours is overwritten"
            : null;
    }

    private static async Task<LibraryOpening> OpenLockedAsync(
        LibraryLayout layout,
        LibraryLock held,
        CancellationToken cancellationToken
    )
    {
        var (settings, failure) = await ReadSettingsAsync(layout, cancellationToken);
        if (failure is not null)
        {
            return LibraryOpening.Failed(failure);
        }

        // Before the index, so that what was begun here is known for a library whatever happens next.
        var isNew = settings is null;
        settings ??= LibrarySettings.Default;
        if (isNew || settings.Format < LibrarySettings.CurrentFormat)
        {
            settings = settings with { Format = LibrarySettings.CurrentFormat };
            await WriteSettingsAsync(layout, settings, cancellationToken);
        }

        var index = OpenIndex(layout);
        try
        {
            var journal = Journal.Read(layout.Journal);
            await LibraryRecovery.RecoverAsync(layout, index, journal, cancellationToken);
            if (!index.IsBuilt)
            {
                await IndexRebuilding.RebuildAsync(index, layout, cancellationToken);
            }

            var library = new Library(layout, held, index, Journal.Open(layout.Journal))
            {
                Pending = LibraryRecovery.Pending(layout, journal),
                IsNew = isNew,
                Settings = settings,
            };
            return new LibraryOpening(library, null);
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    private static async Task<(LibrarySettings? Settings, string? Failure)> ReadSettingsAsync(
        LibraryLayout layout,
        CancellationToken cancellationToken
    )
    {
        if (!File.Exists(layout.Settings))
        {
            return (null, null);
        }

        try
        {
            var json = await File.ReadAllBytesAsync(layout.Settings, cancellationToken);
            var settings = JsonSerializer.Deserialize(json, LibraryJson.Readable.LibrarySettings);
            return settings switch
            {
                null => (null, $"{layout.Settings} is empty; restore it from a copy"),
                { Format: > LibrarySettings.CurrentFormat } => (
                    null,
                    $"{layout.Root} is of format {settings.Format}, newer than this program's {LibrarySettings.CurrentFormat}; use a newer archivetool"
                ),
                _ => (settings, null),
            };
        }
        catch (JsonException exception)
        {
            return (null, $"{layout.Settings} is damaged ({exception.Message}); restore it from a copy or delete it");
        }
    }

    private static LibraryIndex OpenIndex(LibraryLayout layout)
    {
        try
        {
            return LibraryIndex.Open(layout.Database);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is NotADatabase or Corrupt)
        {
            // Not a database any more. It is built again from the manifests.
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(layout.Database + suffix);
            }

            return LibraryIndex.Open(layout.Database);
        }
    }
}
