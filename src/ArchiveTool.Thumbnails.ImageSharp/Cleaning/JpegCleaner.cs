using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>
/// Keeps the segments of a JPEG (ITU-T T.81, annex B) that make its pixels: frames, tables and scans, JFIF's and Adobe's
/// marks of the colour space. EXIF, ICC profiles, XMP and comments go, and so does what follows the picture's end.
/// </summary>
internal static class JpegCleaner
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <param name="file">The file; overwritten.</param>
    /// <param name="salvage">Whether a file that breaks off is closed where it does.</param>
    public static CleanedPicture Clean(byte[] file, bool salvage)
    {
        if (file is not [0xFF, 0xD8, ..])
        {
            return CleanedPicture.Damaged("jpeg: no start of image");
        }

        // Only ever moved towards the beginning, so one buffer is enough.
        var to = 2;
        var from = 2;
        while (NextMarker(file, from) is var at and >= 0)
        {
            var marker = file[at + 1];
            if (marker == EndOfImage)
            {
                Write(file, ref to, at, at + 2);
                return file.AsMemory(0, to);
            }

            var end = SegmentEnd(file, at, marker);
            if (end < 0)
            {
                break;
            }

            if (marker == StartOfScan)
            {
                end = ScanEnd(file, end);
            }

            if (IsKept(marker))
            {
                Write(file, ref to, at, end);
            }

            from = end;
        }

        return salvage ? Close(file, to) : CleanedPicture.Damaged("jpeg: premature end of the image");
    }

    /// <summary>Frames (SOF), DHT, DQT, DNL, DRI, SOS, APP0 (JFIF) and APP14 (Adobe).</summary>
    private static bool IsKept(byte marker) =>
        marker is (>= 0xC0 and <= 0xCF and not 0xC8) or StartOfScan or 0xDB or 0xDC or 0xDD or 0xE0 or 0xEE;

    /// <summary>Where the next marker begins; rubbish and fill bytes between segments are stepped over.</summary>
    private static int NextMarker(byte[] file, int from)
    {
        for (var at = from; at + 1 < file.Length; at++)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0x00 or 0xFF))
            {
                return at;
            }
        }

        return -1;
    }

    private static int SegmentEnd(byte[] file, int at, byte marker)
    {
        if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
        {
            return at + 2;
        }

        if (at + 4 > file.Length)
        {
            return -1;
        }

        var end = at + 2 + Math.Max((ushort)2, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)));
        return end <= file.Length ? end : -1;
    }

    /// <summary>A scan goes on to the next marker that is neither a stuffed zero nor a restart.</summary>
    private static int ScanEnd(byte[] file, int from)
    {
        var at = from;
        while (at < file.Length)
        {
            var step = file.AsSpan(at).IndexOf((byte)0xFF);
            if (step < 0 || at + step + 1 >= file.Length)
            {
                return file.Length;
            }

            at += step;
            if (file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }

            at += file[at + 1] == 0xFF ? 1 : 2;
        }

        return file.Length;
    }

    private static void Write(byte[] file, ref int to, int from, int end)
    {
        if (to != from)
        {
            file.AsSpan(from, end - from).CopyTo(file.AsSpan(to));
        }

        to += end - from;
    }

    private static CleanedPicture Close(byte[] file, int length)
    {
        var closed = new byte[length + 2];
        file.AsSpan(0, length).CopyTo(closed);
        closed[length] = 0xFF;
        closed[length + 1] = EndOfImage;
        return closed.AsMemory();
    }
}
