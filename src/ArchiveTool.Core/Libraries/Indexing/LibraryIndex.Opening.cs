using ArchiveTool.Core.Files;
using ArchiveTool.Core.Libraries.Format;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <content>Opening: to write, to read without a trace, and what is damaged.</content>
internal sealed partial class LibraryIndex
{
    // https://www.sqlite.org/rescode.html
    // What the file itself cannot be blamed for: permissions, locks, memory, the disk.
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Opens the index, making an empty one if there is none or where it is not one of this program's.</summary>
    /// <param name="directory">The library.</param>
    /// <param name="isInPlace">
    /// Whether it is changed with no file beside it, for which a full disk has no room; a crash may then spoil it, and it is
    /// built again.
    /// </param>
    /// <exception cref="ForeignEntryException">Something else stands in its place.</exception>
    internal static LibraryIndex OpenOrReplace(LibraryDirectory directory, bool isInPlace)
    {
        foreach (var file in Files(directory, LibraryLayout.Database))
        {
            directory.RequireFileOrNothing(file);
        }

        try
        {
            if (TryOpen(directory, isInPlace, isNew: directory.Find(LibraryLayout.Database) is null) is { } index)
            {
                return index;
            }
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            // To be built again from the manifests.
        }

        return Replace(directory, isInPlace);
    }

    /// <summary>Whether the file is at fault: not a database, corrupt, or of a format that SQLite cannot read.</summary>
    private static bool IsDamage(SqliteException exception) =>
        exception.SqliteErrorCode
            is not (Permission or Busy or Locked or OutOfMemory or ReadOnly or InputOutput or Full or CannotOpen);

    /// <summary>Makes an empty index, whatever stands in its place.</summary>
    internal static LibraryIndex Replace(LibraryDirectory directory, bool isInPlace)
    {
        foreach (var file in Files(directory, LibraryLayout.Database))
        {
            if (directory.Find(file) is { IsFolder: true })
            {
                // A folder is nobody's index, and what is in it may be somebody's.
                directory.Rename(file, RelativePath.Root / $"{file.Name}.{Path.GetRandomFileName()}.old");
            }
            else
            {
                directory.Delete(file);
            }
        }

        return TryOpen(directory, isInPlace, isNew: true)!;
    }

    /// <summary>Opens an index to read it, on any medium, changing nothing: its files are taken to lie still.</summary>
    /// <exception cref="SqliteException">It is not a database.</exception>
    internal static LibraryIndex OpenUnchanging(string path)
    {
        // https://www.sqlite.org/uri.html#uriimmutable: no lock, no shared memory file, no recovery.
        var uri = new UriBuilder(Uri.UriSchemeFile, "") { Path = path, Query = "immutable=1" };
        return new LibraryIndex(IndexDatabase.Open(uri.Uri.AbsoluteUri, isUnchanging: true));
    }

    /// <summary>Takes into a copy the changes that stand beside it.</summary>
    internal static void TakeInChanges(string path)
    {
        using var database = IndexDatabase.Open(path, isUnchanging: false);
        database.RunScript("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static IEnumerable<RelativePath> Files(LibraryDirectory directory, RelativePath database) =>
        Companions.Select(suffix => database.Parent / (database.Name + suffix)).Prepend(database);

    /// <summary>Opens and prepares an index; null if it holds other tables, or was left half built.</summary>
    private static LibraryIndex? TryOpen(LibraryDirectory directory, bool isInPlace, bool isNew)
    {
        var path = Path.Combine(directory.CanonicalRoot, LibraryLayout.Database.Name);
        var database = IndexDatabase.Open(path, isUnchanging: false);
        try
        {
            // Until it is marked as built nothing in it is trusted, so nothing is worth waiting for the device.
            database.RunScript(
                isInPlace
                    ? "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
                    : "PRAGMA synchronous=OFF; PRAGMA journal_mode=WAL;"
            );
            if (isNew)
            {
                database.RunScript(IndexSchema.Script);
            }
            else if (!IndexSchema.IsBuilt(database))
            {
                database.Dispose();
                return null;
            }

            database.RunScript("PRAGMA synchronous=NORMAL");
            return new LibraryIndex(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
