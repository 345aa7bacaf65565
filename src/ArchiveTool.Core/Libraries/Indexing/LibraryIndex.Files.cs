using ArchiveTool.Core.Libraries.Format;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <content>Files by path, what nobody uses any more, and what a verification compares.</content>
public sealed partial class LibraryIndex
{
    /// <summary>Notes that the index says all that the manifests do.</summary>
    public void MarkBuilt() => Execute($"PRAGMA user_version = {Version}");

    /// <summary>Brings what was noted into the database itself, as closing it would.</summary>
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

    /// <summary>Notes the hash of a file that is in its place.</summary>
    public void PutFile(FileHash file) =>
        Execute("INSERT OR REPLACE INTO files VALUES ($1, $2)", file.Path, file.Sha256);

    /// <summary>Forgets the hash of a file that is about to be written or removed.</summary>
    public void ForgetFile(string path) => Execute("DELETE FROM files WHERE path = $1", path);

    /// <summary>The hashes of the files that were made from what is archived, by path.</summary>
    public IReadOnlyDictionary<string, string> Files() =>
        Query("SELECT path, sha256 FROM files", row => (Path: row.GetString(0), Sha256: row.GetString(1)))
            .ToDictionary(row => row.Path, row => row.Sha256, StringComparer.Ordinal);

    /// <summary>The hashes of the bodies that each post uses.</summary>
    public ILookup<string, string> Uses() =>
        Query("SELECT slug, sha256 FROM uses", row => (Slug: row.GetString(0), Sha256: row.GetString(1)))
            .ToLookup(row => row.Slug, row => row.Sha256, StringComparer.Ordinal);

    /// <summary>The posts that use a body.</summary>
    public IReadOnlyList<string> UsersOf(string sha256) =>
        Query("SELECT slug FROM uses WHERE sha256 = $1 ORDER BY slug", row => row.GetString(0), sha256);

    /// <summary>The hash of the body that each URL gave.</summary>
    public IReadOnlyDictionary<string, string> Urls() =>
        Query("SELECT url, sha256 FROM urls", row => (Url: row.GetString(0), Sha256: row.GetString(1)))
            .ToDictionary(row => row.Url, row => row.Sha256, StringComparer.Ordinal);

    /// <summary>Bodies that a post used and none uses any more.</summary>
    public IReadOnlyList<ManifestAsset> Unused() =>
        Query(
            "SELECT asset FROM assets WHERE NOT EXISTS (SELECT 1 FROM uses WHERE uses.sha256 = assets.sha256)",
            ReadAsset
        );

    /// <summary>Forgets bodies whose files are gone.</summary>
    public void Forget(IReadOnlyList<ManifestAsset> assets) =>
        InTransaction(() =>
        {
            foreach (var asset in assets)
            {
                Execute("DELETE FROM urls WHERE sha256 = $1", asset.Sha256);
                Execute("DELETE FROM assets WHERE sha256 = $1", asset.Sha256);
            }
        });

    /// <summary>Forgets a post; what only it used becomes unused.</summary>
    public void Remove(string slug) =>
        InTransaction(() =>
        {
            Execute("DELETE FROM uses WHERE slug = $1", slug);
            Execute("DELETE FROM posts WHERE slug = $1", slug);
            ForgetFilesOf(slug);
        });

    private void ForgetFilesOf(string slug) =>
        Execute("DELETE FROM files WHERE path >= $1 AND path < $2", $"posts/{slug}/", $"posts/{slug}0");
}
