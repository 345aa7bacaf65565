using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Urls;

/// <summary>A <c>data:</c> URL taken apart (https://fetch.spec.whatwg.org/#data-url-processor).</summary>
/// <param name="MediaType">As written, parameters included; <c>text/plain;charset=US-ASCII</c> where none is.</param>
/// <param name="Body">The bytes.</param>
public sealed record DataUrl(string MediaType, ReadOnlyMemory<byte> Body)
{
    private const string Default = "text/plain;charset=US-ASCII";

    /// <summary>Takes a URL apart; false where it is no <c>data:</c> URL, has no comma, or its base64 is none.</summary>
    public static bool TryParse(string url, [NotNullWhen(true)] out DataUrl? dataUrl)
    {
        ArgumentNullException.ThrowIfNull(url);
        dataUrl = null;
        var text = url.AsSpan().Trim();
        if (!text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        text = text["data:".Length..];
        var fragment = text.IndexOf('#');
        text = fragment < 0 ? text : text[..fragment];
        var comma = text.IndexOf(',');
        if (comma < 0)
        {
            return false;
        }

        var mediaType = text[..comma].Trim();
        var body = PercentEncoding.Decode(WithoutLineEnds(text[(comma + 1)..]));
        if (IsBase64(ref mediaType))
        {
            if (!TryForgive(body, out body))
            {
                return false;
            }
        }

        var name =
            mediaType.IsEmpty ? Default
            : mediaType.StartsWith(";") ? "text/plain" + mediaType.ToString()
            : mediaType.ToString();
        dataUrl = new DataUrl(name, body);
        return true;
    }

    /// <summary>The URL parser drops tabs and line ends.</summary>
    private static ReadOnlySpan<char> WithoutLineEnds(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\t', '\n', '\r') < 0
            ? text
            : text.ToString()
                .Replace("\t", "", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal)
                .Replace("\r", "", StringComparison.Ordinal);

    private static bool IsBase64(ref ReadOnlySpan<char> mediaType)
    {
        const string Mark = "base64";
        if (!mediaType.EndsWith(Mark, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = mediaType[..^Mark.Length].TrimEnd(' ');
        if (!rest.EndsWith(";"))
        {
            return false;
        }

        mediaType = rest[..^1];
        return true;
    }

    /// <summary>https://infra.spec.whatwg.org/#forgiving-base64-decode.</summary>
    private static bool TryForgive(byte[] encoded, out byte[] decoded)
    {
        decoded = [];
        var length = 0;
        foreach (var unit in encoded)
        {
            if (unit is not ((byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)' '))
            {
                encoded[length++] = unit;
            }
        }

        var text = encoded.AsSpan(0, length);
        if (length % 4 == 0)
        {
            text =
                text.EndsWith("=="u8) ? text[..^2]
                : text.EndsWith("="u8) ? text[..^1]
                : text;
        }

        if (text.Length % 4 == 1 || text.Contains((byte)'='))
        {
            return false;
        }

        var padded = new byte[(text.Length + 3) / 4 * 4];
        padded.AsSpan().Fill((byte)'=');
        text.CopyTo(padded);
        DropSpareBits(padded.AsSpan(0, text.Length));
        decoded = new byte[padded.Length / 4 * 3];
        var status = System.Buffers.Text.Base64.DecodeFromUtf8(padded, decoded, out _, out var written);
        decoded = decoded[..written];
        return status == OperationStatus.Done;
    }

    /// <summary>The standard drops the bits that fill no byte; the platform refuses them.</summary>
    private static void DropSpareBits(Span<byte> text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var spare = (text.Length % 4) switch
        {
            2 => 4,
            3 => 2,
            _ => 0,
        };
        var value = spare == 0 ? -1 : Alphabet.IndexOf((char)text[^1], StringComparison.Ordinal);
        if (value >= 0)
        {
            text[^1] = (byte)Alphabet[value >> spare << spare];
        }
    }
}
