using System.Globalization;

namespace ArchiveTool.Tracking.Parameters;

/// <summary>
/// Undoes one layer of percent-encoding of visible ASCII. Everything else stays encoded, as it means the same in a URL
/// and keeps its bytes, whatever charset they are of.
/// </summary>
internal static class PercentDecoding
{
    /// <summary>Decodes one level; the same instance if there is nothing to decode.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new char[text.Length];
        var length = Decode(text, decoded);
        return length == text.Length ? text : new string(decoded, 0, length);
    }

    /// <summary>Writes the decoded text, which is never longer, and says how long it is.</summary>
    public static int Decode(ReadOnlySpan<char> text, Span<char> output)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (
                text[i] == '%'
                && i + 2 < text.Length
                && byte.TryParse(
                    text.Slice(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var value
                )
                && value is > 0x20 and < 0x7F
            )
            {
                output[length++] = (char)value;
                i += 2;
            }
            else
            {
                output[length++] = text[i];
            }
        }

        return length;
    }
}
