using System.Text.Json;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Writes a report as JSON.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report and a final line feed.</summary>
    public static async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(output, report, ReportJson.Readable.AuditReport, cancellationToken);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
