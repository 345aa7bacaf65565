using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Tests.Tracking;

/// <summary>What a link becomes without its trackers, and what its site needs.</summary>
public sealed class CleanedLinkTests
{
    private static readonly TrackingCatalogue Catalogue = TrackingCatalogue.Load();

    [Theory]
    [InlineData(
        "https://blog.csdn.net/a/article/details/1?ops_request_misc=%257B%2522scm%2522%257D&request_id=1&biz_id=0&utm_medium=distribute.pc&utm_term=git&spm=1018.2226",
        "https://blog.csdn.net/a/article/details/1"
    )]
    [InlineData(
        "https://a.blog.csdn.net/article/details/1?utm_medium=d&depth_1-utm_source=d&fromshare=blogdetail&sharetype=blogdetail&sharerId=1&sharerefer=PC&sharesource=a&sharefrom=from_link",
        "https://a.blog.csdn.net/article/details/1"
    )]
    [InlineData(
        "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=2&sn=c&chksm=f&mpshare=1&scene=1&srcid=0405&sharer_sharetime=1&sharer_shareid=8a&key=2c&ascene=1&uin=OTU%3D&pass_ticket=U#rd",
        "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1&idx=2&sn=c&chksm=f#rd"
    )]
    [InlineData(
        "https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=4571&signature=n*Yy&new=1",
        "https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=4571&signature=n*Yy&new=1"
    )]
    [InlineData(
        "https://www.xiaohongshu.com/explore/6a?xsec_token=A%3D&xsec_source=app_share&xhsshare=CopyLink&appuid=6&apptime=1&share_id=3&share_channel=copy_link",
        "https://www.xiaohongshu.com/explore/6a?xsec_token=A%3D&xsec_source=app_share"
    )]
    [InlineData(
        "https://techcrunch.com/2024/12/19/a/?guccounter=1&guce_referrer=aHR0&guce_referrer_sig=AQ",
        "https://techcrunch.com/2024/12/19/a/"
    )]
    [InlineData("https://example.org/?id=7&bsft_clkid=a&oft_lk=b&_bhlid=c", "https://example.org/?id=7")]
    [InlineData(
        "https://docs.google.com/document/d/1a/edit?usp=sharing&tab=t.0",
        "https://docs.google.com/document/d/1a/edit?tab=t.0"
    )]
    [InlineData(
        "https://medium.com/m/global-identity-2?redirectUrl=https%3A%2F%2Fblog.example.org%2Fa%3Fsource%3Db",
        "https://blog.example.org/a?source=b"
    )]
    public void Trackers_go_and_what_names_the_page_stays(string link, string clean) =>
        Assert.Equal(clean, Clean(link));

    [Theory]
    [InlineData("https://web.archive.org/web/2020/https://example.org/?utm_source=a&%E8%B7%AF=1&=2")]
    [InlineData("https://archive.ph/2020.01.01-000000/https://example.org/?fbclid=a")]
    [InlineData("https://www.metabase.com/docs?utm_term=a")]
    [InlineData("https://tix.axs.com/a?irclickid=a")]
    [InlineData("https://ga-dev-tools.google/campaign-url-builder/?utm_source=a")]
    [InlineData("https://www.booking.com/searchresults.html?ss=Bergen&sr_order=popularity")]
    public void What_a_site_needs_stays(string link)
    {
        Assert.Equal(link, Clean(link));
        Assert.Null(Catalogue.Judge(Url(link)).Tracking);
    }

    private static string Clean(string link) => Catalogue.Clean(Url(link), link, LinkCleaning.Tracking);

    private static WebUrl Url(string link) =>
        WebUrl.TryParse(link, null, out var url) ? url : throw new ArgumentException(link, nameof(link));
}
