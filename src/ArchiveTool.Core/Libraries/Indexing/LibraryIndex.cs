using System.Text.Json;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// The SQLite index of a library: which post has which slug, which URL gave which body, who uses what, and the hashes of
/// the files that were made from them. It can be built again from the manifests and the files.
/// </summary>
public sealed partial class LibraryIndex : IDisposable
{
    // Another number means tables of another shape: they are built again.
    private const long Version = 4;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS posts (
            identity TEXT PRIMARY KEY, slug TEXT NOT NULL, original_sha256 TEXT NOT NULL, local_files TEXT,
            complete INTEGER NOT NULL) WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS posts_slug ON posts (slug COLLATE NOCASE);
        CREATE TABLE IF NOT EXISTS assets (sha256 TEXT PRIMARY KEY, asset TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS urls (url TEXT PRIMARY KEY, sha256 TEXT NOT NULL, fetch TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS uses (slug TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (slug, sha256)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS uses_sha256 ON uses (sha256);
        CREATE TABLE IF NOT EXISTS browse (
            slug TEXT PRIMARY KEY, stamp TEXT NOT NULL, post TEXT NOT NULL, localised TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
        """;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;

    // What this run put is needed once more, for the library's page.
    private readonly Dictionary<string, BrowseEntry> browsed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private SqliteTransaction? transaction;
    private IndexRows? rows;

    private LibraryIndex(SqliteConnection connection) => this.connection = connection;

    private IndexRows Rows => rows ??= new IndexRows(connection.Handle!);

    /// <summary>Whether it says all that the manifests do; false for one that is new, old, or was left half built.</summary>
    public bool IsBuilt => Query("PRAGMA user_version", row => row.GetInt64(0)) is [Version];

    /// <summary>What is known of a post by its identity, or null.</summary>
    public IndexedPost? FindPost(string identity) =>
        QuerySingle(
            "SELECT identity, slug, original_sha256, local_files, complete FROM posts WHERE identity = $1",
            ReadPost,
            identity
        );

    /// <summary>All posts, by slug.</summary>
    public IReadOnlyList<IndexedPost> Posts() =>
        Query("SELECT identity, slug, original_sha256, local_files, complete FROM posts ORDER BY slug", ReadPost);

    /// <summary>The body that a URL gave, or null.</summary>
    public KnownAsset? FindByUrl(string url) =>
        QuerySingle(
            "SELECT asset, fetch FROM urls JOIN assets USING (sha256) WHERE url = $1",
            row => new KnownAsset(ReadAsset(row), ReadFetch(row.GetString(1))),
            url
        );

    /// <summary>A body by its hash, or null.</summary>
    public ManifestAsset? FindAsset(string sha256) =>
        QuerySingle("SELECT asset FROM assets WHERE sha256 = $1", ReadAsset, sha256);

    /// <summary>Notes that a post is about to be written: until it is put, nothing counts as known of its files.</summary>
    public void Begin(string slug) =>
        InTransaction(() =>
        {
            Execute("UPDATE posts SET complete = 0, local_files = NULL WHERE slug = $1", slug);
            ForgetFilesOf(slug);
        });

    /// <summary>Notes a finished post, what it uses and its files' hashes, in place of what was known of it.</summary>
    /// <param name="post">The post.</param>
    /// <param name="assets">What it uses.</param>
    /// <param name="files">The files of its folder.</param>
    /// <param name="shown">What the library's page will show of it; null to read that from its manifest then.</param>
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
                post.IsComplete ? 1 : 0
            );
            PutAssets(post.Slug, assets);
            ForgetFilesOf(post.Slug);
            foreach (var file in files)
            {
                PutFile(file);
            }

            if (shown is not null)
            {
                PutBrowse(shown);
            }
        });

    /// <summary>What the library's page showed of each post when it was last made, by slug.</summary>
    public IReadOnlyDictionary<string, BrowseEntry> BrowseEntries() =>
        Query(
                "SELECT slug, stamp, post, localised FROM browse",
                row => browsed.GetValueOrDefault(row.GetString(0)) ?? ReadBrowse(row)
            )
            .ToDictionary(entry => entry.Post.Slug, StringComparer.Ordinal);

    /// <summary>Notes what the library's page shows of posts, and forgets what it showed of others.</summary>
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

    /// <summary>Forgets everything, before it is built again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            browsed.Clear();
            Execute("PRAGMA user_version = 0");
            Execute(
                "DELETE FROM posts; DELETE FROM assets; DELETE FROM urls; DELETE FROM uses; DELETE FROM browse; DELETE FROM files;"
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        rows?.Dispose();
        connection.Dispose();
    }

    private static ManifestAsset ReadAsset(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), LineJson.Readable.ManifestAsset)!;

    private static ManifestFetch ReadFetch(string json) =>
        JsonSerializer.Deserialize(json, LineJson.Readable.ManifestFetch)!;

    private static BrowseEntry ReadBrowse(SqliteDataReader row) =>
        new(
            row.GetString(1),
            JsonSerializer.Deserialize(row.GetString(2), BrowseJson.Readable.BrowsePost)!,
            row.GetString(3)
        );

    private static IndexedPost ReadPost(SqliteDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetInt64(4) != 0
        );

    private void PutAssets(string slug, IReadOnlyList<ManifestAsset> assets)
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

    private T? QuerySingle<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class => Query(sql, read, values) is [var first, ..] ? first : null;

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    private void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (gate)
        {
            Command(sql, values).ExecuteNonQuery();
        }
    }

    private void InTransaction(Action change)
    {
        lock (gate)
        {
            using var begun = connection.BeginTransaction();
            transaction = begun;
            try
            {
                change();
                begun.Commit();
            }
            finally
            {
                transaction = null;
            }
        }
    }

    /// <summary>A statement, compiled once: a post of hundreds of pictures runs the same few over and over.</summary>
    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            // Every text is one of the constants above; what comes from outside goes in as a parameter.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            }

            commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
