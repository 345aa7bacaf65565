using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>
/// A connection to <c>library.db</c> that expects the file to be a stranger's: no link is followed, the schema is not
/// trusted, views and triggers are off, and no statement runs without end (https://www.sqlite.org/security.html).
/// </summary>
internal sealed class IndexDatabase : IDisposable
{
    // https://www.sqlite.org/c3ref/c_open_autoproxy.html
    private const int NoFollow = 0x01000000;

    // https://www.sqlite.org/c3ref/c_dbconfig_defensive.html
    private const int EnableTrigger = 1003;
    private const int Defensive = 1010;
    private const int EnableView = 1015;

    // https://www.sqlite.org/c3ref/c_limit_attached.html, in its order.
    private static readonly (int Limit, int Most)[] Limits =
    [
        (0, 1 << 28),
        (1, 1 << 16),
        (2, 64),
        (3, 64),
        (4, 4),
        (5, 1 << 16),
        (6, 8),
        (7, 0),
        (8, 64),
        (9, 16),
        (10, 1),
        (11, 0),
    ];

    private const int BusyMilliseconds = 30_000;

    // A statement over a million rows takes some tens of millions of steps.
    private const int StepsBetweenLooks = 1 << 20;
    private const int MostLooks = 1 << 11;

    private readonly Dictionary<string, sqlite3_stmt> statements = new(StringComparer.Ordinal);
    private int looks;

    private IndexDatabase(sqlite3 handle) => Handle = handle;

    /// <summary>The open database.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Opens a database.</summary>
    /// <param name="path">Its path without links, or a URI.</param>
    /// <param name="isUnchanging">Whether it is only read, and its files are taken to lie still.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static IndexDatabase Open(string path, bool isUnchanging)
    {
        Batteries_V2.Init();
        var flags = isUnchanging
            ? raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI
            : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var result = raw.sqlite3_open_v2(path, out var handle, flags | NoFollow, null);
        var database = new IndexDatabase(handle);
        try
        {
            database.Check(result);
            database.Confine();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>What is said of an index whose content is not of its form.</summary>
    public static SqliteException Damage(string what) => new(what, raw.SQLITE_CORRUPT);

    /// <summary>Runs statements without parameters.</summary>
    public void RunScript(string sql)
    {
        looks = 0;
        Check(raw.sqlite3_exec(Handle, sql));
    }

    /// <summary>Runs one statement.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        var result = raw.sqlite3_step(statement);
        while (result == raw.SQLITE_ROW)
        {
            result = raw.sqlite3_step(statement);
        }

        raw.sqlite3_reset(statement);
        Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
    }

    /// <summary>Reads the rows of one statement.</summary>
    public List<T> Query<T>(string sql, RowReader<T> read, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql, values);
        try
        {
            var rows = new List<T>();
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                rows.Add(read(new IndexRow(statement)));
            }

            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            return rows;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Throws where a result is an error.</summary>
    public void Check(int result) => SqliteException.ThrowExceptionForRC(result, Handle);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        Handle.Dispose();
    }

    private void Confine()
    {
        foreach (var (limit, most) in Limits)
        {
            raw.sqlite3_limit(Handle, limit, most);
        }

        foreach (var (option, value) in (ReadOnlySpan<(int, int)>)[(EnableTrigger, 0), (EnableView, 0), (Defensive, 1)])
        {
            raw.sqlite3_db_config(Handle, option, value, out _);
        }

        raw.sqlite3_busy_timeout(Handle, BusyMilliseconds);
        raw.sqlite3_progress_handler(Handle, StepsBetweenLooks, _ => ++looks > MostLooks ? 1 : 0, null);
        RunScript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
    }

    /// <summary>A statement, compiled once: a post of hundreds of pictures runs the same few over and over.</summary>
    private sqlite3_stmt Prepare(string sql, ReadOnlySpan<object?> values)
    {
        looks = 0;
        if (!statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(Handle, sql, out statement));
            statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            Check(
                values[i] switch
                {
                    null => raw.sqlite3_bind_null(statement, i + 1),
                    long number => raw.sqlite3_bind_int64(statement, i + 1, number),
                    var value => raw.sqlite3_bind_text(statement, i + 1, value.ToString()),
                }
            );
        }

        return statement;
    }
}
