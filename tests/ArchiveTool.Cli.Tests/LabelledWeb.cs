using System.Globalization;
using System.IO.Compression;
using System.Text;
using ArchiveTool.Testing;
using Microsoft.AspNetCore.Http;

namespace ArchiveTool.Cli.Tests;

/// <summary>
/// A small web on loopback of which is known what each link is: one host for each manner, good or bad. Unknown paths
/// are 404 with a page, as on most servers.
/// </summary>
internal sealed partial class LabelledWeb : IAsyncDisposable
{
    private const string Page = "<!DOCTYPE html><title>A page</title><h1>A page</h1><p>It has something to say.</p>";

    private readonly TemporaryFolder folder = new();
    private readonly List<LabelledLink> links = [];
    private readonly RawServer cutting = new(connection => connection.ReadHeadAsync());
    private readonly RawServer babbling = new(async connection =>
    {
        await connection.ReadHeadAsync();
        await connection.WriteAsync("SSH-2.0-OpenSSH_9.6\r\n");
    });

    private LabelledWeb(TestServer server) => Server = server;

    public TestServer Server { get; }

    /// <summary>Every link with its label.</summary>
    public IReadOnlyList<LabelledLink> Links => links;

    /// <summary>A picture that is one.</summary>
    public const string GoodPicture = "http://pictures.example/a.png";

    /// <summary>A page where a picture should be.</summary>
    public const string PageForPicture = "http://pictures.example/page.png";

    public string[] Arguments =>
        [
            "--allow-private-network",
            "--timeout",
            "4s",
            "--retries",
            "1",
            "--per-host",
            "2",
            "--connect-to",
            "nobody.example:80:127.0.0.1:1",
            "--connect-to",
            $"cut.example:80:127.0.0.1:{cutting.Port}",
            "--connect-to",
            $"babble.example:80:127.0.0.1:{babbling.Port}",
            "--connect-to",
            $":80:127.0.0.1:{Server.HttpPort}",
            "--connect-to",
            $":443:127.0.0.1:{Server.HttpsPort}",
        ];

