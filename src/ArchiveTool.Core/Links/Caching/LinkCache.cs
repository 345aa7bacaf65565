using System.Globalization;
using System.Text.Json;
using ArchiveTool.Core.Findings;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>
/// Verdicts of earlier runs in one SQLite file, each kept for its time. Trouble with the file costs
/// the cache, never the run.
/// </summary>
internal sealed class LinkCache : IDisposable
{
    // "ALnk": tells our files from others' (https://www.sqlite.org/pragma.html#pragma_application_id).
    internal const int ApplicationId = 0x414C6E6B;
    private const int Version = 2;
    private const int MostWaiting = 512;

    // A run that wants fresher answers takes none from others that do not.
    private static readonly TimeSpan KeptAtLeast = TimeSpan.FromDays(30);

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS verdicts (
            question TEXT PRIMARY KEY, checked INTEGER NOT NULL, status INTEGER NOT NULL, reason TEXT NOT NULL,
            http_status INTEGER, final_url TEXT, redirects TEXT, suggestion TEXT, names TEXT,
            product INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        """;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly LinkCacheAges ages;
    private readonly TimeProvider time;
    private readonly Dictionary<string, LinkVerdict> waiting = new(StringComparer.Ordinal);
    private readonly string path;
    private SqliteCommand? find;

    private LinkCache(SqliteConnection connection, string path, LinkCacheAges ages, TimeProvider time)
    {
        this.connection = connection;
        this.path = path;
        this.ages = ages;
        this.time = time;
    }

    /// <summary>What went wrong with the file while it was used, or null. From then on nothing is found and nothing kept.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Opens a cache, making an empty one if there is none. A file that is not ours is left untouched.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ages">How long verdicts are worth something.</param>
    /// <param name="time">The clock.</param>
    public static LinkCacheOpening Open(string path, LinkCacheAges ages, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(ages);
        ArgumentNullException.ThrowIfNull(time);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                DefaultTimeout = 10,
            }.ToString()
        );
        try
        {
            connection.Open();
            var cache = new LinkCache(connection, path, ages, time);
            if (cache.GetError() is { } refusal)
            {
                connection.Dispose();
                return new LinkCacheOpening(null, GetProblem(path, refusal));
            }

            return new LinkCacheOpening(cache, null);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            return new LinkCacheOpening(null, GetProblem(path, exception.Message));
        }
    }

    /// <summary>A verdict that is still worth something, or null.</summary>
    /// <param name="question">What was asked, options that change the answer included.</param>
    public LinkVerdict? Find(string question)
    {
        lock (gate)
        {
            if (Problem is not null)
            {
                return null;
            }

            try
            {
                return Read(question);
            }
            catch (Exception exception) when (exception is SqliteException or JsonException or InvalidCastException)
            {
                Problem = GetProblem(path, exception.Message);
                return null;
            }
        }
    }

    /// <summary>Keeps a verdict, where its kind is kept.</summary>
    public void Put(string question, LinkVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        lock (gate)
        {
            if (Problem is null && ages.GetAge(verdict.Status, verdict.Reason) > TimeSpan.Zero)
            {
                waiting[question] = verdict;
                if (waiting.Count >= MostWaiting)
                {
                    Write();
                }
            }
        }
    }

    /// <summary>Writes what is not written yet, and forgets what is too old to be of use.</summary>
    public void Flush()
    {
        lock (gate)
        {
            if (Problem is null)
            {
                Write();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        find?.Dispose();
        connection.Dispose();
    }

    private static Problem GetProblem(string path, string why) =>
        new(
            ProblemCode.Input,
            Reason.Unreadable,
            path,
            $"the cache {path} was not used: {why.TrimEnd('.')}; name another file for --cache, or delete it"
        );

    /// <summary>Why the file cannot be a cache, or null; makes the tables of a new one.</summary>
    private string? GetError()
    {
        var (application, version) = (Number("PRAGMA application_id"), Number("PRAGMA user_version"));
        var isNew = application == 0 && version == 0 && Number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != ApplicationId)
        {
            return "it is the database of another program";
        }

        if (version > Version)
        {
            return "it was made by a newer version of archivetool";
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";
        command.ExecuteNonQuery();
        command.CommandText = Tables;
        command.ExecuteNonQuery();
        if (version == 1)
        {
            command.CommandText = "ALTER TABLE verdicts ADD COLUMN product INTEGER NOT NULL DEFAULT 0;";
            command.ExecuteNonQuery();
        }

        if (isNew || version < Version)
        {
            command.CommandText = "PRAGMA application_id = 1095528043; PRAGMA user_version = 2;";
            command.ExecuteNonQuery();
        }

        return null;
    }

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        // The texts are the constants above.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private LinkVerdict? Read(string question)
    {
        if (find is null)
        {
            find = connection.CreateCommand();
            find.CommandText =
                "SELECT checked, status, reason, http_status, final_url, redirects, suggestion, names, product FROM verdicts WHERE question = $1";
            find.Parameters.Add("$1", SqliteType.Text);
        }

        find.Parameters[0].Value = question;
        using var row = find.ExecuteReader();
        if (!row.Read() || !FindingCodes.TryParseReason(row.GetString(2), out var reason))
        {
            return null;
        }

        var status = (LinkStatus)row.GetInt32(1);
        var age = time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(0));
        if (age < TimeSpan.Zero || age > ages.GetAge(status, reason) || ages.GetAge(status, reason) <= TimeSpan.Zero)
        {
            return null;
        }

        return LinkCacheRow.Read(row, status, reason);
    }

    private void Write()
    {
        try
        {
            var now = time.GetUtcNow();
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT OR REPLACE INTO verdicts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
            foreach (var (question, verdict) in waiting)
            {
                LinkCacheRow.Fill(command.Parameters, question, verdict, now);
                command.ExecuteNonQuery();
            }

            command.CommandText = "DELETE FROM verdicts WHERE checked < $1";
            command.Parameters.Clear();
            var oldest = ages.Longest > KeptAtLeast ? ages.Longest : KeptAtLeast;
            command.Parameters.AddWithValue("$1", (now - oldest).ToUnixTimeSeconds());
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (SqliteException exception)
        {
            Problem = GetProblem(path, exception.Message);
        }

        waiting.Clear();
    }
}
