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

    /// <summary>Replaces each half of a surrogate pair, in place.</summary>
    /// <param name="json">JSON that begins in no escape.</param>
    /// <param name="isFinal">Whether nothing follows.</param>
    /// <returns>How much of it is done: an escape may go on in what follows.</returns>
    public static int ReplaceHalves(Span<byte> json, bool isFinal = true)
    {
        // Backslashes stand nowhere in JSON but in texts.
        var done = 0;
        while (json[done..].IndexOf((byte)'\\') is var at and >= 0)
        {
            done += at;
            var rest = json[done..];
            if (!isFinal && rest.Length < 2 * EscapeLength)
            {
                return done;
            }

            var length = Math.Min(2, rest.Length);
            if (TryReadEscape(rest, out var unit))
            {
                length = EscapeLength;
                if (
                    char.IsHighSurrogate(unit)
                    && TryReadEscape(rest[length..], out var next)
                    && char.IsLowSurrogate(next)
                )
                {
                    length *= 2;
                }
                else if (char.IsSurrogate(unit))
                {
                    "\\ufffd"u8.CopyTo(rest);
                }
            }

            done += length;
        }

        return json.Length;
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
