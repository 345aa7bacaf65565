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
    public static CleanedPicture Clean(byte[] file)
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

        return file.AsMemory();
    }
}
