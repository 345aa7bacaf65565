using ArchiveTool.Core.Documents.Charsets;

namespace ArchiveTool.Core.Documents.Posts;

/// <summary>Recognises binary content.</summary>
internal static class BinaryContent
{
    private const int SampleLength = 8192;

    /// <summary>What the bytes are, for people (<c>a PNG image</c>), or null when they may be text.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">The charset that the transport names, or null: UTF-16 may be full of NULs.</param>
    public static string? Recognise(ReadOnlySpan<byte> bytes, Charset? declared)
    {
        var byMagic = ByMagic(bytes);
        if (byMagic is not null || declared?.BytesPerUnit == 2 || ByteOrderMark.Find(bytes).Length > 0)
        {
            return byMagic;
        }

        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        var (even, odd, controls) = (0, 0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
            else if (sample[i] < 0x20 && sample[i] is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B))
            {
                controls++;
            }
        }

        // NULs in every second place are UTF-16; a stray one in a text is the author's own affair.
        var isOneSided = even == 0 || odd == 0 || Math.Max(even, odd) > 4 * Math.Min(even, odd);
        var nuls = isOneSided ? 0 : even + odd;
        return nuls + controls > 4 + (sample.Length / 20) ? "binary data" : null;
    }

    private static string? ByMagic(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, ..] => "a PNG image",
            [0xFF, 0xD8, 0xFF, ..] => "a JPEG image",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "a GIF image",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                "a WebP image",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a media file",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "a PDF file",
            [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive or an office document",
            [0x1F, 0x8B, 8, ..] => "a gzip file",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
            [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', (byte)' ', ..] => "a database",
            _ => null,
        };
}
