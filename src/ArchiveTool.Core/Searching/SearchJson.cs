using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Searching;

/// <summary>The form of the search files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(SearchHead))]
[JsonSerializable(typeof(IReadOnlyList<SearchText>))]
[JsonSerializable(typeof(List<SearchText>))]
[JsonSerializable(typeof(IReadOnlyList<SearchedPost>))]
[JsonSerializable(typeof(List<SearchedPost>))]
[JsonSerializable(typeof(string))]
internal sealed partial class SearchJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay readable: no value ever stands inside HTML.</summary>
    public static SearchJson Readable => Instance.Value;

    // In a separate class: the generated half's static fields must be there first.
    private static class Instance
    {
        public static readonly SearchJson Value = new(
            new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
    }
}
