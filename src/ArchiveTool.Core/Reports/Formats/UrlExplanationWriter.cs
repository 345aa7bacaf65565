using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>Writes explanations as JSON, one object a line, in the shape that the audit report has them in.</summary>
internal sealed class UrlExplanationWriter : IDisposable
{
    private readonly IBufferWriter<byte> output;
    private readonly Utf8JsonWriter json;

    /// <summary>Writes to a buffer.</summary>
    public UrlExplanationWriter(IBufferWriter<byte> output)
    {
        this.output = output;
        json = new Utf8JsonWriter(
            output,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );
    }

    /// <summary>Writes one line.</summary>
    public void Write(UrlExplanation explanation)
    {
        json.Reset();
        JsonSerializer.Serialize(json, explanation, ReportJson.Default.UrlExplanation);
        json.Flush();
        output.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();
}
