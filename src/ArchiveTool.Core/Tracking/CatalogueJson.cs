using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Tracking;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CatalogueData))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
