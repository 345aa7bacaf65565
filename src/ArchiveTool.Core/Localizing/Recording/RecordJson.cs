using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>The lines of a run's record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunHeader))]
[JsonSerializable(typeof(RecordedFile))]
[JsonSerializable(typeof(RunEnd))]
internal sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>As people read it: what is not ASCII stays as it is.</summary>
    public static RecordJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly RecordJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
