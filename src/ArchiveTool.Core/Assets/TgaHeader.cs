using System.Buffers.Binary;

namespace ArchiveTool.Core.Assets;

/// <summary>
/// The header of a Truevision file (TGA 2.0, section "TGA file header"). It has no signature, so every field that can be
/// only one of a few values is looked at.
/// </summary>
internal static class TgaHeader
{
    private const int Length = 18;

    /// <summary>Whether some bytes begin such a file.</summary>
    public static bool Matches(ReadOnlySpan<byte> head) => Parse(head) is not null;

    public static ImageHeader? Read(HeaderBytes bytes) => Parse(bytes.At(0, Length));

    private static ImageHeader? Parse(ReadOnlySpan<byte> head)
    {
        if (head.Length < Length || !HasKnownColors(head) || (head[17] & 0xC0) != 0 || (head[17] & 0x0F) > 8)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(head[14..]);
        return width == 0 || height == 0 ? null : new(width, height) { BitsPerPixel = head[16] };
    }

    /// <summary>The kind (with 8 where it is in run lengths), its colour map, and the depths that go with it.</summary>
    private static bool HasKnownColors(ReadOnlySpan<byte> head)
    {
        var map = head[3..8];
        return (head[2] & ~8) switch
        {
            1 => head[1] == 1 && map[4] is 15 or 16 or 24 or 32 && head[16] is 8,
            2 => head[1] == 0 && !map.ContainsAnyExcept((byte)0) && head[16] is 15 or 16 or 24 or 32,
            3 => head[1] == 0 && !map.ContainsAnyExcept((byte)0) && head[16] is 8,
            _ => false,
        };
    }
}
