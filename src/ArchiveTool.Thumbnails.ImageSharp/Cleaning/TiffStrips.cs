namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>Where the strips or tiles of a TIFF stand (TIFF 6.0, sections 3 and 15).</summary>
internal static class TiffStrips
{
    private const ushort StripOffsets = 273;
    private const ushort StripByteCounts = 279;
    private const ushort TileOffsets = 324;
    private const ushort TileByteCounts = 325;

    /// <summary>Whether all of them are in the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entries">Its first directory's.</param>
    /// <param name="little">Its byte order.</param>
    public static bool AreWhole(ReadOnlySpan<byte> file, ReadOnlySpan<byte> entries, bool little)
    {
        var offsets = Values(file, entries, little, StripOffsets, TileOffsets);
        var counts = Values(file, entries, little, StripByteCounts, TileByteCounts);
        if (offsets is null || counts is null || offsets.Length != counts.Length)
        {
            return false;
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            if ((long)offsets[i] + counts[i] > file.Length)
            {
                return false;
            }
        }

        return true;
    }

    private static uint[]? Values(
        ReadOnlySpan<byte> file,
        ReadOnlySpan<byte> entries,
        bool little,
        ushort tag,
        ushort otherTag
    )
    {
        for (; entries.Length >= 12; entries = entries[12..])
        {
            var own = TiffCleaner.Short(entries, little);
            if (own == tag || own == otherTag)
            {
                return Values(file, entries[..12], little);
            }
        }

        return null;
    }

    /// <summary>Numbers of 16 or 32 bits: in the entry where they have room, else where it says.</summary>
    private static uint[]? Values(ReadOnlySpan<byte> file, ReadOnlySpan<byte> entry, bool little)
    {
        var isShort = TiffCleaner.Short(entry[2..], little) == 3;
        var size = isShort ? 2 : 4;
        var count = TiffCleaner.Long(entry[4..], little);
        var length = (long)count * size;
        var at = TiffCleaner.Long(entry[8..], little);
        if (length > 4 && at + length > file.Length)
        {
            return null;
        }

        var numbers = length <= 4 ? entry[8..] : file.Slice((int)at, (int)length);
        var values = new uint[count];
        for (var i = 0; i < values.Length; i++)
        {
            var number = numbers[(i * size)..];
            values[i] = isShort ? TiffCleaner.Short(number, little) : TiffCleaner.Long(number, little);
        }

        return values;
    }
}
