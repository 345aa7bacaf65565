using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>
/// Links that earn nobody anything, many of them with names that mean an account elsewhere: <c>tag</c> off Amazon,
/// <c>aid</c> off Booking.com, <c>ref</c>, <c>u</c>, <c>p</c>, paths of three numbers.
/// </summary>
public sealed class OrdinaryLinkTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    private static readonly string[] Hosts =
    [
        "https://blog.example.org",
        "https://www.example.co.uk",
        "https://shop.example.de",
        "https://news.example.cn",
        "https://en.wikipedia.org",
        "https://github.com",
        "https://docs.python.org",
        "https://stackoverflow.com",
        "https://www.zhihu.com",
        "https://www.cnblogs.com",
        "https://blog.csdn.net",
        "https://developer.mozilla.org",
        "https://www.npmjs.com",
        "https://myamazon.com.example.net",
        "https://notbooking.com",
        "https://amazonia.example",
        "https://ebay-kleinanzeigen.example",
        "https://forum.example.fr:8443",
        "https://xn--fiqs8s.example",
        "https://192.0.2.7",
    ];

    private static readonly string[] Paths =
    [
        "/",
        "/2021/11/25/the-harbour.html",
        "/wiki/Lighthouse#History",
        "/search?q=lamps&tag=amazon-20",
        "/questions/tagged/url?tab=votes&tag=c%23",
        "/hotel?aid=304142&label=room",
        "/item?campid=12&id=7",
        "/product?ref=homepage",
        "/theme?ref=author",
        "/?p=1234",
        "/?a=1&b=2&u=3",
        "/list?affid=none&sort=price",
        "/flights?marker=red",
        "/deal?af=1&cn=2",
        "/game?key=abc&rid=4",
        "/track.php?id=9",
        "/click?id=5&page=2",
        "/c/1/2/3",
        "/c/100/200/300?sort=asc",
        "/go/away",
        "/aff.php",
        "/affiliates/about",
        "/aff_c/help",
        "/a?tt=12&r=/home",
        "/a?tt=dark_mode_on",
        "/login?url=https%3A%2F%2Fexample.org%2Faccount&sid=1",
        "/share?u=https://example.org/a&title=b",
    ];

    // Hosts of shops and networks, but with nothing in the link that names an account.
    private static readonly string[] Others =
    [
        "https://www.amazon.com/dp/B000000001",
        "https://www.amazon.de/s?k=lampe&ref=nb_sb_noss",
        "https://www.amazon.co.jp/gp/help/customer/display.html?nodeId=1",
        "https://aws.amazon.com/s3/?nc2=h_ql_prod_st_s3",
        "https://www.amazon.com/dp/B000000001?tag=",
        "https://www.amazon.com/s?k=lamps&tag=garden",
        "https://www.amazon.de/dp/B000000001?tag=lamps-2021",
        "https://aws.amazon.com/blogs/?tag=foo",
        "https://docs.aws.amazon.com/s3/?tag=level-20",
        "https://developer.amazon.com/docs?tag=x-20",
        "https://affiliate-program.amazon.com/home?tag=lamps-20",
        "https://partnernet.amazon.de/home?tag=lamps-21",
        "https://www.ebay.com/itm/1234567890?hash=item1",
        "https://www.booking.com/hotel/gb/harbour.html?aid=",
        "https://www.booking.com/index.html?lang=en",
        "https://www.flipkart.com/lamp/p/itm1",
        "https://www.aliexpress.com/item/100500.html?spm=a2g0o",
        "https://item.jd.com/100012043978.html",
        "https://detail.tmall.com/item.htm?id=1",
        "https://item.taobao.com/item.htm?id=1&spm=a1",
        "https://www.apple.com/iphone/?cid=aos",
        "https://apps.apple.com/app/id1",
        "https://themeforest.net/item/a/1",
        "https://www.hotmart.com/en",
        "https://www.tatacliq.com/p?cid=em:mail",
        "https://www.awin.com/gb",
        "https://www.cj.com/",
        "https://www.impact.com/partners",
        "https://www.shareasale.com/info/",
        "https://www.tradedoubler.com/en/",
        "https://www.rakuten.co.jp/",
        "https://www.a8.net/",
        "https://www.digidip.net/",
        "https://www.belboon.com/en/",
        "https://www.adcell.de/info",
    ];

    [Fact]
    public void None_of_them_is_called_an_affiliate_link()
    {
        string[] links = [.. from host in Hosts from path in Paths select host + path, .. Others];
        Assert.True(links.Length >= 500);

        var called = links.Where(link =>
            WebUrl.TryParse(link, null, out var url) && Catalogue.Judge(url).Affiliate is not null
        );

        Assert.Empty(called);
    }
}
