using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>
/// Keeps the chunks of a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout) that make its pixels. Profiles, EXIF, texts and
/// everything unknown go.
/// </summary>
internal static class PngCleaner
{
    private const int SignatureLength = 8;
    private const uint Header = 0x49484452;
    private const uint Palette = 0x504C5445;
    private const uint Transparency = 0x74524E53;
    private const uint Data = 0x49444154;
    private const uint End = 0x49454E44;

    /// <param name="file">The file; overwritten.</param>
    /// <param name="salvage">Whether a file that breaks off gives what it has.</param>
    public static CleanedPicture Clean(byte[] file, bool salvage)
    {
        var to = SignatureLength;
        var from = SignatureLength;
        while (from + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(from));
            var type = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(from + 4));
            var end = from + 12L + length;
            if (end > file.Length)
            {
                break;
            }

            if (type is Header or Palette or Transparency or Data or End)
            {
                file.AsSpan(from, (int)(end - from)).CopyTo(file.AsSpan(to));
                to += (int)(end - from);
            }

            if (type == End)
            {
                return file.AsMemory(0, to);
            }

            from = (int)end;
        }

        return salvage ? PngSalvage.Complete(file, to, from) : CleanedPicture.Damaged("png: the file breaks off");
    }

    /// <summary>A file's signature, chunks and end.</summary>
    internal static bool IsData(uint type) => type == Data;
}
