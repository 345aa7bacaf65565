using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>
/// The one door through which a library's JSON is read: the types' own rules hold, and no list has a null in it, which the
/// types alone cannot say.
/// </summary>
internal static class StrictJson
{
    // The reader's own limit.
    private const int DeepestLevel = 64;

    /// <summary>Reads a value.</summary>
    /// <exception cref="JsonException">It is not of its form.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        // A byte order mark is not JSON's, but editors write it.
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        RefuseNullsInLists(json);
        return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It is null.");
    }

    private static void RefuseNullsInLists(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        Span<bool> lists = stackalloc bool[DeepestLevel + 1];
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    lists[reader.CurrentDepth] = true;
                    break;
                case JsonTokenType.StartObject:
                    lists[reader.CurrentDepth] = false;
                    break;
                case JsonTokenType.Null when reader.CurrentDepth > 0 && lists[reader.CurrentDepth - 1]:
                    throw new JsonException($"A list has a null in it, at byte {reader.TokenStartIndex}.");
            }
        }
    }
}
