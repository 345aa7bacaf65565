using System.Text;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class RequestShapeTests
{
    [Fact]
    public async Task A_request_says_who_asks_and_for_what()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRest(context => context.Response.Body.WriteAsync("x"u8.ToArray(), context.RequestAborted).AsTask());
        Assert.True(HostHeader.TryParse("http://127.0.0.1: X-Key: k", out var key));
        Assert.True(HostHeader.TryParse("http://127.0.0.1: Cookie: by=hand", out var cookie));
        await using var bed = new FetchBed(options =>
            options with
            {
                Headers = [key, cookie],
                Cookies = [new Cookie("file", "1", "127.0.0.1", true, "/", false, null)],
                AcceptLanguage = "zh-CN",
            }
        );

        await bed.ImageAsync(server.Http("/a%7Eb?x=%41|y"));
        await bed.FetchAsync(FetchBed.Link(server.Http("/page")));

        var (image, page) = (server.Requests[0], server.Requests[1]);
        Assert.Equal("/a%7Eb?x=%41|y", image.Target);
        Assert.Equal("test/1", image["User-Agent"]);
        Assert.StartsWith("image/avif,image/webp,", image["Accept"], StringComparison.Ordinal);
        Assert.StartsWith("text/html,", page["Accept"], StringComparison.Ordinal);
        Assert.Equal("zh-CN", image["Accept-Language"]);
        Assert.Equal("gzip, deflate, br", image["Accept-Encoding"]);
        Assert.Equal("k", image["X-Key"]);
        Assert.Equal("file=1; by=hand", image["Cookie"]);
        Assert.Null(image["Referer"]);
        Assert.Null(image["traceparent"]);
    }

    [Fact]
    public async Task An_http_proxy_is_told_the_whole_url_and_tunnels_https()
    {
        await using var origin = await TestServer.StartAsync();
        origin.Map("/a.png", "picture"u8.ToArray());
        var seen = new List<string>();
        await using var proxy = new RawServer(async connection =>
        {
            while (await connection.ReadHeadAsync() is { } head)
            {
                lock (seen)
                {
                    seen.Add(head);
                }

                if (head.StartsWith("CONNECT", StringComparison.Ordinal))
                {
                    await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
                    await connection.RelayAsync(origin.HttpsPort);
                    return;
                }

                await connection.RespondAsync("", "proxied"u8.ToArray());
            }
        });
        Assert.True(ProxySettings.TryParse($"user:pa%20ss@127.0.0.1:{proxy.Port}", out var settings));
        await using var bed = new FetchBed(options => options with { Proxy = settings });

        var plain = await bed.ImageAsync("http://one.test/x?y");
        var secure = await bed.ImageAsync("https://two.test/a.png");

        Assert.Equal((Reason.Ok, 7L), (plain.Reason, plain.Body!.Length));
        Assert.Equal((Reason.Ok, 7L), (secure.Reason, secure.Body!.Length));
        Assert.Equal("two.test", Assert.Single(origin.Requests).Host);
        Assert.Contains(
            seen,
            head => head.StartsWith("GET http://one.test/x?y HTTP/1.1\r\n", StringComparison.Ordinal)
        );
        Assert.Contains(seen, head => head.StartsWith("CONNECT two.test:443 HTTP/1.1\r\n", StringComparison.Ordinal));
        Assert.Null(plain.Hops[0].Address);
    }

    [Fact]
    public async Task A_socks_proxy_looks_the_name_up_itself()
    {
        await using var origin = await TestServer.StartAsync();
        origin.Map("/a.png", "picture"u8.ToArray());
        var asked = "";
        await using var proxy = new RawServer(async connection =>
        {
            // https://www.rfc-editor.org/rfc/rfc1928: greeting, then a request with a domain name.
            var greeting = await connection.ReadAsync(2);
            await connection.ReadAsync(greeting![1]);
            await connection.WriteAsync([5, 0]);
            var request = await connection.ReadAsync(5);
            asked = Encoding.ASCII.GetString((await connection.ReadAsync(request![4]))!);
            await connection.ReadAsync(2);
            await connection.WriteAsync([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
            await connection.RelayAsync(origin.HttpPort);
        });
        Assert.True(ProxySettings.TryParse($"socks5h://127.0.0.1:{proxy.Port}", out var settings));
        await using var bed = new FetchBed(options => options with { Proxy = settings });

        var exchange = await bed.ImageAsync("http://one.test/a.png");

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal("one.test", asked);
        Assert.Equal("one.test", Assert.Single(origin.Requests).Host);
    }
}
