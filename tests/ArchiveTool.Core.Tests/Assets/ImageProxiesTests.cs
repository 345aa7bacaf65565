using ArchiveTool.Core.Runs.Archiving.Assets;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Assets;

/// <summary>Proxied pictures and where they come from.</summary>
public sealed class ImageProxiesTests
{
    [Theory]
    [InlineData("https://wsrv.nl/?url=https%3A%2F%2Fa.example%2Fp.png%3Fv%3D1&w=300", "https://a.example/p.png?v=1")]
    [InlineData("https://images.weserv.nl/?url=a.example/p.png", "http://a.example/p.png")]
    [InlineData("https://images.weserv.nl/?url=ssl:a.example/p.png&w=9", "https://a.example/p.png")]
    [InlineData("https://i2.wp.com/a.example/x/p.png?resize=10,10&ssl=1", "https://a.example/x/p.png")]
    [InlineData("https://i0.wp.com/a.example/p.php?q=id%3D7", "http://a.example/p.php?id=7")]
    [InlineData(
        "https://res.cloudinary.com/demo/image/fetch/w_300,f_auto/https://a.example/p.png?v=1",
        "https://a.example/p.png?v=1"
    )]
    [InlineData(
        "https://substackcdn.com/image/fetch/w_1456,c_limit/https%3A%2F%2Fa.example%2Fp.png",
        "https://a.example/p.png"
    )]
    [InlineData("https://cdn.statically.io/img/a.example/f=auto,w=600/x/p.png", "https://a.example/x/p.png")]
    [InlineData("https://cdn.statically.io/img/a.example/p.png", "https://a.example/p.png")]
    [InlineData(
        "https://images1-focus-opensocial.googleusercontent.com/gadgets/proxy?container=focus&url=http%3A%2F%2Fa.example%2Fp.png",
        "http://a.example/p.png"
    )]
    [InlineData(
        "https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fa.example%2Fp.png&f=1",
        "https://a.example/p.png"
    )]
    [InlineData(
        "https://camo.githubusercontent.com/0f1e/68747470733a2f2f612e6578616d706c652f702e706e67",
        "https://a.example/p.png"
    )]
    [InlineData("https://reader.example/proxy/c2lnbg==/aHR0cHM6Ly9hLmV4YW1wbGUvcC5wbmc=", "https://a.example/p.png")]
    [InlineData(
        "https://blog.example/cdn-cgi/image/width=80,quality=75/https://a.example/p.png",
        "https://a.example/p.png"
    )]
    [InlineData("https://blog.example/cdn-cgi/image/width=80/x/p.png", "https://blog.example/x/p.png")]
    [InlineData("https://blog.example/_next/image?url=%2Fx%2Fp.png&w=640&q=75", "https://blog.example/x/p.png")]
    [InlineData("https://rss.example/img-proxy?url=https%3A%2F%2Fa.example%2Fp.png", "https://a.example/p.png")]
    [InlineData(
        "https://tt.example/public.php?op=pluginhandler&plugin=af_proxy_http&pmethod=imgproxy&url=https%3A%2F%2Fa.example%2Fp.png",
        "https://a.example/p.png"
    )]
    public void The_original_is_found(string proxied, string original) => Assert.Equal(original, Find(proxied));

    [Theory]
    [InlineData("https://a.example/p.png")]
    [InlineData("https://a.example/share?url=https%3A%2F%2Fb.example%2F")]
    [InlineData("https://wsrv.nl/?w=300")]
    [InlineData("https://wsrv.nl/?url=javascript:alert(1)//")]
    [InlineData("https://i0.wp.com/a.example")]
    [InlineData("https://res.cloudinary.com/demo/image/upload/w_300/p.png")]
    [InlineData("https://camo.githubusercontent.com/0f1e/zz")]
    [InlineData("https://reader.example/proxy/a/!!!")]
    [InlineData("https://a.example/image?url=https%3A%2F%2Fa.example%2Fimage")]
    public void What_is_no_proxy_s_stays(string url) => Assert.Null(Find(url));

    private static string? Find(string url) =>
        WebUrl.TryParse(url, null, out var parsed) ? ImageProxies.FindOriginal(parsed)?.Href : "invalid";
}
