using System.Buffers.Binary;

namespace ArchiveTool.Core.Media.Headers;

/// <summary>The header of a Truevision file (TGA 2.0).</summary>
internal static class TgaHeader
{
    public static ImageHeader? Read(HeaderBytes bytes)
    {
        var head = bytes.At(0, TargaSignature.HeaderLength);
        return TargaSignature.Matches(head)
            ? new(
                BinaryPrimitives.ReadUInt16LittleEndian(head[12..]),
                BinaryPrimitives.ReadUInt16LittleEndian(head[14..])
            )
            {
                BitsPerPixel = head[16],
            }
            : null;
    }
}
