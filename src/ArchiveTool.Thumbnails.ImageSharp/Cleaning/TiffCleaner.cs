using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>
/// Leaves of a TIFF (TIFF 6.0, section 2) its first picture's directory, and in it the tags that make pixels. EXIF, GPS,
/// ICC, XMP and Photoshop's tags go before the decoder can see them.
/// </summary>
internal static class TiffCleaner
{
    private const ushort Compression = 259;

    /// <summary>Ascending, as in the file. No JPEG tables: JPEG within TIFF is not read here.</summary>
    private static readonly ushort[] Kept =
    [
        254, // NewSubfileType
        255, // SubfileType
        256, // ImageWidth
        257, // ImageLength
        258, // BitsPerSample
        Compression,
        262, // PhotometricInterpretation
        266, // FillOrder
        273, // StripOffsets
        277, // SamplesPerPixel
        278, // RowsPerStrip
        279, // StripByteCounts
        284, // PlanarConfiguration
        317, // Predictor
        320, // ColorMap
        322, // TileWidth
        323, // TileLength
        324, // TileOffsets
        325, // TileByteCounts
        338, // ExtraSamples
        339, // SampleFormat
        529, // YCbCrCoefficients
        530, // YCbCrSubSampling
        531, // YCbCrPositioning
        532, // ReferenceBlackWhite
    ];

    /// <param name="file">The file; overwritten.</param>
    /// <param name="salvage">Whether strips may be missing.</param>
    public static CleanedPicture Clean(byte[] file, bool salvage)
    {
        var little = file is [(byte)'I', (byte)'I', 42, 0, ..];
        if (!little && file is not [(byte)'M', (byte)'M', 0, 42, ..])
        {
            return CleanedPicture.Damaged("tiff: of a kind that is not read");
        }

        var directory = file.Length < 8 ? uint.MaxValue : Long(file.AsSpan(4), little);
        if (directory > file.Length - 2)
        {
            return CleanedPicture.Damaged("tiff: no directory");
        }

        var at = (int)directory;
        int count = Short(file.AsSpan(at), little);
        if (at + 2L + (12L * count) > file.Length)
        {
            return CleanedPicture.Damaged("tiff: the directory breaks off");
        }

        return !salvage && !TiffStrips.AreWhole(file, file.AsSpan(at + 2, 12 * count), little)
            ? CleanedPicture.Damaged("tiff: the file breaks off")
            : Reduce(file, at, count, little);
    }

    private static CleanedPicture Reduce(byte[] file, int at, int count, bool little)
    {
        var entries = file.AsSpan(at + 2, 12 * count);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var entry = entries.Slice(12 * i, 12);
            var tag = Short(entry, little);
            if (tag == Compression && Short(entry[8..], little) is var method && !IsRead(method))
            {
                return CleanedPicture.Damaged(FormattableString.Invariant($"tiff: compression {method} is not read"));
            }

            if (Kept.Contains(tag))
            {
                entry.CopyTo(entries[(12 * kept++)..]);
            }
        }

        // What was left of the directory, and where the next one stood, is zero.
        entries[(12 * kept)..].Clear();
        WriteShort(file.AsSpan(at), (ushort)kept, little);
        var next = at + 2 + (12 * kept);
        if (next + 4 > file.Length)
        {
            Array.Resize(ref file, next + 4);
        }

        file.AsSpan(next, 4).Clear();
        return file.AsMemory();
    }

    /// <summary>
    /// None, LZW, Deflate and PackBits. CCITT's three are refused: their decoder writes beyond its buffer
    /// (https://github.com/SixLabors/ImageSharp/pull/3176), and JPEG would bring segments that were not looked at.
    /// </summary>
    private static bool IsRead(ushort compression) => compression is 1 or 5 or 8 or 32773 or 32946;

    internal static ushort Short(ReadOnlySpan<byte> two, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);

    internal static uint Long(ReadOnlySpan<byte> four, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);

    private static void WriteShort(Span<byte> two, ushort value, bool little)
    {
        if (little)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(two, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(two, value);
        }
    }
}
