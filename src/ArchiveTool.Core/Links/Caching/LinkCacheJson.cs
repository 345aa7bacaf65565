using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>Chains and names as the cache's columns hold them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<LinkRedirect>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class LinkCacheJson : JsonSerializerContext;
