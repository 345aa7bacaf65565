using System.Text;
using AngleSharp.Dom;

namespace ArchiveTool.Core.Exports.Markdown;

/// <summary>A table as GitHub's Markdown has it; tables with spans, blocks or tables in them stay HTML.</summary>
internal static class MarkdownTable
{
    /// <summary>The table, or null if it must stay HTML.</summary>
    public static string? Write(IElement table, MarkdownInlines inlines)
    {
        var rows = table
            .QuerySelectorAll("tr")
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(row => row.Count > 0)
            .ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if (
            columns == 0
            || table.QuerySelector(
                "table, td[colspan], th[colspan], td[rowspan], th[rowspan], caption, pre, ul, ol, blockquote"
            )
                is not null
        )
        {
            return null;
        }

        var text = new StringBuilder();
        AppendRow(text, rows[0].Select(cell => inlines.Line(cell.ChildNodes)), columns);
        AppendRow(text, Enumerable.Repeat("---", columns), columns);
        foreach (var row in rows.Skip(1))
        {
            AppendRow(text, row.Select(cell => inlines.Line(cell.ChildNodes)), columns);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells, int columns)
    {
        var row = cells.ToList();
        text.Append("| ").AppendJoin(" | ", row.Concat(Enumerable.Repeat("", columns - row.Count))).Append(" |\n");
    }
}
