using System.Text.Json;
using ArchiveTool.Core.Files;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries;

/// <summary>An open library: one writer, its lock held, its journal and index at hand.</summary>
public sealed class Library : IDisposable
{
    private readonly LibraryLock held;
    private readonly Lock gate = new();
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
                return LibraryOpening.Failed(
                    $"{layout.Root} is in use by process {holder}; wait until it is done, or end it"
                );
            }

            return await OpenLockedAsync(layout, held, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return LibraryOpening.Failed($"{layout.Root} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Writes the settings, so that the next run agrees.</summary>
    public async Task SaveSettingsAsync(LibrarySettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        var json = JsonSerializer.SerializeToUtf8Bytes(settings, LibraryJson.Readable.LibrarySettings);
        await AtomicFile.WriteAsync(
            Layout.Settings,
            Layout.Temporary,
            (byte[])[.. json, (byte)'\n'],
            toDisk: true,
            cancellationToken
        );
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
            held.Dispose();
            return LibraryOpening.Failed(failure);
        }

        foreach (var leftover in Directory.EnumerateFiles(layout.Temporary))
        {
            File.Delete(leftover);
        }

        var rebuild = !File.Exists(layout.Database) && Directory.Exists(layout.Posts);
        var index = OpenIndex(layout, ref rebuild);
        if (rebuild)
        {
            await IndexRebuilding.RebuildAsync(index, layout, cancellationToken);
        }

        var pending = ReadPending(layout);
        var library = new Library(layout, held, index, Journal.Open(layout.Journal))
        {
            Pending = pending,
            IsNew = settings is null,
        };
        if (settings is null)
        {
            await library.SaveSettingsAsync(LibrarySettings.Default, cancellationToken);
        }
        else
        {
            library.Settings = settings;
        }

        return new LibraryOpening(library, null);
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

    private static LibraryIndex OpenIndex(LibraryLayout layout, ref bool rebuild)
    {
        try
        {
            return LibraryIndex.Open(layout.Database);
        }
        catch (SqliteException)
        {
            // Not a database any more. It says nothing that the manifests don't.
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(layout.Database + suffix);
            }

            rebuild = true;
            return LibraryIndex.Open(layout.Database);
        }
    }

    private static Dictionary<string, KnownAsset> ReadPending(LibraryLayout layout)
    {
        var pending = new Dictionary<string, KnownAsset>(StringComparer.Ordinal);
        foreach (var entry in Journal.Read(layout.Journal))
        {
            if (entry.Fetch is { } fetch && File.Exists(layout.Absolute(entry.Asset.Path)))
            {
                pending[fetch.Url] = new KnownAsset(entry.Asset, fetch);
            }
        }

        return pending;
    }
}
