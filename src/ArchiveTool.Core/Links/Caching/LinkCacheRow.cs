using System.Text.Json;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Links.Products;
using Microsoft.Data.Sqlite;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>A verdict as a row of the cache.</summary>
internal static class LinkCacheRow
{
    /// <summary>Reads the verdict of a row, of which status and reason are known already.</summary>
    public static LinkVerdict Read(SqliteDataReader row, LinkStatus status, Reason reason)
    {
        return new LinkVerdict(
            status,
            reason,
            row.IsDBNull(3) ? null : row.GetInt32(3),
            Text(row, 4),
            Text(row, 5) is { } chain
                ? JsonSerializer.Deserialize(chain, LinkCacheJson.Default.IReadOnlyListLinkRedirect)!
                : [],
            Text(row, 6)
        )
        {
            Anchors = Text(row, 7) is { } names
                ? new PageAnchors(
                    JsonSerializer
                        .Deserialize(names, LinkCacheJson.Default.IReadOnlyListString)!
                        .ToHashSet(StringComparer.Ordinal)
                )
                : null,
            Product = (ProductState)row.GetInt32(8),
        };
    }

    /// <summary>Fills the parameters of an insertion.</summary>
    public static void Fill(SqliteParameterCollection values, string question, LinkVerdict verdict, DateTimeOffset now)
    {
        object?[] row =
        [
            question,
            now.ToUnixTimeSeconds(),
            (int)verdict.Status,
            verdict.Reason.ToCode(),
            verdict.HttpStatus,
            verdict.FinalUrl,
            verdict.Redirects.Count == 0
                ? null
                : JsonSerializer.Serialize(verdict.Redirects, LinkCacheJson.Default.IReadOnlyListLinkRedirect),
            verdict.Suggestion,
            verdict.Anchors is null
                ? null
                : JsonSerializer.Serialize(
                    (IReadOnlyList<string>)[.. verdict.Anchors.Names],
                    LinkCacheJson.Default.IReadOnlyListString
                ),
            (int)verdict.Product,
        ];
        values.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            values.AddWithValue($"${i + 1}", row[i] ?? DBNull.Value);
        }
    }

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
