namespace ArchiveTool.Core.Media;

/// <summary>
/// Kinds of file that show themselves in their first bytes (https://mimesniff.spec.whatwg.org/#matching-a-mime-type-pattern,
/// and the formats' own specifications where that standard is silent).
/// </summary>
internal static class BinarySignatures
{
    private static readonly (byte[] Prefix, MediaType Type)[] Prefixes =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], new("image/png", "png")),
        ([0xFF, 0xD8, 0xFF], new("image/jpeg", "jpg")),
        ("GIF87a"u8.ToArray(), new("image/gif", "gif")),
        ("GIF89a"u8.ToArray(), new("image/gif", "gif")),
        ([0x00, 0x00, 0x01, 0x00], new("image/vnd.microsoft.icon", "ico")),
        ([0x00, 0x00, 0x02, 0x00], new("image/vnd.microsoft.icon", "cur")),
        ([(byte)'I', (byte)'I', 0x2A, 0x00], new("image/tiff", "tiff")),
        ([(byte)'M', (byte)'M', 0x00, 0x2A], new("image/tiff", "tiff")),
        ([0xFF, 0x0A], new("image/jxl", "jxl")),
        ([0, 0, 0, 0x0C, (byte)'J', (byte)'X', (byte)'L', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A], new("image/jxl", "jxl")),
        ([0, 0, 0, 0x0C, (byte)'j', (byte)'P', (byte)' ', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A], new("image/jp2", "jp2")),
        ("8BPS"u8.ToArray(), new("image/vnd.adobe.photoshop", "psd")),
        ("fLaC"u8.ToArray(), new("audio/flac", "flac")),
        ("ID3"u8.ToArray(), new("audio/mpeg", "mp3")),
        ([.. "MThd"u8, 0, 0, 0, 6], new("audio/midi", "mid")),
        ("wOFF"u8.ToArray(), new("font/woff", "woff")),
        ("wOF2"u8.ToArray(), new("font/woff2", "woff2")),
        ([0x00, 0x01, 0x00, 0x00], new("font/ttf", "ttf")),
        ("OTTO"u8.ToArray(), new("font/otf", "otf")),
        ("ttcf"u8.ToArray(), new("font/collection", "ttc")),
        ("%PDF-"u8.ToArray(), new("application/pdf", "pdf")),
        ("%!PS-Adobe-"u8.ToArray(), new("application/postscript", "ps")),
        ([0x1F, 0x8B, 0x08], new("application/gzip", "gz")),
        ([(byte)'P', (byte)'K', 3, 4], new("application/zip", "zip")),
        ([.. "Rar!"u8, 0x1A, 0x07], new("application/vnd.rar", "rar")),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], new("application/x-7z-compressed", "7z")),
        ([0x00, (byte)'a', (byte)'s', (byte)'m'], new("application/wasm", "wasm")),
    ];

    /// <summary>The kind, or null if no signature matches.</summary>
    public static MediaType? Match(ReadOnlySpan<byte> head) =>
        Containers.Match(head) ?? MatchTarga(head) ?? MatchPrefix(head) ?? MatchBitmap(head) ?? MatchMpegAudio(head);

    /// <summary>Before the cursors, whose four bytes an uncompressed one begins with too; a cursor then has a count.</summary>
    private static MediaType? MatchTarga(ReadOnlySpan<byte> head) =>
        TargaSignature.Matches(head) ? new("image/x-tga", "tga") : null;

    private static MediaType? MatchPrefix(ReadOnlySpan<byte> head)
    {
        foreach (var (prefix, type) in Prefixes)
        {
            if (head.StartsWith(prefix))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>"BM" alone also begins sentences, so the size of the header that follows must be one that exists.</summary>
    private static MediaType? MatchBitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 18 && head.StartsWith("BM"u8) && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124
            ? head[15..18].IndexOfAnyExcept((byte)0) < 0
                ? new("image/bmp", "bmp")
                : null
            : null;

    /// <summary>A frame header of MPEG audio or ADTS (https://mimesniff.spec.whatwg.org/#signature-for-mp3-without-id3).</summary>
    private static MediaType? MatchMpegAudio(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
        {
            return null;
        }

        if ((head[1] & 0xF6) == 0xF0)
        {
            return new("audio/aac", "aac");
        }

        var version = (head[1] >> 3) & 3;
        var layer = (head[1] >> 1) & 3;
        var bitrate = head[2] >> 4;
        var sampleRate = (head[2] >> 2) & 3;
        return version != 1 && layer != 0 && bitrate is > 0 and < 15 && sampleRate != 3
            ? new("audio/mpeg", "mp3")
            : null;
    }
}
