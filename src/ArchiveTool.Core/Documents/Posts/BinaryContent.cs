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
            [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "a BMP image",
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "a TIFF image",
            [0, 0, 1, 0, ..] => "an icon",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] =>
                "a media file",
            [(byte)'I', (byte)'D', (byte)'3', ..] or [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] =>
                "an audio file",
            [0x1A, 0x45, 0xDF, 0xA3, ..] => "a video",
            [(byte)'w', (byte)'O', (byte)'F', (byte)'F' or (byte)'2', ..] => "a font",
            [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive",
            [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 0x07, ..] => "a RAR archive",
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "an xz file",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "a zstd file",
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, ..] => "a bzip2 file",
            [(byte)'M', (byte)'Z', 0x90, 0, ..] or [0, (byte)'a', (byte)'s', (byte)'m', ..] => "a program",
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "an RTF document",
            [(byte)'%', (byte)'!', (byte)'P', (byte)'S', ..] => "a PostScript file",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an office document",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
            [(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', (byte)' ', ..] => "a database",
            _ => null,
        };
}
