using ArchiveTool.Core.Files.Foreign;
using ArchiveTool.Core.Links.Products;

namespace ArchiveTool.Core.Tests.Files;

/// <summary>Texts of strangers' JSON that hold halves of surrogate pairs are read, with the replacement character in their place.</summary>
public sealed class ForeignJsonTests
{
    [Theory]
    [InlineData(@"\ud83d\ude00", "😀")]
    [InlineData(@"a\ud83d", "a\ufffd")]
    [InlineData(@"\ude00b", "\ufffdb")]
    [InlineData(@"\ud83d\ud83d\ude00", "\ufffd😀")]
    [InlineData(@"\ud83d\n", "\ufffd\n")]
    [InlineData(@"\\ud83d", @"\ud83d")]
    [InlineData(@"\\\ud83d", "\\\ufffd")]
    public void Halves_are_replaced(string written, string read)
    {
        using var json = ForeignJson.Parse($"[\"{written}\"]");

        Assert.Equal(read, json.RootElement[0].GetString());
    }

    [Fact]
    public void A_page_s_own_data_may_hold_them()
    {
        var data = new ProductData();
        data.Take(@"{""@type"":""Product\ud83d"",""\ud83d"":1,""offers"":{""availability"":""\ude00""}}");

        Assert.False(data.HasProduct);
    }
}
