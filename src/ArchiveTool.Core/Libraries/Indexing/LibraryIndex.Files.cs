using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <content>Files by path, what nobody uses any more, and what a verification compares.</content>
internal sealed partial class LibraryIndex
{
    /// <inheritdoc/>
    public void MarkBuilt() => Execute($"PRAGMA user_version = {IndexSchema.Version}");

    /// <inheritdoc/>
    public void Checkpoint()
    {
        try
        {
            Execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // All of it is noted beside the database already; closing it tries once more.
        }
    }

    /// <inheritdoc/>
    public void PutFile(FileHash file) =>
        Execute("INSERT OR REPLACE INTO files VALUES ($1, $2)", file.Path.ToString(), file.Sha256);

    /// <inheritdoc/>
    public void ForgetFile(RelativePath path) => Execute("DELETE FROM files WHERE path = $1", path.ToString());

    /// <summary>The hashes of the files that were made from what is archived, by path.</summary>
    public IReadOnlyDictionary<string, string> Files() =>
        Query("SELECT path, sha256 FROM files", row => (Path: row.Text(0), Sha256: row.Text(1)))
            .DistinctBy(row => row.Path, StringComparer.Ordinal)
            .ToDictionary(row => row.Path, row => row.Sha256, StringComparer.Ordinal);

    /// <summary>The hashes of the bodies that each post uses.</summary>
    public ILookup<string, string> Uses() =>
        Query("SELECT slug, sha256 FROM uses", row => (Slug: row.Text(0), Sha256: row.Text(1)))
            .ToLookup(row => row.Slug, row => row.Sha256, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<Slug> GetUsers(string sha256) =>
        Query("SELECT slug FROM uses WHERE sha256 = $1 ORDER BY slug", row => ReadSlug(row, 0), sha256);

    /// <summary>The hash of the body that each URL gave.</summary>
    public IReadOnlyDictionary<string, string> Urls() =>
        Query("SELECT url, sha256 FROM urls", row => (Url: row.Text(0), Sha256: row.Text(1)))
            .DistinctBy(row => row.Url, StringComparer.Ordinal)
            .ToDictionary(row => row.Url, row => row.Sha256, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<ManifestAsset> Unused() =>
        Query(
            "SELECT asset FROM assets WHERE NOT EXISTS (SELECT 1 FROM uses WHERE uses.sha256 = assets.sha256)",
            row => ReadAsset(row)
        );

    /// <inheritdoc/>
    public IReadOnlyList<ManifestAsset> FindByExtension(IReadOnlyList<string> extensions) =>
        Query(
            "SELECT asset FROM assets WHERE "
                + string.Join(" OR ", extensions.Select((_, i) => $"instr(asset, sha256 || ${i + 1}) > 0")),
            ReadAsset,
            [.. extensions.Select(extension => "." + extension)]
        );

    /// <summary>Reads every row as it would be used, for what is not of its form.</summary>
    /// <exception cref="SqliteException">Something is not.</exception>
    internal void CheckRows()
    {
        var found = Query("PRAGMA quick_check(1)", row => row.Text(0));
        if (found is not ["ok"])
        {
            throw IndexDatabase.Damage(found is [var what, ..] ? what : "it could not be checked");
        }

        Query("SELECT asset FROM assets", row => ReadAsset(row).Bytes);
        Query("SELECT fetch FROM urls", row => ReadJson(row.Bytes(0), LineJson.Readable.ManifestFetch).HttpStatus);
        Query("SELECT slug, stamp, post, localised FROM browse", row => ReadBrowse(row).Stamp.Length);
        Query("SELECT path FROM files", row => ReadPath(row).IsAsset);
        Query("SELECT slug FROM uses", row => ReadSlug(row, 0) is not null);
    }

    private static LibraryPath ReadPath(IndexRow row) =>
        LibraryPath.TryParse(row.Text(0), out var path)
            ? path
            : throw IndexDatabase.Damage($"'{row.Text(0)}' is not a path in a library");

    /// <inheritdoc/>
    public void Forget(IReadOnlyList<ManifestAsset> assets) =>
        InTransaction(() =>
        {
            foreach (var asset in assets)
            {
                Execute("DELETE FROM urls WHERE sha256 = $1", asset.Sha256);
                Execute("DELETE FROM assets WHERE sha256 = $1", asset.Sha256);
            }
        });

    /// <inheritdoc/>
    public void Remove(Slug slug) =>
        InTransaction(() =>
        {
            Execute("DELETE FROM uses WHERE slug = $1", slug);
            Execute("DELETE FROM posts WHERE slug = $1", slug);
            ForgetFiles(slug);
        });

    private void ForgetFiles(Slug slug) =>
        Execute("DELETE FROM files WHERE path >= $1 AND path < $2", $"posts/{slug}/", $"posts/{slug}0");
}
