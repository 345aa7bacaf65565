namespace ArchiveTool.Core.Media.Headers;

/// <summary>The first chunks of a PNG (https://www.w3.org/TR/png-3/#11IHDR, #acTL-chunk, #eXIf).</summary>
internal static class PngHeader
{
    private const int MostChunks = 256;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        if (!bytes.At(12, 4).SequenceEqual("IHDR"u8))
        {
            return null;
        }

        var width = HeaderBytes.Size(bytes.BigEndian32(16));
        var height = HeaderBytes.Size(bytes.BigEndian32(20));
        var kind = bytes.At(24, 5);
        var bits = kind.Length < 5 ? 24 : kind[0] * Channels(kind[1]);
        var isInterlaced = kind.Length == 5 && kind[4] != 0;
        var frames = 1;
        var orientation = 1;
        long at = 8;
        for (var i = 0; i < MostChunks && at < bytes.Length; i++)
        {
            var length = bytes.BigEndian32(at);
            var type = bytes.At(at + 4, 4);
            if (type.SequenceEqual("acTL"u8))
            {
                frames = Math.Max(1, HeaderBytes.Size(bytes.BigEndian32(at + 8)));
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation = TiffHeader.Orientation(bytes, at + 8);
            }
            else if (type.SequenceEqual("IDAT"u8) || type.Length < 4)
            {
                break;
            }

            at += 12L + length;
        }

        return new(width, height, frames, orientation) { BitsPerPixel = bits, IsProgressive = isInterlaced };
    }

    /// <summary>Of a colour type (https://www.w3.org/TR/png-3/#3colourType).</summary>
    private static int Channels(byte type) =>
        type switch
        {
            0 or 3 => 1,
            4 => 2,
            6 => 4,
            _ => 3,
        };
}
