using System.IO.Compression;
using ArchiveTool.Core.Fetching.Transports;

namespace ArchiveTool.Core.Fetching.Bodies;

/// <summary>Undoing content codings (https://www.rfc-editor.org/rfc/rfc9110#field.content-encoding).</summary>
internal static class ContentCodings
{
    /// <summary>What is asked for. The platform has no zstd, so that is not.</summary>
    public const string Accepted = "gzip, deflate, br";

    // Each coding multiplies what a bomb can do; nobody honest uses more than one.
    private const int Most = 2;

    /// <summary>The codings in the order they were applied, <c>identity</c> left out.</summary>
    public static string[] Read(TransportResponse response)
    {
        var header = response.Header("Content-Encoding");
        return header is null
            ? []
            :
            [
                .. header
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(coding => coding.ToLowerInvariant())
                    .Where(coding => coding != "identity" && !IsUnknown(coding)),
            ];
    }

    /// <summary>The decoded body; null if a coding cannot be undone here.</summary>
    public static async ValueTask<Stream?> UndoAsync(Stream body, string[] codings, CancellationToken cancellationToken)
    {
        if (codings.Length > Most)
        {
            return null;
        }

        for (var i = codings.Length - 1; i >= 0; i--)
        {
            switch (codings[i])
            {
                case "gzip":
                case "x-gzip":
                    body = new GZipStream(body, CompressionMode.Decompress);
                    break;
                case "br":
                    body = new BrotliStream(body, CompressionMode.Decompress);
                    break;
                case "deflate":
                    body = await InflateAsync(body, cancellationToken);
                    break;
                default:
                    return null;
            }
        }

        return body;
    }

    // Names that are no coding at all (a charset, "none"): browsers take the body as it is.
    private static bool IsUnknown(string coding) =>
        coding
            is not ("gzip" or "x-gzip" or "br" or "deflate" or "zstd" or "compress" or "x-compress" or "dcb" or "dcz");

    /// <summary>Some servers send bare deflate data where zlib's wrapper is due (RFC 9110, section 8.4.1.2, note).</summary>
    private static async ValueTask<Stream> InflateAsync(Stream body, CancellationToken cancellationToken)
    {
        var head = new byte[2];
        var read = await body.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken);
        var whole = new PrefixedStream(head.AsMemory(0, read), body);
        // https://www.rfc-editor.org/rfc/rfc1950#section-2.2: method 8, and a multiple of 31.
        var isZlib = read == 2 && (head[0] & 0x0F) == 8 && ((head[0] << 8) | head[1]) % 31 == 0;
        return isZlib
            ? new ZLibStream(whole, CompressionMode.Decompress)
            : new DeflateStream(whole, CompressionMode.Decompress);
    }
}
