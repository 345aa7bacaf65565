using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries;

/// <summary>Reads and writes a path in JSON; what is no path of a library is no valid JSON of it either.</summary>
internal sealed class LibraryPathJson : JsonConverter<LibraryPath>
{
    public override LibraryPath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && LibraryPath.TryParse(reader.GetString(), out var path)
            ? path
            : throw new JsonException("It is not a path in a library.");

    public override void Write(Utf8JsonWriter writer, LibraryPath value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
