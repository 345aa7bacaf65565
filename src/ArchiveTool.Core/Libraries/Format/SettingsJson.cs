using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>The form of <c>library.json</c>: what it leaves out is as in a new library.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(LibrarySettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
