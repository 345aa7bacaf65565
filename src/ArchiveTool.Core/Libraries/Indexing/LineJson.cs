using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Indexing;

/// <summary>The same JSON on one line, for the journal and for columns of the index.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcDate)],
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(ManifestAsset))]
[JsonSerializable(typeof(ManifestFetch))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class LineJson : JsonSerializerContext
{
    public static LineJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly LineJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
