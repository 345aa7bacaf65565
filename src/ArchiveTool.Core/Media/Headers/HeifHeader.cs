namespace ArchiveTool.Core.Media.Headers;

/// <summary>
/// The image spatial extents of an AVIF or HEIF file (ISO/IEC 23008-12, 6.5.3): the largest, for tiles and previews
/// have smaller ones. A turn (<c>irot</c>) is told as an orientation.
/// </summary>
internal static class HeifHeader
{
    private const int MostBoxes = 512;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var meta = Child(bytes, 0, bytes.Length, "meta"u8);
        var properties = Child(bytes, meta.Start + 4, meta.End, "iprp"u8);
        var container = Child(bytes, properties.Start, properties.End, "ipco"u8);
        ImageHeader? largest = null;
        var orientation = 1;
        var bits = 24;
        var at = container.Start;
        for (var i = 0; i < MostBoxes && at < container.End; i++)
        {
            var box = Box(bytes, at, container.End);
            if (bytes.At(at + 4, 4).SequenceEqual("ispe"u8))
            {
                var size = new ImageHeader(
                    HeaderBytes.Size(bytes.BigEndian32(box.Start + 4)),
                    HeaderBytes.Size(bytes.BigEndian32(box.Start + 8))
                );
                largest = largest is null || size.Pixels > largest.Pixels ? size : largest;
            }
            else if (bytes.At(at + 4, 4).SequenceEqual("pixi"u8))
            {
                bits = Math.Max(bits, Bits(bytes.At(box.Start + 4, 5)));
            }
            else if (bytes.At(at + 4, 4).SequenceEqual("irot"u8))
            {
                // Quarter turns against the clock.
                orientation = (bytes.Byte(box.Start) & 3) switch
                {
                    1 => 8,
                    2 => 3,
                    3 => 6,
                    _ => 1,
                };
            }

            at = box.End;
        }

        return largest is null
            ? null
            : largest with
            {
                Frames = IsSequence(bytes) ? null : 1,
                Orientation = orientation,
                BitsPerPixel = bits,
            };
    }

    /// <summary>The channels' count, then the bits of each (ISO/IEC 23008-12, 6.5.6).</summary>
    private static int Bits(ReadOnlySpan<byte> pixels)
    {
        var bits = 0;
        for (var i = 1; i < pixels.Length && i <= pixels[0]; i++)
        {
            bits += pixels[i];
        }

        return bits;
    }

    private static bool IsSequence(HeaderBytes bytes) =>
        bytes.At(8, 4) is var brand
        && (brand.SequenceEqual("avis"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("hevc"u8));

    private static (long Start, long End) Child(HeaderBytes bytes, long at, long end, ReadOnlySpan<byte> type)
    {
        for (var i = 0; i < MostBoxes && at + 8 <= end; i++)
        {
            var box = Box(bytes, at, end);
            if (bytes.At(at + 4, 4).SequenceEqual(type))
            {
                return box;
            }

            at = box.End;
        }

        return (end, end);
    }

    /// <summary>A box's content (ISO/IEC 14496-12, 4.2); a size of 0 goes to the end, one of 1 stands in 64 bits.</summary>
    private static (long Start, long End) Box(HeaderBytes bytes, long at, long end)
    {
        var size = (long)bytes.BigEndian32(at);
        var header = 8;
        if (size == 1)
        {
            size = ((long)bytes.BigEndian32(at + 8) << 32) | bytes.BigEndian32(at + 12);
            header = 16;
        }

        return size < header ? (at + 8, end) : (at + header, Math.Min(end, size > end - at ? end : at + size));
    }
}
