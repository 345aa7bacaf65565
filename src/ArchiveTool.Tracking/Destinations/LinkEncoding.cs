using System.Buffers.Text;
using System.Text;
using ArchiveTool.Tracking.Parameters;

namespace ArchiveTool.Tracking.Destinations;

/// <summary>Undoes the encodings that services put destinations into, besides percent-encoding.</summary>
internal static class LinkEncoding
{
    public const string TranslateHost = "translate-host";
    public const string Base64 = "base64url";
    private const string JsonPrefix = "json:";
    private const int Longest = 16 * 1024;

    /// <summary>The decoded text; empty where the text does not have the encoding.</summary>
    /// <param name="encoding">As the catalogue names it.</param>
    /// <param name="text">As it stands in the link.</param>
    public static string Decode(string encoding, string text) =>
        encoding switch
        {
            Base64 => Encoding.UTF8.GetString(FromBase64(PercentDecoding.Decode(text))).TrimEnd('\0'),
            TranslateHost => text,
            "hex" => FromHex(text),
            "proofpoint2" => PercentDecoding.Decode(text.Replace('_', '/').Replace('-', '%')),
            "proofpoint3" => ProofpointText.Decode(text),
            "feedsportal" => FeedsportalText.Decode(text),
            "google-news" => FirstUrl(FromBase64(text)),
            "mandrill" => JsonText.Find(
                Encoding.UTF8.GetBytes(JsonText.Find(FromBase64(PercentDecoding.Decode(text)), "p")),
                "url"
            ),
            _ when encoding.StartsWith(JsonPrefix, StringComparison.Ordinal) => JsonText.Find(
                FromBase64(PercentDecoding.Decode(text)),
                encoding[JsonPrefix.Length..]
            ),
            _ => "",
        };

    /// <summary>Whether a text begins as base64 of "http:/" and "https:/" does, which nothing else is likely to.</summary>
    public static bool IsUrlInBase64(ReadOnlySpan<char> text) =>
        text.StartsWith("aHR0cDov", StringComparison.Ordinal) || text.StartsWith("aHR0cHM6L", StringComparison.Ordinal);

    /// <summary>The bytes of base64 in either alphabet, padded or not; none where it is something else.</summary>
    public static byte[] FromBase64(string text)
    {
        var plain = text.Replace('+', '-').Replace('/', '_').TrimEnd('=', '~');
        return plain.Length <= Longest && Base64Url.IsValid(plain) ? Base64Url.DecodeFromChars(plain) : [];
    }

    private static string FromHex(string text) =>
        text.Length <= Longest && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit)
            ? Encoding.UTF8.GetString(Convert.FromHexString(text))
            : "";

    /// <summary>The URL inside a protocol buffer: printable ASCII from "http" on.</summary>
    private static string FirstUrl(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOf("http"u8);
        if (start < 0)
        {
            return "";
        }

        var rest = bytes[start..];
        var end = rest.IndexOfAnyExceptInRange((byte)'!', (byte)'~');
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }
}
