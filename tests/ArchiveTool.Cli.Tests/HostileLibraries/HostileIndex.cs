using Microsoft.Data.Sqlite;

namespace ArchiveTool.Cli.Tests.HostileLibraries;

/// <summary>An index that says what it likes, in rows and in its schema.</summary>
internal static class HostileIndex
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";

    private static readonly (string Table, string Column)[] Columns =
    [
        ("posts", "identity"),
        ("posts", "slug"),
        ("posts", "original_sha256"),
        ("posts", "local_files"),
        ("posts", "complete"),
        ("assets", "sha256"),
        ("assets", "asset"),
        ("urls", "url"),
        ("urls", "sha256"),
        ("urls", "fetch"),
        ("uses", "slug"),
        ("uses", "sha256"),
        ("browse", "slug"),
        ("browse", "stamp"),
        ("browse", "post"),
        ("browse", "localised"),
        ("files", "path"),
        ("files", "sha256"),
    ];

    private static readonly string[] Schemas =
    [
        $"DROP TABLE posts; CREATE VIEW posts AS {Endless} 'x' identity, 'x' slug, 'x' original_sha256, NULL local_files, 1 complete FROM n",
        $"DROP TABLE uses; CREATE VIEW uses AS {Endless} 'x' slug, 'x' sha256 FROM n",
        $"DROP TABLE browse; CREATE VIEW browse AS {Endless} 'x' slug, 'x' stamp, 'x' post, 'x' localised FROM n",
        "CREATE TRIGGER planted AFTER INSERT ON files BEGIN DELETE FROM posts; END",
        "CREATE TRIGGER planted AFTER DELETE ON uses BEGIN INSERT INTO assets VALUES ('x', 'x'); END",
        "DROP TABLE posts; CREATE TABLE posts (identity, slug, original_sha256, local_files, complete); INSERT INTO posts VALUES (NULL, NULL, NULL, NULL, NULL)",
        "DROP TABLE assets; CREATE TABLE assets (sha256, asset); INSERT INTO assets VALUES (NULL, NULL), (1, x'00ff')",
        "DROP TABLE files; CREATE TABLE files (path, sha256); INSERT INTO files VALUES (NULL, NULL)",
        "DROP TABLE browse",
        "CREATE TABLE more (one)",
        "CREATE INDEX more ON posts (complete)",
        "PRAGMA user_version = 99",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 7; PRAGMA encoding",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE posts (' || char(0) WHERE name = 'posts'",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'uses'",
    ];

    /// <summary>Every column with every hostile value, in texts, in JSON and as other types.</summary>
    public static IEnumerable<HostileCase> List(Canaries canaries, string template)
    {
        foreach (var (table, column) in Columns)
        {
            foreach (var (name, json) in HostileValues.List(canaries))
            {
                var text =
                    json is ['"', ..] && !json.Contains("\\ud800", StringComparison.Ordinal)
                        ? System.Text.Json.JsonDocument.Parse(json).RootElement.GetString()!
                        : json;
                yield return Change($"{table}.{column} = {name}", $"UPDATE OR REPLACE {table} SET {column} = $1", text);
            }

            foreach (var value in (string[])["NULL", "x'00ff80'", "1", "1.5"])
            {
                yield return Change(
                    $"{table}.{column} = {value}",
                    $"UPDATE OR IGNORE {table} SET {column} = {value}",
                    null
                );
            }
        }

        foreach (
            var (table, column, key) in ((string, string, string)[])
                [("assets", "asset", "sha256"), ("urls", "fetch", "url"), ("browse", "post", "slug")]
        )
        {
            var row = ReadOne(
                Path.Combine(template, "library.db"),
                $"SELECT {column} FROM {table} ORDER BY {key} LIMIT 1"
            );
            foreach (var (name, json) in HostileFields.List(row, canaries))
            {
                yield return Change(
                    $"{table}.{column}.{name}",
                    $"UPDATE {table} SET {column} = $1 WHERE {key} = (SELECT MIN({key}) FROM {table})",
                    json
                );
            }
        }

        foreach (var schema in Schemas)
        {
            yield return Change(schema, schema, null);
        }

        foreach (var at in (int[])[0, 16, 18, 28, 100, 105, 4096, 4100, 8192, 12288])
        {
            yield return new HostileCase(
                $"library.db byte {at}",
                root =>
                {
                    using var file = File.OpenWrite(Path.Combine(root, "library.db"));
                    file.Position = at;
                    file.Write([0xff, 0xff, 0xff, 0xff]);
                }
            );
        }
    }

    private static HostileCase Change(string name, string sql, string? value) =>
        new($"library.db {name}", root => Run(Path.Combine(root, "library.db"), sql, value));

    private static string ReadOne(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (string)command.ExecuteScalar()!;
    }

    private static void Run(string database, string sql, string? value)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those above.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (value is not null)
        {
            command.Parameters.AddWithValue("$1", value);
        }

        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // A constraint keeps this value out; SQLite itself may refuse what the schema says afterwards.
        }
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }
}
