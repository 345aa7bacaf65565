using System.Text;
using System.Text.Json;

namespace ArchiveTool.Core.Tests.Urls;

/// <summary>Reads test data whose strings may hold lone surrogates, which <see cref="JsonElement.GetString"/> refuses.</summary>
internal static class WptJson
{
    public static JsonElement Read(string resource)
    {
        using var stream = typeof(WptJson).Assembly.GetManifestResourceStream(resource)!;
        return JsonDocument.Parse(stream).RootElement;
    }

    public static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? Text(value) : null;

    public static string? Text(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var raw = value.GetRawText().AsSpan(1..^1);
        var text = new StringBuilder();
        while (!raw.IsEmpty)
        {
            var length =
                raw is not ['\\', ..] ? 1
                : raw[1] == 'u' ? 6
                : 2;
            text.Append(
                raw switch
                {
                    ['\\', 'u', ..] => (char)Convert.ToInt32(raw[2..6].ToString(), 16),
                    ['\\', 'n', ..] => '\n',
                    ['\\', 't', ..] => '\t',
                    ['\\', 'r', ..] => '\r',
                    ['\\', 'b', ..] => '\b',
                    ['\\', 'f', ..] => '\f',
                    ['\\', var other, ..] => other,
                    _ => raw[0],
                }
            );
            raw = raw[length..];
        }

        return text.ToString();
    }
}
