namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>The index's tables. A database that holds anything else, or more, is not one that this program made.</summary>
internal static class IndexSchema
{
    /// <summary>Another number means tables of another shape: they are built again.</summary>
    public const long Version = 4;

    private static readonly string[] Statements =
    [
        """
            CREATE TABLE posts (
                identity TEXT PRIMARY KEY, slug TEXT NOT NULL, original_sha256 TEXT NOT NULL, local_files TEXT,
                complete INTEGER NOT NULL) WITHOUT ROWID
            """,
        "CREATE UNIQUE INDEX posts_slug ON posts (slug COLLATE NOCASE)",
        "CREATE TABLE assets (sha256 TEXT PRIMARY KEY, asset TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE urls (url TEXT PRIMARY KEY, sha256 TEXT NOT NULL, fetch TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE uses (slug TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (slug, sha256)) WITHOUT ROWID",
        "CREATE INDEX uses_sha256 ON uses (sha256)",
        """
            CREATE TABLE browse (
                slug TEXT PRIMARY KEY, stamp TEXT NOT NULL, post TEXT NOT NULL, localised TEXT NOT NULL) WITHOUT ROWID
            """,
        "CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID",
    ];

    /// <summary>Makes the tables in an empty database.</summary>
    public static string Script => string.Join(";\n", Statements);

    /// <summary>Whether a database holds exactly these tables, finished.</summary>
    public static bool IsBuilt(IndexDatabase database) =>
        database.Query("PRAGMA user_version", row => row.Integer(0)) is [Version] && HasTables(database);

    // SQLite keeps each statement as it was written (https://www.sqlite.org/schematab.html).
    private static bool HasTables(IndexDatabase database)
    {
        var found = database.Query("SELECT sql FROM sqlite_schema LIMIT 32", row => row.TextOrNull(0));
        return found.Count == Statements.Length
            && found.OfType<string>().ToHashSet(StringComparer.Ordinal).SetEquals(Statements);
    }
}
