namespace ArchiveTool.Testing;

/// <summary>Makes real image files. The same arguments give the same bytes.</summary>
public static partial class ImageMaker
{
    /// <summary>A PNG in true colour; another seed gives another picture.</summary>
    public static byte[] Png(int width, int height, int seed = 0) =>
        new PngFile()
            .Header((uint)width, (uint)height, 8, 2)
            .Data(ScanLines(width, height, 3, (x, y, c) => Sample(x, y, c, width, height, seed)))
            .End();

    /// <summary>A smooth picture whose four corners differ, so that a turn or a mirror shows.</summary>
    public static byte Sample(int x, int y, int channel, int width, int height, int seed)
    {
        var across = x * 255 / Math.Max(1, width - 1);
        var down = y * 255 / Math.Max(1, height - 1);
        var tint = (int)((uint)(seed * 2654435761L) >> (8 * channel)) & 0x3F;
        var value = channel switch
        {
            0 => across,
            1 => down,
            _ => 255 - ((across + down) / 2),
        };
        return (byte)((value * 3 / 4) + tint);
    }

    private static byte[] ScanLines(int width, int height, int channels, Func<int, int, int, byte> sample)
    {
        var stride = 1 + (width * channels);
        var lines = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                for (var c = 0; c < channels; c++)
                {
                    lines[(y * stride) + 1 + (x * channels) + c] = sample(x, y, c);
                }
            }
        }

        return lines;
    }
}
