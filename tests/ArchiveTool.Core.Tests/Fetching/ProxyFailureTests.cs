using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>A proxy that fails says nothing of the sites behind it.</summary>
public sealed class ProxyFailureTests
{
    [Theory]
    [InlineData(407, "https://a.test/", Reason.ProxyFailed)]
    [InlineData(403, "https://a.test/", Reason.ProxyFailed)]
    [InlineData(502, "https://a.test/", Reason.ProxyFailed)]
    [InlineData(503, "https://a.test/", Reason.ProxyFailed)]
    [InlineData(407, "http://a.test/", Reason.ProxyFailed)]
    [InlineData(403, "http://a.test/", Reason.Forbidden)]
    [InlineData(502, "http://a.test/", Reason.ServerError)]
    [InlineData(503, "http://a.test/", Reason.ServerError)]
    public async Task A_proxy_that_refuses_is_at_fault(int status, string url, Reason reason)
    {
        await using var proxy = Refusing(status);
        await using var bed = Through($"http://me:hunter2@127.0.0.1:{proxy.Port}");

        var exchange = await bed.FetchAsync(FetchBed.Link(url));
        var fault = await bed.FindFaultAsync();

        Assert.Equal(reason, exchange.Reason);
        Assert.Equal(Reason.ProxyFailed, fault?.Reason);
        Assert.Contains($"http://127.0.0.1:{proxy.Port} answered {status}", fault!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.Message + exchange.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "http://a.test/")]
    [InlineData("http", "https://a.test/")]
    [InlineData("https", "https://a.test/")]
    [InlineData("socks5", "http://a.test/")]
    [InlineData("socks5", "https://a.test/")]
    [InlineData("socks4", "https://a.test/")]
    public async Task Nobody_listening_is_the_proxy_s_fault(string scheme, string url)
    {
        int port;
        await using (var gone = new RawServer(_ => Task.CompletedTask))
        {
            port = gone.Port;
        }

        await using var bed = Through($"{scheme}://127.0.0.1:{port}");

        var exchange = await bed.FetchAsync(FetchBed.Link(url));

        Assert.Equal(Reason.ProxyFailed, exchange.Reason);
        Assert.Contains("cannot be reached", (await bed.FindFaultAsync())?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://a.test/")]
    [InlineData("https://a.test/")]
    public async Task A_socks_proxy_that_refuses_is_at_fault(string url)
    {
        // https://www.rfc-editor.org/rfc/rfc1928#section-6: 2, connection not allowed by ruleset.
        await using var proxy = new RawServer(async connection =>
        {
            var greeting = await connection.ReadAsync(2);
            await connection.ReadAsync(greeting![1]);
            await connection.WriteAsync([5, 0]);
            var request = await connection.ReadAsync(5);
            await connection.ReadAsync(request![4] + 2);
            await connection.WriteAsync([5, 2, 0, 1, 0, 0, 0, 0, 0, 0]);
        });
        await using var bed = Through($"socks5://127.0.0.1:{proxy.Port}");

        Assert.Equal(Reason.ProxyFailed, (await bed.FetchAsync(FetchBed.Link(url))).Reason);
        Assert.Equal(Reason.ProxyFailed, (await bed.FindFaultAsync())?.Reason);
    }

    [Fact]
    public async Task After_a_407_nothing_more_is_sent_with_the_wrong_password()
    {
        await using var proxy = Refusing(407);
        await using var bed = Through($"http://me:wrong@127.0.0.1:{proxy.Port}");
        await bed.FetchAsync(FetchBed.Link("https://a.test/"));
        var connections = proxy.Connections;

        var second = await bed.FetchAsync(FetchBed.Link("http://b.test/"));

        Assert.Equal(Reason.ProxyFailed, second.Reason);
        Assert.Equal(connections, proxy.Connections);
    }

    [Fact]
    public async Task A_proxy_that_serves_is_not_at_fault_for_a_site_that_it_cannot_reach()
    {
        await using var origin = await TestServer.StartAsync();
        origin.Map("/", "page"u8.ToArray(), "text/html");
        await using var proxy = new RawServer(async connection =>
        {
            var head = await connection.ReadHeadAsync() ?? "";
            if (head.StartsWith("CONNECT good.test", StringComparison.Ordinal))
            {
                await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
                await connection.RelayAsync(origin.HttpsPort);
            }
            else if (head.StartsWith("GET http://forbidding.test", StringComparison.Ordinal))
            {
                await connection.WriteAsync("HTTP/1.1 403 F\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
            else
            {
                await connection.WriteAsync("HTTP/1.1 503 U\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        });
        await using var bed = Through($"http://127.0.0.1:{proxy.Port}");

        Assert.Equal(Reason.Ok, (await bed.FetchAsync(FetchBed.Link("https://good.test/"))).Reason);
        Assert.Equal(Reason.ProxyFailed, (await bed.FetchAsync(FetchBed.Link("https://gone.test/"))).Reason);
        Assert.Equal(Reason.Forbidden, (await bed.FetchAsync(FetchBed.Link("http://forbidding.test/"))).Reason);
        Assert.Null(await bed.FindFaultAsync());
    }

    [Fact]
    public async Task A_site_s_own_407_is_the_site_s()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/", [], status: 407);
        await using var direct = new FetchBed();
        await using var proxy = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
            await connection.RelayAsync(server.HttpsPort);
        });
        await using var tunnelled = Through($"http://127.0.0.1:{proxy.Port}");

        Assert.Equal(Reason.Unauthorized, (await direct.FetchAsync(FetchBed.Link(server.Http("/")))).Reason);
        Assert.Equal(Reason.Unauthorized, (await tunnelled.FetchAsync(FetchBed.Link("https://a.test/"))).Reason);
        Assert.Null(await direct.FindFaultAsync());
        Assert.Null(await tunnelled.FindFaultAsync());
    }

    private static RawServer Refusing(int status) =>
        new(async connection =>
        {
            while (await connection.ReadHeadAsync() is not null)
            {
                await connection.WriteAsync(
                    $"HTTP/1.1 {status} No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                );
            }
        });

    private static FetchBed Through(string proxy)
    {
        Assert.True(ProxySettings.TryParse(proxy, out var settings));
        return new FetchBed(options => options with { Proxy = settings, Retries = 1 });
    }
}
