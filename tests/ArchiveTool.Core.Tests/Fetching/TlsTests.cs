using System.Net.Security;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class TlsTests
{
    [Theory]
    [InlineData("good", Reason.Ok)]
    [InlineData("other name", Reason.Tls)]
    [InlineData("expired", Reason.Tls)]
    [InlineData("self-signed", Reason.Tls)]
    public async Task Only_a_certificate_that_somebody_vouches_for_is_accepted(string kind, Reason reason)
    {
        const string host = "n.example.test";
        using var certificate = kind switch
        {
            "good" => null,
            "other name" => TestAuthority.Shared.For("other.example.test"),
            "expired" => TestAuthority.Shared.Expired(host),
            _ => TestAuthority.SelfSigned(host),
        };
        await using var server = await TestServer.StartAsync(certificate is null ? null : _ => certificate);
        server.Map("/a.png", "picture"u8.ToArray());
        var routes = server.ConnectTo(host).Select(FetchBed.Route).ToList();
        await using var strict = new FetchBed(options => options with { ConnectTo = routes });
        await using var careless = new FetchBed(options => options with { ConnectTo = routes, Insecure = true });
        await using var unknowing = new FetchBed(options => options with { ConnectTo = routes, TrustedRoots = null });

        var exchange = await strict.ImageAsync($"https://{host}/a.png");

        Assert.Equal(reason, exchange.Reason);
        Assert.Single(exchange.Attempts);
        Assert.Equal(Reason.Ok, (await careless.ImageAsync($"https://{host}/a.png")).Reason);
        Assert.Equal(Reason.Tls, (await unknowing.ImageAsync($"https://{host}/a.png")).Reason);
    }

    [Fact]
    public async Task Http2_is_used_where_it_is_offered_and_its_goaway_is_survived()
    {
        // Frames by hand (RFC 9113): settings, then for the first connection half a body and GOAWAY, then a close.
        var picture = new byte[3000];
        await using var server = new RawServer(
            async connection =>
            {
                await connection.ReadAsync(24);
                await connection.WriteAsync(Frame(4, 0, 0, []));
                while (await connection.ReadAsync(9) is { } head)
                {
                    await connection.ReadAsync((head[0] << 16) | (head[1] << 8) | head[2]);
                    if (head[3] == 4 && head[4] == 0)
                    {
                        await connection.WriteAsync(Frame(4, 1, 0, []));
                    }

                    if (head[3] != 1)
                    {
                        continue;
                    }

                    var stream = head[8];
                    // :status 200 is entry 8 of HPACK's static table.
                    await connection.WriteAsync(Frame(1, 4, stream, [0x88]));
                    if (connection.Number == 1)
                    {
                        await connection.WriteAsync(Frame(0, 0, stream, picture[..1000]));
                        await connection.WriteAsync(Frame(7, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
                        return;
                    }

                    await connection.WriteAsync(Frame(0, 1, stream, picture));
                }
            },
            TestAuthority.Shared.For("127.0.0.1"),
            SslApplicationProtocol.Http2
        );
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Url("/a.png"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(new Version(2, 0), exchange.Hops[0].Protocol);
        Assert.Equal(3000, exchange.Body!.Length);
        Assert.Equal(2, server.Connections);
    }

    private static byte[] Frame(byte type, byte flags, byte stream, byte[] payload) =>
        [
            (byte)(payload.Length >> 16),
            (byte)(payload.Length >> 8),
            (byte)payload.Length,
            type,
            flags,
            0,
            0,
            0,
            stream,
            .. payload,
        ];
}
