using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArchiveTool.Core.Files.Foreign;

/// <summary>
/// Reads JSON that a stranger wrote. Its grammar lets a text hold half of a surrogate pair, as a text that was cut in the
/// middle of an emoji does (https://www.rfc-editor.org/rfc/rfc8259#section-8.2); .NET reads no such text. Each half becomes
/// the replacement character.
/// </summary>
internal static class ForeignJson
{
    private const int EscapeLength = 6;

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options = default)
    {
        var json = Encoding.UTF8.GetBytes(text);
        ReplaceHalves(json);
        return JsonDocument.Parse(json, options);
    }

    private static void ReplaceHalves(Span<byte> json)
    {
        // Backslashes stand nowhere in JSON but in texts.
        for (int at; (at = json.IndexOf((byte)'\\')) >= 0; )
        {
            json = json[at..];
            var length = Math.Min(2, json.Length);
            if (TryReadEscape(json, out var unit))
            {
                length = EscapeLength;
                if (
                    char.IsHighSurrogate(unit)
                    && TryReadEscape(json[length..], out var next)
                    && char.IsLowSurrogate(next)
                )
                {
                    length *= 2;
                }
                else if (char.IsSurrogate(unit))
                {
                    "\\ufffd"u8.CopyTo(json);
                }
            }

            json = json[length..];
        }
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (
            !json.StartsWith("\\u"u8)
            || json.Length < EscapeLength
            || !ushort.TryParse(
                json[2..EscapeLength],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value
            )
        )
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
