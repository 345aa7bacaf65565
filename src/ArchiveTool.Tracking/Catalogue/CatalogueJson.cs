using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Reads <c>catalogue.json</c>; a field that is not known is a mistake in the file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(CatalogueData))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