    public CliSettings Settings =>
        new()
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SSL_CERT_FILE"] = folder["root.pem"],
            },
        };

    public static async Task<LabelledWeb> StartAsync()
    {
        var server = await TestServer.StartAsync(name =>
            TestAuthority.Shared.For(name is null or "wrong-name.example" ? "other.example" : name)
        );
        var web = new LabelledWeb(server);
        TestAuthority.Shared.WritePem(web.folder["root.pem"]);
        server.MapRest(context =>
            context.Request.Host.Host == "chatty.example"
                ? HtmlAsync(context, 200, $"<title>Page not found</title>{Words(60)}")
                : HtmlAsync(context, 404, "<title>404 Not Found</title><h1>Not Found</h1>")
        );
        web.AddAlive();
        web.AddHeadRefusers();
        web.AddRedirects();
        web.AddDead();
        web.AddSoftNotFound();
        web.AddNotSoftNotFound();
        web.AddAboutNothing();
        web.AddMovedToNumbers();
        web.AddBlocked();
        web.AddLogins();
        web.AddUnverifiable();
        web.AddSkipped();
        web.AddRefreshes();
        web.AddGoneAtLargeHosts();
        web.AddParked();
        web.AddFragments();
        return web;
    }

    /// <summary>A post that has all of it.</summary>
    public string WritePost() => WritePost("post.md", links);

    private string WritePost(string name, IReadOnlyList<LabelledLink> labelled)
    {
        var text = new StringBuilder("# All of it\n\n");
        foreach (var link in labelled)
        {
            text.Append(CultureInfo.InvariantCulture, $"<a href=\"{link.Url}\">a link</a>\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"<img src=\"{GoodPicture}\"> <img src=\"{PageForPicture}\">\n");
        return folder.Write(name, text.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await cutting.DisposeAsync();
        await babbling.DisposeAsync();
        folder.Dispose();
    }

    private void AddAlive()
    {
        Expect("http://plain.example/a", "alive", "ok", 200, Page);
        Expect("https://secure.example/a", "alive", "ok", 200, Page);
        Expect("http://empty.example/a", "alive", "ok", 204, "");
        Expect("http://plain.example/a?b=c&d=%7E#part", "alive", "ok", 200, Page);
        Expect("http://gzip.example/a", "alive", "ok", GzipAsync);
        Expect(
            "http://large.example/a",
            "alive",
            "ok",
            context => HtmlAsync(context, 200, Page + new string('x', 900_000))
        );
        Expect("http://busy.example/a", "alive", "ok", FirstThen(503, 200));
        Expect("http://limited.example/a", "alive", "ok", FirstThen(429, 200));
        Expect("http://cookies.example/a", "alive", "moved-temporarily", CookieAsync);
        Map(GoodPicture, context => BytesAsync(context, ImageMaker.Png(20, 10, 1), "image/png"));
        Map(PageForPicture, context => HtmlAsync(context, 200, Page));
    }

    private void AddHeadRefusers()
    {
        foreach (var status in (int[])[403, 404, 405, 500])
        {
            Expect(
                $"http://no-head-{status}.example/film.zip",
                "alive",
                "ok",
                context =>
                    HttpMethods.IsHead(context.Request.Method)
                        ? HtmlAsync(context, status, "")
                        : BytesAsync(context, [1, 2, 3], "application/zip")
            );
        }

        // A page in place of a file says more than its head.
        Expect(
            "http://page-head.example/film.pdf",
            "dead",
            "soft-404",
            context => HtmlAsync(context, 200, "<title>Page not found</title><h1>Page not found</h1>")
        );
        Expect("http://page-file.example/paper.pdf", "alive", "ok", context => HtmlAsync(context, 200, Page));
        Expect(
            "http://no-head-hang.example/film.mp4",
            "alive",
            "ok",
            context =>
                HttpMethods.IsHead(context.Request.Method)
                    ? HangAsync(context)
                    : BytesAsync(context, [1, 2, 3], "video/mp4")
        );
    }

    private void AddRedirects()
    {
        Redirect("http://temporary.example/a", "alive", "moved-temporarily", 302, "http://plain.example/a");
        Redirect("http://other.example/a", "alive", "moved-temporarily", 303, "http://plain.example/a");
        Redirect("http://kept.example/a", "alive", "moved-temporarily", 307, "http://plain.example/a");
        Redirect("http://moved.example/a", "redirected", "moved-permanently", 301, "http://plain.example/a");
        Expect("http://moved.example/a#part", "redirected", "moved-permanently");
        Redirect(
            "http://dirty.example/a",
            "redirected",
            "moved-permanently",
            301,
            "http://plain.example/a?awc=1_2&utm_source=r"
        );
        Redirect(
            "http://cloaked.example/go",
            "alive",
            "ok",
            301,
            "https://www.awin1.com/cread.php?awinmid=5&awinaffid=6&ued=http%3A%2F%2Fplain.example%2Fa"
        );
        Redirect("http://moved308.example/a", "redirected", "moved-permanently", 308, "http://plain.example/a");
        Redirect("http://secure.example/a", "redirected", "https-upgrade", 301, "https://secure.example/a");
        Redirect("http://slash.example/a", "redirected", "trailing-slash", 301, "http://slash.example/a/");
        Map("http://slash.example/a/", context => HtmlAsync(context, 200, Page));
        Redirect("http://mixed.example/a", "redirected", "moved-permanently", 301, "http://temporary.example/a");
        Redirect("http://bit.ly/2aBcDeF", "redirected", "moved-permanently", 301, "http://plain.example/a");
        Redirect("http://section.example/blog", "redirected", "moved-permanently", 301, "http://blog.section.example/");
        Map("http://blog.section.example/", context => HtmlAsync(context, 200, Page));
    }

    private void AddDead()
    {
        Expect("http://plain.example/no-such-page", "dead", "not-found");
        Expect("http://gone.example/a", "dead", "gone", 410, "");
        Expect("http://no-such-name.invalid:8081/a", "dead", "dns");
        Expect("http://nobody.example/a", "dead", "refused");
        Expect("http://exa mple/", "dead", "invalid-url");
        Expect("http://[1::2/", "dead", "invalid-url");
        Expect("mailto:nobody", "dead", "invalid-url");
        Expect("tel:call-me", "dead", "invalid-url");
        Redirect("http://loop.example/a", "dead", "redirect-loop", 302, "http://loop.example/b");
        Redirect("http://loop.example/b", "dead", "redirect-loop", 302, "http://loop.example/a");
        Expect("http://endless.example/1", "dead", "too-many-redirects", EndlessAsync);
        Redirect("http://ends-dead.example/a", "dead", "not-found", 301, "http://plain.example/no-such-page");
        Redirect("http://ends-nowhere.example/a", "dead", "dns", 302, "http://no-such-name.invalid:8081/");
        Expect("http://no-location.example/a", "dead", "bad-redirect", 302, "");
    }

    private void AddBlocked()
    {
        foreach (
            var (status, reason) in ((int, string)[])
                [
                    (401, "unauthorized"),
                    (403, "forbidden"),
                    (407, "unauthorized"),
                    (429, "rate-limited"),
                    (451, "legal-reasons"),
                    (999, "bot-wall"),
                ]
        )
        {
            Expect($"http://answers-{status}.example/a", "blocked", reason, status, "<title>No</title>");
        }

        Expect("http://cf.example/a", "blocked", "bot-wall", WithHeader(403, "cf-mitigated", "challenge"));
        Expect("http://waf.example/a", "blocked", "bot-wall", WithHeader(202, "x-amzn-waf-action", "challenge"));
        Wall(
            "http://moment.example/a",
            503,
            "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue"
        );
        Wall("http://denied.example/a", 403, "<title>Access to this page has been denied</title>");
        // A wall may call what is behind it missing.
        Wall("http://missing-wall.example/a", 404, "<title>One moment</title><script>window._cf_chl_opt={}</script>");
        Wall(
            "http://gone-wall.example/a",
            410,
            "<title>a</title><script src=https://geo.captcha-delivery.com/i.js></script>"
        );
        Expect("http://missing-waf.example/a", "blocked", "bot-wall", WithHeader(404, "x-amzn-waf-action", "captcha"));
        Expect(
            "http://missing-form.example/a",
            "dead",
            "not-found",
            404,
            "<title>404</title><h1>Not Found</h1><form>Write to us: I am not a robot</form>"
        );
        Wall("http://captcha.example/a", 200, "<title>Robot Check</title><p>Please confirm that you are not a robot.");
        Wall("http://captcha-zh.example/a", 200, "<title>百度安全验证</title>");
        Redirect("http://to-wall.example/a", "blocked", "bot-wall", 302, "http://captcha.example/a");
    }

    private void AddLogins()
    {
        const string form = "<title>Acme</title><h1>Welcome</h1><form><input name=u><input type=Password></form>";
        Login("http://members.example/a", "/login?next=%2Fa", "<title>Acme</title><div id=app></div>");
        Login("http://projects.example/group/a", "/users/sign_in", form);
        Login("http://forum.example/thread/1", "/member.php?mod=logging&action=login", "<title>登录 - 论坛</title>");
        Login("http://mail.example/", "http://accounts.mail.example/v3?continue=http%3A%2F%2Fmail.example%2F", form);
        Login(
            "http://intranet.example/a",
            "http://sso.provider.example/oauth2/authorize?redirect_uri=http%3A%2F%2Fintranet.example%2Fcallback",
            "<title>Sign in to your account</title>"
        );
        // Such a page is what it is where it was asked for; and a form beside a story is no wall.
        Expect("http://own-form.example/login", "alive", "ok", 200, form);
        Redirect("http://own-form.example/signin", "redirected", "moved-permanently", 301, "/login");
        Redirect("http://story.example/old", "alive", "moved-temporarily", 302, "/how-to-login");
        Map("http://story.example/how-to-login", context => HtmlAsync(context, 200, form + Article));
    }

    private void AddUnverifiable()
    {
        foreach (
            var (status, reason) in ((int, string)[])
                [
                    (400, "http-error"),
                    (405, "http-error"),
                    (406, "http-error"),
                    (500, "server-error"),
                    (502, "server-error"),
                    (504, "server-error"),
                ]
        )
        {
            Expect($"http://answers-{status}.example/a", "unverifiable", reason, status, "<title>No</title>");
        }

        Expect("http://closed.example/a", "unverifiable", "server-error", WithHeader(503, "Retry-After", "86400"));
        Expect("http://hangs.example/a", "unverifiable", "timeout", HangAsync);
        Expect("http://cut.example/a", "unverifiable", "connection-cut");
        Expect("http://babble.example/a", "unverifiable", "protocol-error");
        Expect("https://wrong-name.example/a", "unverifiable", "tls");
    }

    private void AddSkipped()
    {
        Expect("https://s.click.taobao.com/t?e=m%3D2%26s%3Dabc", "skipped", "would-count-a-click");
        Redirect(
            "http://hidden.example/a",
            "skipped",
            "would-count-a-click",
            302,
            "https://s.click.taobao.com/t?e=m%3D2"
        );
        Expect(
            "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=http%3A%2F%2Fplain.example%2Fa",
            "alive",
            "ok"
        );
        Expect(
            "https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=http%3A%2F%2Fgone.example%2Fa",
            "dead",
            "gone"
        );
        // Escaped in part: who reads a parameter decodes it once, however much of it is escaped.
        Expect("https://www.google.com/url?q=http://watch.example/w%3Fv%3Dabc&sa=D", "alive", "ok");
        Map(
            "http://watch.example/w",
            context => HtmlAsync(context, context.Request.QueryString.Value == "?v=abc" ? 200 : 404, Page)
        );
        Expect("https://www.google.com/url?q=http%3A%2F%2Fplain.example%2Fno-such-page&sa=D", "dead", "not-found");
        Redirect(
            "http://through.example/a",
            "alive",
            "moved-temporarily",
            302,
            "https://www.awin1.com/cread.php?awinmid=3&awinaffid=4&ued=http%3A%2F%2Fplain.example%2Fa"
        );
        Redirect("http://counted.example/a", "skipped", "beacon", 302, "http://hm.baidu.com/hm.gif?si=1");
        Expect("mailto:harbour@plain.example?subject=Lights", "skipped", "unsupported-scheme");
        Expect("tel:+49-30-123456", "skipped", "unsupported-scheme");
        Expect("ftp://plain.example/a", "skipped", "unsupported-scheme");
    }

    private static string Article => Words(300);

    private static string Words(int times) =>
        $"<p>{string.Join(' ', Enumerable.Repeat("Words that fill an article", times))}</p>";

    private void Expect(string url, string status, string reason) => links.Add(new LabelledLink(url, status, reason));

    private void Expect(string url, string status, string reason, RequestDelegate respond)
    {
        Expect(url, status, reason);
        Map(url, respond);
    }

    private void Expect(string url, string status, string reason, int code, string html) =>
        Expect(url, status, reason, context => HtmlAsync(context, code, html));

    private void Soft(string url, string html) => Expect(url, "dead", "soft-404", 200, html);

    private void Wall(string url, int code, string html) => Expect(url, "blocked", "bot-wall", code, html);

    private void Login(string url, string location, string html)
    {
        Redirect(url, "blocked", "unauthorized", 302, location);
        Map(new Uri(new Uri(url), location).AbsoluteUri, context => HtmlAsync(context, 200, html));
    }

    private void Redirect(string url, string status, string reason, int code, string location) =>
        Expect(url, status, reason, WithHeader(code, "Location", location));

    private void Map(string url, RequestDelegate respond)
    {
        var uri = new Uri(url);
        Server.Map(uri.Host, uri.AbsolutePath, SecureOr(respond));
    }

    /// <summary>What is asked for over https is there.</summary>
    private static RequestDelegate SecureOr(RequestDelegate respond) =>
        context => context.Request.IsHttps ? HtmlAsync(context, 200, Page) : respond(context);

    private static RequestDelegate WithHeader(int status, string name, string value) =>
        context =>
        {
            context.Response.Headers[name] = value;
            return HtmlAsync(context, status, "<title>See there</title>");
        };

    private static RequestDelegate FirstThen(int first, int then)
    {
        var count = 0;
        return context =>
        {
            var isFirst = Interlocked.Increment(ref count) == 1;
            if (isFirst)
            {
                context.Response.Headers.RetryAfter = "0";
            }

            return HtmlAsync(context, isFirst ? first : then, Page);
        };
    }

    private static Task CookieAsync(HttpContext context)
    {
        if (context.Request.Cookies.ContainsKey("seen"))
        {
            return HtmlAsync(context, 200, Page);
        }

        context.Response.Cookies.Append("seen", "1");
        context.Response.Headers.Location = "/a";
        return HtmlAsync(context, 302, "");
    }

    private Task EndlessAsync(HttpContext context)
    {
        var next = int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture) + 1;
        Server.Map("endless.example", $"/{next}", EndlessAsync);
        context.Response.Headers.Location = $"/{next}";
        return HtmlAsync(context, 302, "");
    }

    private static async Task HangAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(ended.SetResult);
        await ended.Task;
    }

    private static Task GbkAsync(HttpContext context)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = "<meta charset=gbk><title>您访问的页面不存在</title><h1>页面不存在</h1>";
        return BytesAsync(context, Encoding.GetEncoding("gbk").GetBytes(html), "text/html");
    }

    private static async Task GzipAsync(HttpContext context)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(Page));
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await BytesAsync(context, packed.ToArray(), "text/html");
    }

    private static Task HtmlAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        return BytesAsync(context, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    private static async Task BytesAsync(HttpContext context, byte[] bytes, string contentType)
    {
        context.Response.ContentType = contentType;
        if (context.Response.StatusCode is 204 || HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
