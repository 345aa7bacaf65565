using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// The index in SQLite: which post has which slug, which URL gave which body, who uses what, and the hashes of the files that
/// were made from them.
/// </summary>
internal sealed partial class LibraryIndex : ILibraryIndex
{
    private readonly Lock gate = new();
    private readonly IndexDatabase database;

    // What this run put is needed once more, for the library's page.
    private readonly Dictionary<string, BrowseEntry> browsed = new(StringComparer.Ordinal);
    private IndexCommands? rows;

    private LibraryIndex(IndexDatabase database) => this.database = database;

    private IndexCommands Rows => rows ??= new IndexCommands(database.Handle);

    /// <inheritdoc/>
    public bool IsBuilt
    {
        get
        {
            lock (gate)
            {
                return IndexSchema.IsBuilt(database);
            }
        }
    }

    /// <inheritdoc/>
    public IndexedPost? FindPost(string identity) =>
        QuerySingle(
            "SELECT identity, slug, original_sha256, local_files, complete FROM posts WHERE identity = $1",
            ReadPost,
            identity
        );

    /// <inheritdoc/>
    public IReadOnlyList<IndexedPost> Posts() =>
        Query("SELECT identity, slug, original_sha256, local_files, complete FROM posts ORDER BY slug", ReadPost);

    /// <inheritdoc/>
    public KnownAsset? FindByUrl(string url) =>
        QuerySingle(
            "SELECT asset, fetch FROM urls JOIN assets USING (sha256) WHERE url = $1",
            row => new KnownAsset(ReadAsset(row), ReadJson(row.Bytes(1), LineJson.Readable.ManifestFetch)),
            url
        );

    /// <inheritdoc/>
    public ManifestAsset? FindAsset(string sha256) =>
        QuerySingle("SELECT asset FROM assets WHERE sha256 = $1", ReadAsset, sha256);

    /// <inheritdoc/>
    public void Begin(Slug slug) =>
        InTransaction(() =>
        {
            Execute("UPDATE posts SET complete = 0, local_files = NULL WHERE slug = $1", slug);
            ForgetFiles(slug);
        });

    /// <inheritdoc/>
    public void Put(
        IndexedPost post,
        IReadOnlyList<ManifestAsset> assets,
        IReadOnlyList<FileHash> files,
        BrowseEntry? shown = null
    ) =>
        InTransaction(() =>
        {
            Execute("DELETE FROM uses WHERE slug = $1", post.Slug);
            Execute(
                "INSERT OR REPLACE INTO posts VALUES ($1, $2, $3, $4, $5)",
                post.Identity,
                post.Slug,
                post.OriginalSha256,
                post.LocalFiles,
                post.IsComplete ? 1L : 0L
            );
            PutAssets(post.Slug, assets);
            ForgetFiles(post.Slug);
            foreach (var file in files)
            {
                PutFile(file);
            }

            if (shown is not null)
            {
                PutBrowse(shown);
            }
        });

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, BrowseEntry> BrowseEntries() =>
        Query(
                "SELECT slug, stamp, post, localised FROM browse",
                row => browsed.GetValueOrDefault(row.Text(0)) ?? ReadBrowse(row)
            )
            .DistinctBy(entry => entry.Post.Slug)
            .ToDictionary(entry => entry.Post.Slug.ToString(), StringComparer.Ordinal);

    /// <inheritdoc/>
    public void PutBrowse(IReadOnlyList<BrowseEntry> changed, IReadOnlyList<string> gone) =>
        InTransaction(() =>
        {
            foreach (var slug in gone)
            {
                browsed.Remove(slug);
                Execute("DELETE FROM browse WHERE slug = $1", slug);
            }

            foreach (var entry in changed)
            {
                PutBrowse(entry);
            }
        });

    /// <inheritdoc/>
    public void Clear()
    {
        lock (gate)
        {
            browsed.Clear();
            Execute("PRAGMA user_version = 0");
            database.RunScript(
                "DELETE FROM posts; DELETE FROM assets; DELETE FROM urls; DELETE FROM uses; DELETE FROM browse; DELETE FROM files;"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rows?.Dispose();
        database.Dispose();
    }

    private static ManifestAsset ReadAsset(IndexRow row)
    {
        var asset = ReadJson(row.Bytes(0), LineJson.Readable.ManifestAsset);
        return ManifestSchema.Errors(asset).FirstOrDefault() is { } error ? throw IndexDatabase.Damage(error) : asset;
    }

    private static BrowseEntry ReadBrowse(IndexRow row)
    {
        var post = ReadJson(row.Bytes(2), BrowseJson.Readable.BrowsePost);
        return string.Equals(post.Slug, row.Text(0), StringComparison.Ordinal)
            ? new BrowseEntry(row.Text(1), post, row.Text(3))
            : throw IndexDatabase.Damage($"browse.post is of '{post.Slug}', not of '{row.Text(0)}'");
    }

    private static IndexedPost ReadPost(IndexRow row) =>
        new(row.Text(0), ReadSlug(row, 1), row.Text(2), row.TextOrNull(3), row.Integer(4) != 0);

    private static Slug ReadSlug(IndexRow row, int column) =>
        Slug.TryParse(row.Text(column), out var slug)
            ? slug
            : throw IndexDatabase.Damage($"'{row.Text(column)}' is not the name of a post's folder");

    private static T ReadJson<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return StrictJson.Read(json, type);
        }
        catch (JsonException exception)
        {
            throw IndexDatabase.Damage(exception.Message);
        }
    }

    private void PutAssets(Slug slug, IReadOnlyList<ManifestAsset> assets)
    {
        foreach (var asset in assets)
        {
            Rows.Put(asset, slug);
        }
    }

    private void PutBrowse(BrowseEntry entry)
    {
        Rows.Put(entry);
        browsed[entry.Post.Slug] = entry;
    }

    private T? QuerySingle<T>(string sql, RowReader<T> read, params ReadOnlySpan<object?> values)
        where T : class => Query(sql, read, values) is [var first, ..] ? first : null;

    private List<T> Query<T>(string sql, RowReader<T> read, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            return database.Query(sql, read, values);
        }
    }

    private void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            database.Execute(sql, values);
        }
    }

    private void InTransaction(Action change)
    {
        lock (gate)
        {
            database.Execute("BEGIN");
            try
            {
                change();
                database.Execute("COMMIT");
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    private void RollBack()
    {
        try
        {
            database.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has done it already where the disk is full (https://www.sqlite.org/lang_transaction.html).
        }
    }
}
