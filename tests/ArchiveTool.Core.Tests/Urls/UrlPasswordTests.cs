using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Urls;

public sealed class UrlPasswordTests
{
    [Theory]
    [InlineData("https://user:pass@host/", "https://user:***@host/")]
    [InlineData("https://:pass@host/", "https://:***@host/")]
    [InlineData("//user:pass@host/a", "//user:***@host/a")]
    [InlineData("HTTP:\\\\user:pass@host", "HTTP:\\\\user:***@host")]
    [InlineData("socks5://u:p@[::1]:1080 refused", "socks5://u:***@[::1]:1080 refused")]
    [InlineData(
        "'https://u:p'q@r@host/x' failed, https://a:b@c/ too",
        "'https://u:***@host/x' failed, https://a:***@c/ too"
    )]
    [InlineData("https://x/?next=https://u:p@host/", "https://x/?next=https://u:***@host/")]
    [InlineData("https://u:p@q:r@host/", "https://u:***@host/")]
    [InlineData("https://user@host/", "https://user@host/")]
    [InlineData("https://host/@user:x", "https://host/@user:x")]
    [InlineData("https://host/a//b:c@d", "https://host/a//b:c@d")]
    [InlineData("mailto:a@b", "mailto:a@b")]
    [InlineData("https://user:@host/", "https://user:@host/")]
    [InlineData("", "")]
    public void Passwords_are_masked_in_text(string text, string masked)
    {
        Assert.Equal(masked, UrlPassword.Mask(text));
        Assert.Equal(masked, UrlPassword.Mask(masked));
    }

    [Theory]
    [InlineData("https://user:pass@host:8443/a?b#c", "https://user:***@host:8443/a?b#c")]
    [InlineData("https://:pass@host/", "https://:***@host/")]
    [InlineData("https://user@host/", "https://user@host/")]
    [InlineData("https://host/", "https://host/")]
    public void And_in_urls(string text, string masked)
    {
        Assert.True(WebUrl.TryParse(text, null, out var url));
        Assert.Equal(masked, url.WithoutPassword().Href);
    }
}
