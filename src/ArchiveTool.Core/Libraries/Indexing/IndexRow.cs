using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>One row of the index; what is of another type than the tables promise makes the index a damaged one.</summary>
internal readonly ref struct IndexRow(sqlite3_stmt statement)
{
    /// <summary>A text.</summary>
    /// <exception cref="SqliteException">There is something else.</exception>
    public string Text(int column) => TextOrNull(column) ?? throw Damage(column);

    /// <summary>A text or null.</summary>
    /// <exception cref="SqliteException">There is something else.</exception>
    public string? TextOrNull(int column) =>
        raw.sqlite3_column_type(statement, column) switch
        {
            raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, column).utf8_to_string(),
            raw.SQLITE_NULL => null,
            _ => throw Damage(column),
        };

    /// <summary>A text's bytes, valid until the next row.</summary>
    /// <exception cref="SqliteException">There is something else.</exception>
    public ReadOnlySpan<byte> Bytes(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_TEXT
            ? raw.sqlite3_column_blob(statement, column)
            : throw Damage(column);

    /// <summary>A number.</summary>
    /// <exception cref="SqliteException">There is something else.</exception>
    public long Integer(int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_INTEGER
            ? raw.sqlite3_column_int64(statement, column)
            : throw Damage(column);

    private SqliteException Damage(int column) =>
        IndexDatabase.Damage(
            $"{raw.sqlite3_column_name(statement, column).utf8_to_string()} holds another type of value"
        );
}
