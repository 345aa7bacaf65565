using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Summaries;

/// <summary>The form in which the library's page and the index keep what the page shows.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcDate)],
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(BrowsePost))]
[JsonSerializable(typeof(IReadOnlyList<BrowseGalleryPicture>))]
[JsonSerializable(typeof(IReadOnlyList<BrowseFindingOfPost>))]
internal sealed partial class BrowseJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay readable: no value ever stands inside HTML.</summary>
    public static BrowseJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly BrowseJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
