using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>Times in manifests: UTC, to the millisecond where there is one (<c>2021-11-25T12:44:11Z</c>).</summary>
internal sealed class UtcDate : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)
        );
}
