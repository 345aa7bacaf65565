using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

/// <summary>What every host does alike is the network's doing.</summary>
public sealed class NetworkFaultTests
{
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback];

    [Theory]
    [InlineData(SocketError.HostNotFound, SocketError.HostNotFound, false, true)]
    [InlineData(SocketError.TryAgain, SocketError.HostNotFound, false, true)]
    [InlineData(SocketError.HostNotFound, SocketError.HostNotFound, true, false)]
    [InlineData(SocketError.TryAgain, SocketError.TryAgain, true, false)]
    public async Task Where_no_name_resolves_a_known_one_tells_whose_fault_it_is(
        SocketError first,
        SocketError second,
        bool isKnownOneFound,
        bool isAtFault
    )
    {
        await using var bed = new FetchBed(options =>
            options with
            {
                Retries = 0,
                Resolver = (name, _) =>
                    name == "example.com" && isKnownOneFound
                        ? Task.FromResult(Loopback)
                        : throw new SocketException((int)(name == "a.test" ? first : second)),
            }
        );

        await bed.FetchAsync(FetchBed.Link("http://a.test/"));
        await bed.FetchAsync(FetchBed.Link("https://b.test/"));

        Assert.Equal(isAtFault ? Reason.NoNetwork : null, (await bed.FindFaultAsync())?.Reason);
    }

    [Fact]
    public async Task Hosts_that_all_refuse_are_the_network_s_fault_until_one_answers()
    {
        int closed;
        await using (var gone = new RawServer(_ => Task.CompletedTask))
        {
            closed = gone.Port;
        }

        await using var server = await TestServer.StartAsync();
        server.Map("/", "page"u8.ToArray(), "text/html");
        await using var bed = new FetchBed(options =>
            options with
            {
                Retries = 0,
                ConnectTo =
                [
                    FetchBed.Route($"a.test::127.0.0.1:{closed}"),
                    FetchBed.Route($"b.test::127.0.0.1:{closed}"),
                    .. server.ConnectTo("good.test").Select(FetchBed.Route),
                ],
            }
        );

        Assert.Equal(Reason.Refused, (await bed.FetchAsync(FetchBed.Link("http://a.test/"))).Reason);
        Assert.Null(await bed.FindFaultAsync());
        Assert.Equal(Reason.Refused, (await bed.FetchAsync(FetchBed.Link("https://b.test/"))).Reason);
        Assert.Equal(Reason.NoNetwork, (await bed.FindFaultAsync())?.Reason);
        Assert.Equal(Reason.Ok, (await bed.FetchAsync(FetchBed.Link("http://good.test/"))).Reason);
        Assert.Null(await bed.FindFaultAsync());
    }

    [Theory]
    [InlineData(false, 17)]
    [InlineData(true, 41)]
    public async Task Without_a_resolver_the_other_hosts_are_not_looked_up(bool isKnownOneFound, int lookups)
    {
        var asked = new ConcurrentBag<string>();
        await using var bed = new FetchBed(options =>
            options with
            {
                Retries = 0,
                Resolver = (name, _) =>
                {
                    asked.Add(name);
                    return name == "example.com" && isKnownOneFound
                        ? Task.FromResult(Loopback)
                        : throw new SocketException((int)SocketError.TryAgain);
                },
            }
        );

        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(Reason.DnsFailure, (await bed.FetchAsync(FetchBed.Link($"http://host-{i}.test/"))).Reason);
        }

        Assert.Equal(lookups, asked.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(isKnownOneFound ? null : Reason.NoNetwork, (await bed.FindFaultAsync())?.Reason);
    }

    [Fact]
    public async Task This_machine_s_own_ports_say_nothing_of_the_network()
    {
        int closed;
        await using (var gone = new RawServer(_ => Task.CompletedTask))
        {
            closed = gone.Port;
        }

        await using var bed = new FetchBed(options => options with { Retries = 0 });
        await bed.FetchAsync(FetchBed.Link($"http://127.0.0.1:{closed}/"));
        await bed.FetchAsync(FetchBed.Link($"http://localhost:{closed}/"));
        await bed.FetchAsync(FetchBed.Link("http://nowhere.invalid/"));

        Assert.Null(await bed.FindFaultAsync());
    }
}
