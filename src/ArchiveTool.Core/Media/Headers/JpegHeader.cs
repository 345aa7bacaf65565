using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>The marker segments of a JPEG up to its frame header (ITU-T T.81, annex B), and EXIF's orientation.</summary>
internal static class JpegHeader
{
    private const int MostSegments = 1024;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        int? orientation = null;
        long at = 2;
        for (var i = 0; i < MostSegments; i++)
        {
            var segment = bytes.At(at, 10);
            if (segment.Length < 4)
            {
                return null;
            }

            if (segment[0] != 0xFF || segment[1] == 0xFF)
            {
                // Fill bytes, or a little rubbish between segments, which decoders step over too.
                at++;
                continue;
            }

            var marker = segment[1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            if (IsFrameHeader(marker))
            {
                return segment.Length < 9
                    ? null
                    : new(
                        BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
                        BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
                        1,
                        orientation ?? 1
                    );
            }

            if (marker == 0xE1 && segment[4..].StartsWith("Exif\0\0"u8))
            {
                // Of several the first counts, as it does for decoders.
                orientation ??= TiffHeader.Orientation(bytes, at + 10);
            }

            at += IsAlone(marker) ? 2 : 2 + Math.Max((ushort)2, length);
        }

        return null;
    }

    /// <summary>SOF0 to SOF15; C4, C8 and CC are other things.</summary>
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>Markers without a length: TEM, RST0 to RST7, SOI.</summary>
    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);
}
