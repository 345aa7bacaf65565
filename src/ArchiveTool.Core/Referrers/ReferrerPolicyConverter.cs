using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Referrers;

/// <summary>Reads and writes a referrer policy as its keyword.</summary>
internal sealed class ReferrerPolicyConverter : JsonConverter<ReferrerPolicy>
{
    /// <inheritdoc/>
    public override ReferrerPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var token = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException();
        var policy = ReferrerPolicies.Parse(token);
        return policy.ToToken() == token ? policy : throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReferrerPolicy value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToToken());
    }
}
