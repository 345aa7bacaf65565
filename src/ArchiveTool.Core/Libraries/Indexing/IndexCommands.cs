using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArchiveTool.Core.Libraries.Format;
using ArchiveTool.Core.Libraries.Summaries;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// Puts rows into the index that hold JSON, and of which a post has hundreds: bound and run here as the bytes they are,
/// without the database layer between, which would take most of the time.
/// </summary>
/// <param name="database">The open index; each row is put in a transaction.</param>
internal sealed class IndexCommands(sqlite3 database) : IDisposable
{
    private readonly Dictionary<string, sqlite3_stmt> statements = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> text = new(4096);
    private readonly Utf8JsonWriter json = new(
        Stream.Null,
        new JsonWriterOptions { Encoder = LineJson.Readable.Options.Encoder }
    );

    /// <summary>Puts a body, that a post uses it, and the URLs that gave it.</summary>
    /// <exception cref="SqliteException">The disk is full, or the index is damaged.</exception>
    public void Put(ManifestAsset asset, Slug slug)
    {
        Run(
            "INSERT OR REPLACE INTO assets (sha256, asset) VALUES (?1, ?2)",
            Json(asset, LineJson.Readable.ManifestAsset),
            asset.Sha256
        );
        Run("INSERT OR IGNORE INTO uses (sha256, slug) VALUES (?1, ?2)", default, asset.Sha256, slug);
        foreach (var fetch in asset.Fetches)
        {
            Run(
                "INSERT OR REPLACE INTO urls (url, sha256, fetch) VALUES (?1, ?2, ?3)",
                Json(fetch, LineJson.Readable.ManifestFetch),
                fetch.Url,
                asset.Sha256
            );
        }
    }

    /// <summary>Puts what the library's page shows of a post.</summary>
    /// <exception cref="SqliteException">The disk is full, or the index is damaged.</exception>
    public void Put(BrowseEntry entry) =>
        Run(
            "INSERT OR REPLACE INTO browse (slug, stamp, localised, post) VALUES (?1, ?2, ?3, ?4)",
            Json(entry.Post, BrowseJson.Readable.BrowsePost),
            entry.Post.Slug,
            entry.Stamp,
            entry.Localised ?? ""
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        json.Dispose();
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }
    }

    private ReadOnlySpan<byte> Json<T>(T value, JsonTypeInfo<T> type)
    {
        text.ResetWrittenCount();
        json.Reset(text);
        JsonSerializer.Serialize(json, value, type);
        return text.WrittenSpan;
    }

    /// <summary>Runs a statement: its texts first, the JSON, where there is any, last.</summary>
    private void Run(string sql, ReadOnlySpan<byte> last, params ReadOnlySpan<string> first)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(database, sql, out statement));
            statements.Add(sql, statement);
        }

        for (var i = 0; i < first.Length; i++)
        {
            Check(raw.sqlite3_bind_text(statement, i + 1, first[i]));
        }

        if (!last.IsEmpty)
        {
            Check(raw.sqlite3_bind_text(statement, first.Length + 1, last));
        }

        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
