namespace ArchiveTool.Cli.Tests;

/// <summary>What pages say that servers don't: refreshes, the pages of large hosts for what is gone, parked domains, names.</summary>
internal sealed partial class LabelledWeb
{
    private readonly List<LabelledLink> fragments = [];

    /// <summary>Links whose fragments are labelled; they are judged with <c>--fragments</c>.</summary>
    public IReadOnlyList<LabelledLink> Fragments => fragments;

    /// <summary>A post that has the links with fragments.</summary>
    public string WriteFragmentPost() => WritePost("fragments.md", fragments);

    private void AddRefreshes()
    {
        Expect("http://stub.example/a", "redirected", "meta-refresh", 200, Refresh("http://plain.example/a"));
        Expect("http://stub.example/relative", "redirected", "meta-refresh", 200, Refresh("../there"));
        Map("http://stub.example/there", context => HtmlAsync(context, 200, Page));
        Expect("http://stub.example/gone", "dead", "not-found", 200, Refresh("http://plain.example/no-such-page"));
        Expect("http://stub.example/itself", "alive", "ok", 200, Refresh("/itself", seconds: 5));
        Expect("http://stub.example/slides", "alive", "ok", 200, Refresh("http://plain.example/a", seconds: 60));
        // A show of pictures that begins anew.
        Expect("http://stub.example/round", "alive", "ok", 200, Refresh("/round-2", seconds: 5));
        Map("http://stub.example/round-2", context => HtmlAsync(context, 200, Refresh("/round", seconds: 5)));
        Expect(
            "http://stub.example/shop",
            "skipped",
            "would-count-a-click",
            200,
            Refresh("https://s.click.taobao.com/t?e=m%3D2%26s%3Dabc")
        );
        Expect(
            "http://refresh-header.example/a",
            "redirected",
            "meta-refresh",
            WithHeader(200, "Refresh", "0; url=http://plain.example/a")
        );
        Expect(
            "http://refresh-header.example/gone",
            "dead",
            "not-found",
            WithHeader(200, "Refresh", "0;URL='http://plain.example/no-such-page'")
        );
        // The status told is the last hop's.
        Redirect("http://chain.example/a", "dead", "not-found", 301, "http://chain.example/b");
        Redirect("http://chain.example/b", "dead", "not-found", 302, "http://plain.example/no-such-page");
        Expect(
            "http://canonical.example/copy",
            "alive",
            "ok",
            200,
            $"<link rel=canonical href=\"http://canonical.example/original\">{Page}"
        );
    }

    /// <summary>What the large hosts answer with 200, beside pages of theirs that are there.</summary>
    private void AddGoneAtLargeHosts()
    {
        Gone(
            "http://www.youtube.com/shorts/gone",
            "<title> - YouTube</title>",
            """{"playabilityStatus":{"status":"ERROR","reason":"Video unavailable"}}"""
        );
        There(
            "http://www.youtube.com/shorts/there",
            "<title>Lights - YouTube</title>",
            """{"playabilityStatus":{"status":"OK"}}"""
        );
        Gone("http://www.bilibili.com/video/BV1gone", "<title>视频去哪了呢？_哔哩哔哩_bilibili</title>");
        There("http://www.bilibili.com/video/BV1there", "<title>港口的灯_哔哩哔哩_bilibili</title>");
        Gone("http://www.nicovideo.jp/watch/sm1", "<title>お探しの動画は視聴できません - ニコニコ動画</title>");
        Gone("http://vimeo.com/1", "<title>VimeUhOh</title>");
        There("http://vimeo.com/2", "<title>Harbour lights on Vimeo</title>");
        Gone("http://mp.weixin.qq.com/s/gone", "<p>该内容已被发布者删除</p>");
        There("http://mp.weixin.qq.com/s/there", "<h1>港口的灯</h1><p>内容</p>");
        Gone("http://www.instagram.com/p/gone/", "<title>Page not found • Instagram</title>");
        There("http://www.reddit.com/r/lights/", "<title>Lights</title>");
        Gone("http://www.reddit.com/r/nothing/", "<title>reddit</title><h1>Community not found</h1>");
        Gone("http://item.taobao.com/item.htm", "<p>很抱歉，您查看的宝贝不存在，可能已下架或者被转移。</p>");
        Gone("http://www.ebay.com/itm/1", "<p>We looked everywhere. Looks like this page is missing.</p>");
        There("http://www.ebay.com/itm/2", "<title>Lamp | eBay</title><h1>Lamp</h1><p>Buy it now</p>");
        Redirect("http://item.jd.com/1.html", "dead", "soft-404", 302, "http://item.jd.com/error2.aspx");
        Map("http://item.jd.com/error2.aspx", context => HtmlAsync(context, 200, Page));
    }

    private void AddParked()
    {
        Parked(
            "http://parked.example/a",
            "<title>parked.example</title><h1>The domain parked.example is for sale</h1>"
        );
        Parked("http://parked-de.example/", "<title>parked-de.example steht zum Verkauf</title>");
        Parked(
            "http://parked-script.example/post",
            "<title>parked-script.example</title><script src=\"https://www.google.com/adsense/domains/caf.js\"></script>"
        );
        Parked("http://parked-lander.example/a", "<script>window.location.href=\"/lander\"</script>");
        Redirect(
            "http://sold.example/2019/post",
            "dead",
            "parked",
            302,
            "http://www.hugedomains.com/domain_profile.cfm?d=sold.example"
        );
        Map("http://www.hugedomains.com/domain_profile.cfm", context => HtmlAsync(context, 200, "<title>Sold</title>"));
        // A house may be for sale, and an article about parked domains is one.
        There("http://houses.example/12", "<title>House for sale</title><h1>This house is for sale</h1>", Article);
        There(
            "http://domains.example/how-to",
            "<title>What is domain parking?</title><h1>Domain parking</h1>",
            Article
        );
    }

    private void AddFragments()
    {
        Fragment("http://headings.example/a#first", "alive", "ok", "<h1 id=first>First</h1>");
        Fragment("http://headings.example/a#none", "dead", "missing-fragment");
        Fragment("http://headings.example/a#:~:text=First", "alive", "ok");
        Fragment("http://headings.example/a#/route", "alive", "ok");
        Fragment("http://headings.example/a#!old", "alive", "ok");
        Fragment("http://headings.example/a#comment-42", "unverifiable", "missing-fragment");
        Fragment("http://github.com/someone/code/blob/main/a.js#L10-L20", "alive", "ok", "<div id=app></div>");
        Fragment(
            "http://application.example/a#part",
            "unverifiable",
            "missing-fragment",
            "<div id=root></div><script src=/app.js></script>"
        );
        Fragment(
            "http://moved-page.example/a#first",
            "redirected",
            "meta-refresh",
            Refresh("http://headings.example/a")
        );
        Fragment("http://moved-page.example/a#none", "dead", "missing-fragment");
    }

    private static string Refresh(string url, int seconds = 0) =>
        $"<title>Moved</title><meta http-equiv=\"refresh\" content=\"{seconds}; url={url}\">";

    private void Gone(string url, params string[] html) => Soft(url, string.Concat(html));

    private void There(string url, params string[] html) => Expect(url, "alive", "ok", 200, string.Concat(html));

    private void Parked(string url, string html) => Expect(url, "dead", "parked", 200, html);

    private void Fragment(string url, string status, string reason, string? html = null)
    {
        fragments.Add(new LabelledLink(url, status, reason));
        if (html is not null)
        {
            Map(url, context => HtmlAsync(context, 200, $"<!DOCTYPE html><title>A page</title>{html}"));
        }
    }
}
