using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>The first image file directory of a TIFF (TIFF 6.0, section 2), which EXIF is too.</summary>
internal static class TiffHeader
{
    private const int MostEntries = 512;
    private const ushort ImageWidth = 0x100;
    private const ushort ImageLength = 0x101;
    private const ushort OrientationTag = 0x112;

    public static ImageHeader? Read(HeaderBytes bytes)
    {
        uint width = 0,
            height = 0;
        var orientation = 1;
        Directory(
            bytes,
            0,
            (tag, value) =>
            {
                switch (tag)
                {
                    case ImageWidth:
                        width = value;
                        break;
                    case ImageLength:
                        height = value;
                        break;
                    case OrientationTag when value is >= 1 and <= 8:
                        orientation = (int)value;
                        break;
                    default:
                        break;
                }
            }
        );
        return new(HeaderBytes.Size(width), HeaderBytes.Size(height), null, orientation);
    }

    /// <summary>The orientation that the TIFF structure at an offset says, 1 where it says none.</summary>
    public static int Orientation(HeaderBytes bytes, long start)
    {
        var orientation = 1;
        Directory(
            bytes,
            start,
            (tag, value) => orientation = tag == OrientationTag && value is >= 1 and <= 8 ? (int)value : orientation
        );
        return orientation;
    }

    private static void Directory(HeaderBytes bytes, long start, Action<ushort, uint> entry)
    {
        var little = bytes.Byte(start) == 'I';
        var at = start + (little ? bytes.LittleEndian32(start + 4) : bytes.BigEndian32(start + 4));
        var head = bytes.At(at, 2);
        var count = head.Length < 2 ? 0 : Short(head, little);
        for (var i = 0; i < Math.Min(count, MostEntries); i++)
        {
            var item = bytes.At(at + 2 + (12L * i), 12);
            if (item.Length < 12)
            {
                return;
            }

            // A value of type SHORT (3) is left-justified in its four bytes.
            entry(
                Short(item, little),
                Short(item[2..], little) == 3 ? Short(item[8..], little) : Long(item[8..], little)
            );
        }
    }

    private static ushort Short(ReadOnlySpan<byte> two, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);

    private static uint Long(ReadOnlySpan<byte> four, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
}
