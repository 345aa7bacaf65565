using System.Buffers.Binary;

namespace ArchiveTool.Core.Media;

/// <summary>
/// Tells a Truevision file (TGA 2.0, section "TGA file header"). It has no signature, so every field that can be only one
/// of a few values is looked at.
/// </summary>
internal static class TargaSignature
{
    /// <summary>How long the header is, in bytes.</summary>
    public const int HeaderLength = 18;

    public static bool Matches(ReadOnlySpan<byte> head) =>
        head.Length >= HeaderLength
        && HasKnownColors(head)
        && (head[17] & 0xC0) == 0
        && (head[17] & 0x0F) <= 8
        && BinaryPrimitives.ReadUInt16LittleEndian(head[12..]) != 0
        && BinaryPrimitives.ReadUInt16LittleEndian(head[14..]) != 0;

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
