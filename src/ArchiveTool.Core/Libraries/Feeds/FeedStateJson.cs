using System.Text.Json.Serialization;
using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Libraries.Feeds;

/// <summary>The form of a feed's <c>state.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    Converters = [typeof(UtcDate)],
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(FeedState))]
internal sealed partial class FeedStateJson : JsonSerializerContext;
