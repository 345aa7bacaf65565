using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Listing;

/// <summary>The JSON of <c>list</c> and <c>search</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(UtcDate)]
)]
[JsonSerializable(typeof(ListResult))]
[JsonSerializable(typeof(SearchResults))]
internal sealed partial class ListingJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay readable.</summary>
    public static ListingJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly ListingJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
