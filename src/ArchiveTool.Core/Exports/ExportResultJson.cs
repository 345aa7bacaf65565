using System.Text.Encodings.Web;
using System.Text.Json;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Exports;

/// <summary>Writes what an export did as <c>archivetool/export/1</c>.</summary>
internal static class ExportResultJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one document and a line end.</summary>
    public static async Task WriteAsync(ExportResult result, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(stream);
        await using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "archivetool/export/1");
            json.WriteString("kind", EnumCodes<ExportKind>.GetCode(result.Kind));
            json.WriteString("output", result.Output);
            json.WriteString("failure", result.Failure);
            json.WriteNumber("files", result.Files);
            json.WriteNumber("bytes", result.Bytes);
            json.WriteStartArray("posts");
            foreach (var post in result.Posts)
            {
                json.WriteStartObject();
                json.WriteString("slug", post.Slug);
                json.WriteString("file", post.File);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("leftOut");
            foreach (var problem in result.LeftOut)
            {
                json.WriteStartObject();
                json.WriteString("slug", problem.Slug);
                json.WriteString("message", problem.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("unknown");
            foreach (var slug in result.Unknown)
            {
                json.WriteStringValue(slug);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await stream.WriteAsync("\n"u8.ToArray());
    }
}
