namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>A picture with nothing in it but pixels, or the failure.</summary>
/// <param name="Bytes">What the decoder is given.</param>
/// <param name="Fault">What is wrong with the file, for people; null if nothing is.</param>
internal readonly record struct CleanedPicture(ReadOnlyMemory<byte> Bytes, string? Fault)
{
    public static CleanedPicture Damaged(string fault) => new(default, fault);

    public static implicit operator CleanedPicture(Memory<byte> bytes) => new(bytes, null);
}
