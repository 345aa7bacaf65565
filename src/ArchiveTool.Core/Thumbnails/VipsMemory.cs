using ArchiveTool.Core.Assets;

namespace ArchiveTool.Core.Thumbnails;

/// <summary>What decoding and shrinking a picture takes, measured with libvips 8.18 for each format.</summary>
internal static class VipsMemory
{
    private const long Fixed = 64 << 20;

    public static long For(MediaType type, ImageHeader header, long fileLength, ThumbnailSettings settings) =>
        Fixed + fileLength + header.Pixels * 20 + settings.Widths.Count;
}
