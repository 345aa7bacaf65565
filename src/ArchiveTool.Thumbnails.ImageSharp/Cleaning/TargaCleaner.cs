using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>A Truevision file has no profile and no checksum; of one without run lengths the length can be reckoned.</summary>
internal static class TargaCleaner
{
    private const int HeaderLength = 18;

    public static CleanedPicture Clean(byte[] file, bool salvage)
    {
        if (file.Length < HeaderLength)
        {
            return CleanedPicture.Damaged("tga: no header");
        }

        var isRunLengths = (file[2] & 8) != 0;
        var map = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(5)) * ((file[7] + 7) / 8);
        var width = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(12));
        var height = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(14));
        var pixels = (long)width * height * ((file[16] + 7) / 8);
        return salvage || isRunLengths || HeaderLength + file[0] + map + pixels <= file.Length
            ? file.AsMemory()
            : CleanedPicture.Damaged("tga: the file breaks off");
    }
}
