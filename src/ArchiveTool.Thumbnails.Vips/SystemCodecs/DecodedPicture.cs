namespace ArchiveTool.Thumbnails.Vips.SystemCodecs;

/// <summary>A picture as pixels: red, green, blue and alpha, a byte each, row by row.</summary>
internal sealed record DecodedPicture(byte[] Pixels, int Width, int Height)
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 4;
}
