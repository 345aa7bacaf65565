using System.Buffers.Binary;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Media.Thumbnails;
using NetVips;

namespace ArchiveTool.Core.Tests.Thumbnails;

/// <summary>Small bitmaps, byte by byte: the left pixel red, the right one blue, in each way of saying so.</summary>
public sealed class BitmapTests : ThumbnailFixture
{
    private const string RedBlue = "0000FF00" + "FF000000";

    [Theory]
    [InlineData(1, 0, RedBlue, "40000000")]
    [InlineData(4, 0, RedBlue, "01000000")]
    [InlineData(8, 0, RedBlue, "00010000")]
    [InlineData(16, 0, "", "007C1F00")]
    [InlineData(16, 3, "00F80000" + "E0070000" + "1F000000", "00F81F00")]
    [InlineData(24, 0, "", "0000FFFF00000000")]
    [InlineData(32, 0, "", "0000FF00FF000000")]
    [InlineData(32, 3, "000000FF" + "0000FF00" + "00FF0000", "000000FF00FF0000")]
    public void Every_depth_is_read(int bits, int compression, string palette, string row)
    {
        foreach (var height in (int[])[1, -1])
        {
            var file = Bitmap(2, height, bits, compression, palette + row);
            using var image = Open(file, salvage: false);
            Assert.Equal((2, 1), (image.Width, image.Height));
            Assert.Equal([255, 0, 0], image[0, 0]);
            Assert.Equal([0, 0, 255], image[1, 0]);
        }
    }

    [Fact]
    public void Rows_go_up_or_down()
    {
        const string RedBelowBlue = "0000FF00" + "FF000000";
        using var up = Open(Bitmap(1, 2, 24, 0, RedBelowBlue), salvage: false);
        Assert.Equal([0, 0, 255], up[0, 0]);
        using var down = Open(Bitmap(1, -2, 24, 0, RedBelowBlue), salvage: false);
        Assert.Equal([255, 0, 0], down[0, 0]);
    }

    [Fact]
    public void What_is_missing_is_a_finding_or_white()
    {
        var half = Bitmap(1, -2, 24, 0, "0000FF00");
        Assert.Equal(Reason.NotDecodable, Make(half).Reason);
        using var salvaged = Open(half, salvage: true);
        Assert.Equal([255, 0, 0], salvaged[0, 0]);
        Assert.Equal([255, 255, 255], salvaged[0, 1]);
        Assert.Equal(Reason.NotDecodable, Make(Bitmap(2, 1, 8, 1, "00010000")).Reason);
        Assert.Equal(Reason.TooManyPixels, Make(Bitmap(1 << 20, 1 << 20, 1, 0, "")).Reason);
        Assert.Equal(Reason.NotDecodable, Make(Bitmap(16_384, 16_384, 1, 0, "")).Reason);
    }

    private Image Open(byte[] file, bool salvage)
    {
        var result = Make(file, new() { Format = ThumbnailFormat.Png, Salvage = salvage });
        Assert.True(result.IsOk, result.Detail);
        using var lazy = Image.NewFromFile(Assert.Single(result.Thumbnails).TemporaryPath);
        return lazy.CopyMemory();
    }

    /// <summary>What stands behind the header: masks or a palette, then rows.</summary>
    private static byte[] Bitmap(int width, int height, int bits, int compression, string content)
    {
        var colours =
            compression == 3 ? 3
            : bits <= 8 ? 2
            : 0;
        byte[] file = [.. new byte[54], .. Convert.FromHexString(content)];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        file[10] = (byte)(54 + (4 * colours));
        file[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = (byte)bits;
        file[30] = (byte)compression;
        return file;
    }
}
