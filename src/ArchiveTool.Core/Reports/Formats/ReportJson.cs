using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Reports.Formats;

/// <summary>The JSON form of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AuditReport))]
[JsonSerializable(typeof(UrlExplanation))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    // A report goes out in pieces, each of which is waited for: of the usual 16 KB there would be hundreds.
    private const int PieceLength = 1 << 18;

    public static ReportJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly ReportJson Value = new(
            new JsonSerializerOptions(Default.Options)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                DefaultBufferSize = PieceLength,
            }
        );
    }
}
