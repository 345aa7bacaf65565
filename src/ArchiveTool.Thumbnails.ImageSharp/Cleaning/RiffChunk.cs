namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>A chunk of a WebP file: four letters, a length and an even number of bytes (RFC 9649, section 2.3).</summary>
/// <param name="Type">The four letters, as a little-endian number.</param>
/// <param name="Data">What stands in it.</param>
internal readonly record struct RiffChunk(uint Type, ReadOnlyMemory<byte> Data)
{
    public const uint Extended = 'V' | ('P' << 8) | ('8' << 16) | ((uint)'X' << 24);
    public const uint Lossy = 'V' | ('P' << 8) | ('8' << 16) | ((uint)' ' << 24);
    public const uint Lossless = 'V' | ('P' << 8) | ('8' << 16) | ((uint)'L' << 24);
    public const uint Alpha = 'A' | ('L' << 8) | ('P' << 16) | ((uint)'H' << 24);
    public const uint Animation = 'A' | ('N' << 8) | ('I' << 16) | ((uint)'M' << 24);
    public const uint Frame = 'A' | ('N' << 8) | ('M' << 16) | ((uint)'F' << 24);

    /// <summary>Whether it holds a picture's pixels.</summary>
    public bool IsPicture => Type is Lossy or Lossless;
}
