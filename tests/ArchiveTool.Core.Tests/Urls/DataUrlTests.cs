using System.Text;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Tests.Urls;

/// <summary>https://fetch.spec.whatwg.org/#data-url-processor.</summary>
public sealed class DataUrlTests
{
    [Theory]
    [InlineData("data:,X", "text/plain;charset=US-ASCII", "X")]
    [InlineData("DATA:text/html,a%20b%zz", "text/html", "a b%zz")]
    [InlineData("data:;charset=utf-8,x", "text/plain;charset=utf-8", "x")]
    [InlineData("data:image/png;base64,WA==", "image/png", "X")]
    [InlineData("data:image/png;base64,WA", "image/png", "X")]
    [InlineData("data:image/png;base64,WB", "image/png", "X")]
    [InlineData("data:image/png; BASE64,%57A", "image/png", "X")]
    [InlineData("data:image/png;base64, W\n A = = ", "image/png", "X")]
    [InlineData("data:image/png;base64;x,WA", "image/png;base64;x", "WA")]
    [InlineData("data:text/plain,a#fragment", "text/plain", "a")]
    [InlineData("data:text/plain,é", "text/plain", "é")]
    [InlineData("data:base64,WA", "base64", "WA")]
    public void It_is_taken_apart_as_the_standard_says(string url, string mediaType, string body)
    {
        Assert.True(DataUrl.TryParse(url, out var data));
        Assert.Equal(mediaType, data.MediaType);
        Assert.Equal(body, Encoding.UTF8.GetString(data.Body.Span));
    }

    [Theory]
    [InlineData("data:image/png;base64")]
    [InlineData("data:image/png;base64,W")]
    [InlineData("data:image/png;base64,W===")]
    [InlineData("data:image/png;base64,W?==")]
    [InlineData("data:image/png;base64,WA=")]
    [InlineData("https://a.example/,")]
    [InlineData("")]
    public void What_is_none_is_refused(string url) => Assert.False(DataUrl.TryParse(url, out _));
}
