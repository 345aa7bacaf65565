using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries;

/// <summary>Reads and writes a slug in JSON; what could not be a post's folder is no valid JSON.</summary>
internal sealed class SlugJson : JsonConverter<Slug>
{
    public override Slug Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Slug.TryParse(reader.GetString(), out var slug)
            ? slug
            : throw new JsonException("It is not the name of a post's folder.");

    public override void Write(Utf8JsonWriter writer, Slug value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
