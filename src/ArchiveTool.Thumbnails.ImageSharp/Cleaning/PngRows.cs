using System.Buffers.Binary;

namespace ArchiveTool.Thumbnails.ImageSharp.Cleaning;

/// <summary>How many bytes a PNG's rows are before they are compressed, each with its filter's byte in front.</summary>
/// <param name="Bytes">Of all rows, in all passes.</param>
internal readonly record struct PngRows(long Bytes)
{
    /// <summary>Of each of Adam7's passes: first column, first row, step across, step down (https://www.w3.org/TR/png-3/#8Interlace).</summary>
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
    [
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ];

    /// <summary>Reads IHDR, which is first; null if it is not, or says nonsense.</summary>
    public static PngRows? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file[12..16].SequenceEqual("IHDR"u8))
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(file[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(file[20..]);
        var channels = file[25] switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 0,
        };
        var bits = channels * file[24];
        if (width <= 0 || height <= 0 || bits is 0 or > 64)
        {
            return null;
        }

        return new(
            file[28] == 0
                ? Rows(width, height, bits)
                : Passes.Sum(pass => Rows(Steps(width, pass.X, pass.Across), Steps(height, pass.Y, pass.Down), bits))
        );
    }

    private static long Rows(long width, long height, int bits) =>
        width == 0 ? 0 : height * (1 + (((width * bits) + 7) / 8));

    private static long Steps(int size, int first, int step) => size <= first ? 0 : (size - first + step - 1) / step;
}
