using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <content>Opening: to write, to read without a trace, and what is damaged.</content>
public sealed partial class LibraryIndex
{
    // https://www.sqlite.org/rescode.html
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Opens the index, making an empty one where there is none.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="isInPlace">
    /// Whether it is changed with no file beside it, for which a full disk has no room; a crash may then spoil it, and it is
    /// built again.
    /// </param>
    public static LibraryIndex Open(string path, bool isInPlace = false) =>
        Open(
            new SqliteConnectionStringBuilder { DataSource = path },
            index =>
            {
                // Until it is marked as built nothing in it is trusted, so nothing is worth waiting for the device.
                index.Execute("PRAGMA synchronous=OFF;");
                index.Execute(
                    isInPlace
                        ? "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
                        : "PRAGMA journal_mode=WAL;"
                );
                if (!index.IsBuilt)
                {
                    index.Execute(
                        "DROP TABLE IF EXISTS posts; DROP TABLE IF EXISTS assets; DROP TABLE IF EXISTS urls; DROP TABLE IF EXISTS uses; DROP TABLE IF EXISTS browse; DROP TABLE IF EXISTS files;"
                    );
                }

                index.Execute(Tables);
                index.Execute("PRAGMA synchronous=NORMAL");
            }
        );

    /// <summary>Opens the index; what is no database any more makes room for an empty one, to be built again from the manifests.</summary>
    internal static LibraryIndex OpenOrReplace(string path, bool isInPlace)
    {
        try
        {
            return Open(path, isInPlace);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is NotADatabase or Corrupt)
        {
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(path + suffix);
            }

            return Open(path, isInPlace);
        }
    }

    /// <summary>Opens an index to read it, on any medium, changing nothing: its files are taken to lie still.</summary>
    /// <exception cref="SqliteException">It is no database.</exception>
    public static LibraryIndex OpenUnchanging(string path)
    {
        // https://www.sqlite.org/uri.html#uriimmutable: no lock, no shared memory file, no recovery.
        var uri = new UriBuilder(Uri.UriSchemeFile, "") { Path = path, Query = "immutable=1" };
        return Open(
            new SqliteConnectionStringBuilder { DataSource = uri.Uri.AbsoluteUri, Mode = SqliteOpenMode.ReadOnly },
            _ => { }
        );
    }

    /// <summary>Opens a copy, so that it takes in the changes that stand beside it.</summary>
    internal static LibraryIndex OpenCopy(string path) =>
        Open(
            new SqliteConnectionStringBuilder { DataSource = path },
            index => index.Execute("PRAGMA wal_checkpoint(TRUNCATE)")
        );

    /// <summary>Opens and prepares an index; one that cannot be is closed again.</summary>
    private static LibraryIndex Open(SqliteConnectionStringBuilder where, Action<LibraryIndex> prepare)
    {
        where.Pooling = false;
        var index = new LibraryIndex(new SqliteConnection(where.ToString()));
        try
        {
            index.connection.Open();
            prepare(index);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }
}
