using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Findings;

/// <summary>Reads and writes an enum of the library as its code: the member's name in kebab case.</summary>
/// <typeparam name="TEnum">The enum; its values count from 0.</typeparam>
internal sealed class CodeConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && EnumCodes<TEnum>.TryParse(reader.GetString()!, out var member)
            ? member
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(EnumCodes<TEnum>.GetEncoded(value));
    }

    /// <inheritdoc/>
    public override TEnum ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => EnumCodes<TEnum>.TryParse(reader.GetString()!, out var member) ? member : throw new JsonException();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(EnumCodes<TEnum>.GetEncoded(value));
    }
}
