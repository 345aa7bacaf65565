using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Tracking.Catalogue;

/// <summary>Reads the catalogue's entries; an unknown field is a mistake in the file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(HostSetData))]
[JsonSerializable(typeof(LinkOwnerData))]
[JsonSerializable(typeof(ParameterData))]
[JsonSerializable(typeof(BeaconData))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
