using System.Buffers.Binary;

namespace ArchiveTool.Testing;

/// <summary>Truevision's files.</summary>
public static partial class ImageMaker
{
    /// <summary>True colour, top down.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="kind">2 uncompressed, 10 in run lengths.</param>
    /// <param name="depth">24, or 32 with an alpha that hides nothing.</param>
    /// <param name="seed">Another seed gives another picture.</param>
    public static byte[] Targa(int width, int height, byte kind, byte depth, int seed = 0)
    {
        var header = new byte[18];
        header[2] = kind;
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(12), (short)width);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(14), (short)height);
        header[16] = depth;
        header[17] = (byte)(0x20 | (depth == 32 ? 8 : 0));
        var file = new List<byte>(header);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (kind == 10 && x % 100 == 0)
                {
                    // A packet of pixels as they are.
                    file.Add((byte)(Math.Min(100, width - x) - 1));
                }

                file.AddRange(Enumerable.Range(0, 3).Select(c => Sample(x, y, 2 - c, width, height, seed)));
                if (depth == 32)
                {
                    file.Add(255);
                }
            }
        }

        return [.. file];
    }
}
