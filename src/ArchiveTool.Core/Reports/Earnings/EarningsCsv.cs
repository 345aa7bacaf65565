using System.Globalization;

namespace ArchiveTool.Core.Reports.Earnings;

/// <summary>
/// The owner's links as CSV (RFC 4180), with the byte order mark without which spreadsheets take UTF-8 for something else.
/// </summary>
/// <param name="settings">How posts are named, and the clicks.</param>
internal sealed class EarningsCsv(ReportSettings settings)
{
    /// <summary>Writes the header and the rows.</summary>
    public void Write(TextWriter output, AuditReport report)
    {
        output.Write('\uFEFF');
        WriteRow(output, EarningTable.Columns);
        foreach (var row in EarningTable.Read(report, settings))
        {
            WriteRow(output, EarningTable.GetCells(row));
        }
    }

    private static void WriteRow(TextWriter output, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            output.Write(
                cells[i] is long number
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : CsvText.Cell(cells[i] as string ?? "")
            );
        }

        output.Write("\r\n");
    }
}
