using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>
/// Takes the colour profile out of a Windows bitmap: version 5 of its header says where one stands
/// (https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapv5header).
/// </summary>
internal static class BitmapCleaner
{
    private const int FileHeader = 14;
    private const int ColorSpace = FileHeader + 56;
    private const int ProfileOffset = FileHeader + 112;
    private const int HeaderWithProfile = 124;

    /// <param name="file">The file; overwritten.</param>
    /// <param name="salvage">Whether rows that are missing may be white.</param>
    public static CleanedPicture Clean(byte[] file, bool salvage)
    {
        if (file is not [(byte)'B', (byte)'M', ..] || file.Length < FileHeader + 12)
        {
            return CleanedPicture.Damaged("bmp: no header");
        }

        if (
            BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(FileHeader)) >= HeaderWithProfile
            && file.Length >= FileHeader + HeaderWithProfile
        )
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(ColorSpace), 0x73524742); // 'sRGB'
            file.AsSpan(ProfileOffset, 8).Clear();
        }

        var length = Length(file);
        if (length > file.Length && !salvage)
        {
            return CleanedPicture.Damaged("bmp: the file breaks off");
        }

        if (length > file.Length && length <= Array.MaxLength)
        {
            var end = file.Length;
            Array.Resize(ref file, (int)length);
            file.AsSpan(end).Fill(byte.MaxValue);
        }

        return file.AsMemory();
    }

    /// <summary>How long the file is at least; of one in run lengths nothing but its header is known.</summary>
    private static long Length(byte[] file)
    {
        var isOld = file[FileHeader] == 12;
        if (!isOld && (file.Length < FileHeader + 40 || file[FileHeader + 16] is not (0 or 3)))
        {
            return 0;
        }

        long width = isOld
            ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(FileHeader + 4))
            : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(FileHeader + 4));
        long height = isOld
            ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(FileHeader + 6))
            : BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(FileHeader + 8));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(FileHeader + (isOld ? 10 : 14)));
        return BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(10))
            + (((Math.Abs(width) * bits) + 31) / 32 * 4 * Math.Abs(height));
    }
}
