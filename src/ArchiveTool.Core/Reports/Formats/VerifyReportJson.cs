using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Libraries.Verification;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Writes what a verification found as <c>archivetool/verify/1</c>.</summary>
internal static class VerifyReportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document and a line end.</summary>
    public static async Task WriteAsync(VerifyReport report, Stream stream, CancellationToken cancellationToken)
    {
        await using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "archivetool/verify/1");
            json.WriteBoolean("whole", report.IsWhole);
            json.WriteStartArray("problems");
            foreach (var problem in report.Problems)
            {
                json.WriteStartObject();
                json.WriteString("code", problem.Code);
                json.WriteString("path", problem.Path);
                json.WriteString("message", problem.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
