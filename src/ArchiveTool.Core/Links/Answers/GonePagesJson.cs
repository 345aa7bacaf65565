using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>The form of <c>gone-pages.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GonePageSigns))]
internal sealed partial class GonePagesJson : JsonSerializerContext;
