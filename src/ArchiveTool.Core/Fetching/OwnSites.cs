using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching;

/// <summary>The address that a picture's own site would send as the referrer.</summary>
internal static class OwnSites
{
    // Hosts of pictures whose site stands elsewhere; each refuses foreign referrers and none at all.
    private static readonly (string Domain, string Site)[] Elsewhere =
    [
        ("pximg.net", "https://www.pixiv.net/"),
        ("sinaimg.cn", "https://weibo.com/"),
        ("hdslb.com", "https://www.bilibili.com/"),
        ("doubanio.com", "https://www.douban.com/"),
        ("zhimg.com", "https://www.zhihu.com/"),
        ("qpic.cn", "https://mp.weixin.qq.com/"),
        ("xhscdn.com", "https://www.xiaohongshu.com/"),
        ("cdninstagram.com", "https://www.instagram.com/"),
        ("fbcdn.net", "https://www.facebook.com/"),
    ];

    /// <summary>The addresses to try, the likeliest first.</summary>
    public static IReadOnlyList<string> Find(WebUrl picture)
    {
        var domain = RegistrableDomain.Find(picture.Host);
        var known = Elsewhere.Where(row => row.Domain == domain).Select(row => row.Site);
        var own = $"{picture.Origin}/";
        var site = domain is null || domain == picture.Host ? own : $"{picture.Scheme}://www.{domain}/";
        return [.. known.Append(own).Append(site).Distinct(StringComparer.Ordinal)];
    }
}
