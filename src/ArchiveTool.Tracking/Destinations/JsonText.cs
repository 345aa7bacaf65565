using System.Text.Json;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>Finds a string in a JSON object that a link carries.</summary>
internal static class JsonText
{
    /// <summary>The value of a property of the outermost object; empty if absent.</summary>
    public static string Find(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSought = reader.ValueTextEquals(name);
                reader.Read();
                if (isSought && reader.TokenType == JsonTokenType.String)
                {
                    return reader.GetString()!;
                }

                reader.Skip();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a string of broken UTF-16: there is no destination to read.
        }

        return "";
    }
}
