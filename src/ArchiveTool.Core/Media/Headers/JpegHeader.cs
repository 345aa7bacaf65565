using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>The marker segments of a JPEG up to its frame header (ITU-T T.81, annex B), and EXIF's orientation.</summary>
internal static class JpegHeader
{
    private const int MostSegments = 1024;
    private const byte StartOfScan = 0xDA;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        int? orientation = null;
        ImageHeader? header = null;
        long at = 2;
        for (var i = 0; i < MostSegments; i++)
        {
            var segment = bytes.At(at, 10);
            if (segment.Length < 4)
            {
                break;
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
                header ??= Frame(segment, marker);
            }
            else if (marker == StartOfScan)
            {
                // A first scan of some channels only: the others follow in later scans.
                header =
                    header is { IsProgressive: false, BitsPerPixel: > 8 } && segment.Length > 4 && segment[4] == 1
                        ? header with
                        {
                            IsProgressive = true,
                        }
                        : header;
                break;
            }
            else if (marker == 0xE1 && segment[4..].StartsWith("Exif\0\0"u8))
            {
                // Of several the first counts, as it does for decoders.
                orientation ??= TiffHeader.Orientation(bytes, at + 10);
            }

            at += IsAlone(marker) ? 2 : 2 + Math.Max((ushort)2, length);
        }

        return header is null ? null : header with { Orientation = orientation ?? 1 };
    }

    private static ImageHeader? Frame(ReadOnlySpan<byte> segment, byte marker) =>
        segment.Length < 9
            ? null
            : new(
                BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
                BinaryPrimitives.ReadUInt16BigEndian(segment[5..])
            )
            {
                BitsPerPixel = segment.Length < 10 ? 24 : segment[4] * segment[9],
                IsProgressive = IsProgressive(marker),
            };

    /// <summary>SOF0 to SOF15; C4, C8 and CC are other things.</summary>
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    /// <summary>T.81, table B.1: SOF2, SOF6, SOF10, SOF14.</summary>
    private static bool IsProgressive(byte marker) => (marker & 3) == 2;

    /// <summary>Markers without a length: TEM, RST0 to RST7, SOI.</summary>
    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);
}
