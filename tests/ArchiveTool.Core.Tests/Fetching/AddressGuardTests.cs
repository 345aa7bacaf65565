using System.Net;
using System.Net.Sockets;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("1.1.1.1", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.128.0.0", true)]
    [InlineData("223.255.255.255", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.1.2.3", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.255", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.88.99.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("198.19.255.255", false)]
    [InlineData("198.51.100.1", false)]
    [InlineData("203.0.113.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.255", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("2a00:1450:4001:800::200e", true)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:0:10.0.0.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("64:ff9b:1::8.8.8.8", false)]
    [InlineData("100::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:4860:0:0:0:5efe:10.0.0.1", false)]
    [InlineData("2001:4860:0:0:200:5efe:8.8.8.8", true)]
    [InlineData("3fff::1", false)]
    [InlineData("5f00::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_public_addresses_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("\uFF11\uFF12\uFF17.0.0.1")]
    [InlineData("127\u30020\u30020\u30021")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("a.localhost")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    public async Task Nothing_private_is_connected_to_in_whatever_notation(string host)
    {
        await using var server = await TestServer.StartAsync();
        server.MapRest(context =>
            context.Response.Body.WriteAsync("secret"u8.ToArray(), context.RequestAborted).AsTask()
        );
        await using var bed = new FetchBed(options => options with { AllowPrivateNetwork = false });

        var exchange = await bed.ImageAsync($"http://{host}:{server.HttpPort}/");

        Assert.Equal(Reason.PrivateNetwork, exchange.Reason);
        Assert.Single(exchange.Attempts);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Not_by_a_name_that_another_route_leads_there_either()
    {
        await using var server = await TestServer.StartAsync();
        await using var bed = new FetchBed(options =>
            options with
            {
                AllowPrivateNetwork = false,
                ConnectTo = [.. server.ConnectTo("public.test").Select(FetchBed.Route)],
            }
        );

        Assert.Equal(Reason.PrivateNetwork, (await bed.ImageAsync("http://public.test/")).Reason);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Not_after_a_redirect_either()
    {
        // A public server cannot be had in a test: the first hop is a script, the second meets the real guard.
        await using var server = await TestServer.StartAsync();
        await using var bed = new FetchBed(
            options => options with { AllowPrivateNetwork = false },
            transport: options => new FirstHop(new NetworkTransport(options), server.Http("/secret"))
        );

        var exchange = await bed.ImageAsync("http://public.test/");

        Assert.Equal(Reason.PrivateNetwork, exchange.Reason);
        Assert.Equal(server.Http("/secret"), exchange.FinalUrl.Href);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Not_through_a_proxy_either_though_the_proxy_itself_may_be_private()
    {
        await using var proxy = await TestServer.StartAsync();
        proxy.MapRest(context =>
            context.Response.Body.WriteAsync("from the proxy"u8.ToArray(), context.RequestAborted).AsTask()
        );
        Assert.True(ProxySettings.TryParse(proxy.Http(""), out var settings));
        await using var bed = new FetchBed(options => options with { AllowPrivateNetwork = false, Proxy = settings });

        var metadata = await bed.ImageAsync("http://169.254.169.254/latest");
        var own = await bed.ImageAsync(proxy.Http("/"));
        var world = await bed.ImageAsync("http://no-such-name.invalid/a");

        Assert.Equal(Reason.PrivateNetwork, metadata.Reason);
        Assert.Equal(Reason.PrivateNetwork, own.Reason);
        Assert.Equal(Reason.Ok, world.Reason);
        Assert.Equal("http://no-such-name.invalid/a", Assert.Single(proxy.Requests).Target);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_and_reached_where_that_was_judged()
    {
        // It is public when it is judged, and ours when it is asked for again. The run ends before a packet goes out.
        await using var server = await TestServer.StartAsync();
        using var run = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asked = 0;
        await using var bed = new FetchBed(options =>
            options with
            {
                AllowPrivateNetwork = false,
                Resolver = async (_, _) =>
                {
                    if (asked++ > 0)
                    {
                        return [IPAddress.Loopback];
                    }

                    await run.CancelAsync();
                    return [IPAddress.Parse("8.8.8.8")];
                },
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            bed.FetchAsync(FetchBed.Image($"http://rebinding.test:{server.HttpPort}/"), run.Token)
        );

        Assert.Equal(1, asked);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_name_that_became_private_is_refused_at_the_next_connection()
    {
        await using var server = await TestServer.StartAsync();
        var asked = 0;
        await using var bed = new FetchBed(options =>
            options with
            {
                AllowPrivateNetwork = false,
                Resolver = (_, _) =>
                    asked++ == 0
                        ? Task.FromException<IPAddress[]>(new SocketException((int)SocketError.TryAgain))
                        : Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]),
            }
        );

        var exchange = await bed.ImageAsync($"http://rebinding.test:{server.HttpPort}/");

        Assert.Equal(Reason.PrivateNetwork, exchange.Reason);
        Assert.Equal([Reason.DnsFailure, Reason.PrivateNetwork], exchange.Attempts.Select(attempt => attempt.Reason));
        Assert.Empty(server.Requests);
    }

    private sealed class FirstHop(ITransport inner, string location) : ITransport
    {
        private bool isFirst = true;

        public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            if (!isFirst)
            {
                return inner.SendAsync(request, cancellationToken);
            }

            isFirst = false;
            return Task.FromResult(ScriptedTransport.Response(302, "", ("Location", location)));
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
