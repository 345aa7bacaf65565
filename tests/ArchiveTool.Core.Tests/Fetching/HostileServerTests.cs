using System.Globalization;
using System.Text;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class HostileServerTests
{
    private static readonly byte[] Picture = Encoding.ASCII.GetBytes(new string('p', 5000));

    public static TheoryData<string, Reason> Bodies =>
        new()
        {
            // More promised than sent, then closed.
            { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", Reason.IncompleteBody },
            // Less promised than sent: what was promised is the body, as in browsers.
            { "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour and more", Reason.Ok },
            { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", Reason.IncompleteBody },
            { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", Reason.IncompleteBody },
            { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", Reason.Ok },
            { "HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\nuntil I close", Reason.Ok },
            { "HTTP/1.1 200 OK\r\nContent-Type: nonsense; charset=\"\u00FF\r\nContent-Length: 2\r\n\r\nok", Reason.Ok },
            { "garbage that is no HTTP at all\r\n\r\n", Reason.ProtocolError },
            { "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n", Reason.ProtocolError },
            { "", Reason.ConnectionCut },
            { "HTTP/1.1 200 OK\r\nContent-Type: im", Reason.ConnectionCut },
            {
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/4\r\nContent-Length: 4\r\n\r\nfour",
                Reason.Ok
            },
            {
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/9\r\nContent-Length: 4\r\n\r\nfour",
                Reason.IncompleteBody
            },
            { "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", Reason.BadRedirect },
            { "HTTP/1.1 302 Found\r\nLocation: http://[bad/\r\nContent-Length: 0\r\n\r\n", Reason.BadRedirect },
            {
                "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
                Reason.UnsupportedScheme
            },
            { "HTTP/1.1 300 Multiple Choices\r\nContent-Length: 0\r\n\r\n", Reason.HttpError },
            { "HTTP/1.1 304 Not Modified\r\n\r\n", Reason.HttpError },
            { "HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\n\r\n", Reason.HttpError },
            { "HTTP/1.1 451 No\r\nContent-Length: 0\r\n\r\n", Reason.LegalReasons },
            { "HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n", Reason.BotWall },
            { "HTTP/1.1 403 No\r\ncf-mitigated: challenge\r\nContent-Length: 0\r\n\r\n", Reason.BotWall },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Each_answer_ends_in_its_own_reason(string answer, Reason reason)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(answer);
        });
        await using var bed = new FetchBed(options => options with { Retries = 1 });

        var exchange = await bed.ImageAsync(server.Url("/a.png"));

        Assert.Equal(reason, exchange.Reason);
        Assert.Equal(reason == Reason.Ok ? 1 : 0, bed.Files.Count);
    }

    [Fact]
    public async Task A_reset_is_a_cut_connection_in_headers_and_in_the_body()
    {
        await using var server = new RawServer(async connection =>
        {
            var head = await connection.ReadHeadAsync();
            if (head!.Contains("/body", StringComparison.Ordinal))
            {
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
            }

            connection.Reset();
        });
        await using var bed = new FetchBed(options => options with { Retries = 0 });

        Assert.Equal(Reason.ConnectionCut, (await bed.ImageAsync(server.Url("/headers"))).Reason);
        var inBody = (await bed.ImageAsync(server.Url("/body"))).Reason;
        Assert.Contains(inBody, new[] { Reason.ConnectionCut, Reason.IncompleteBody });
    }

    [Fact]
    public async Task A_flood_of_headers_is_refused()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n");
            for (var i = 0; i < 5000; i++)
            {
                await connection.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"X-{i}: {new string('x', 100)}\r\n")
                );
            }
        });
        await using var bed = new FetchBed(options => options with { Retries = 0 });

        Assert.Equal(Reason.ProtocolError, (await bed.ImageAsync(server.Url("/"))).Reason);
    }

    [Theory]
    [InlineData("", Reason.Timeout)]
    [InlineData("HTTP/1.1 200 OK\r\n", Reason.Timeout)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", Reason.TooSlow)]
    public async Task Silence_ends_with_the_timeout(string before, Reason reason)
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(before);
            await connection.HangAsync();
        });
        var time = new JumpingTime();
        await using var bed = new FetchBed(options => options with { Retries = 1 }, time);

        var fetching = bed.ImageAsync(server.Url("/a.png"));
        var exchange = await time.EndWindowsUntilAsync(fetching, begunAnew: reason == Reason.TooSlow);

        Assert.Equal(reason, exchange.Reason);
        Assert.Equal(2, exchange.Attempts.Count);
        Assert.Empty(bed.Files);
    }

    [Fact]
    public async Task A_handshake_that_hangs_ends_with_the_timeout()
    {
        await using var server = new RawServer(connection => connection.HangAsync());
        var time = new JumpingTime();
        await using var bed = new FetchBed(options => options with { Retries = 0 }, time);

        var fetching = bed.ImageAsync($"https://127.0.0.1:{server.Port}/");

        Assert.Equal(Reason.Timeout, (await time.EndWindowsUntilAsync(fetching, begunAnew: false)).Reason);
    }

    [Theory]
    [InlineData(1, Reason.TooSlow)]
    [InlineData(999, Reason.TooSlow)]
    [InlineData(1000, Reason.Ok)]
    [InlineData(5000, Reason.Ok)]
    public async Task A_drip_ends_and_an_honest_large_body_does_not(int perSecond, Reason reason)
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport(
            (_, _) => new TransportResponse(Reason.Ok, 200, [], new PacedStream(25, perSecond, time), null, null)
        );
        await using var bed = new FetchBed(
            options => options with { Retries = 0, Timeout = TimeSpan.FromSeconds(1) },
            time,
            _ => transport
        );

        var exchange = await bed.ImageAsync("http://example.org/large.png");

        Assert.Equal(reason, exchange.Reason);
        Assert.Equal(reason == Reason.Ok ? 25 * perSecond : null, exchange.Body?.Length);
    }

    [Fact]
    public async Task An_endless_body_ends_at_the_limit()
    {
        await using var server = new RawServer(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (!connection.Closed.IsCancellationRequested)
            {
                await connection.WriteAsync(new byte[65536]);
            }
        });
        await using var bed = new FetchBed(options => options with { MaxBytes = 1_000_000 });

        Assert.Equal(Reason.TooLarge, (await bed.ImageAsync(server.Url("/"))).Reason);
        Assert.Empty(bed.Files);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        int port;
        await using (var server = new RawServer(_ => Task.CompletedTask))
        {
            port = server.Port;
        }

        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync($"http://127.0.0.1:{port}/");

        Assert.Equal(Reason.Refused, exchange.Reason);
        Assert.Equal(4, exchange.Attempts.Count);
        Assert.Null(exchange.HttpStatus);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_asked_for_twice()
    {
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync("http://no-such-name.invalid/");

        Assert.Contains(exchange.Reason, new[] { Reason.Dns, Reason.DnsFailure });
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("a,b")]
    [InlineData("a_b.invalid")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.com")]
    [InlineData("long")]
    public async Task A_host_that_no_resolver_takes_is_a_reason_and_no_exception(string host)
    {
        var url = $"http://{(host == "long" ? string.Concat(Enumerable.Repeat("label.", 60)) + "com" : host)}/";
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(url);

        Assert.Contains(exchange.Reason, new[] { Reason.InvalidUrl, Reason.Dns, Reason.DnsFailure });
        Assert.True(exchange.Attempts.Count == 1 || exchange.Reason == Reason.DnsFailure, exchange.Detail);
    }

    [Fact]
    public async Task A_body_that_broke_off_goes_on_where_it_was_under_a_strong_validator()
    {
        await using var server = new RawServer(async connection =>
        {
            var head = await connection.ReadHeadAsync();
            if (connection.Number == 1)
            {
                await connection.WriteAsync(
                    "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: 5000\r\n\r\n" + new string('p', 2000)
                );
                return;
            }

            Assert.Contains("Range: bytes=2000-\r\n", head, StringComparison.Ordinal);
            Assert.Contains("If-Range: \"one\"\r\n", head, StringComparison.Ordinal);
            await connection.RespondAsync(
                "Content-Range: bytes 2000-4999/5000\r\nETag: \"one\"\r\n",
                Picture[2000..],
                "206 Partial Content"
            );
        });
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Url("/a.png"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(Picture, await File.ReadAllBytesAsync(exchange.Body!.Path, TestContext.Current.CancellationToken));
        Assert.Equal(2, exchange.Attempts.Count);
        Assert.Single(bed.Files);
    }

    [Theory]
    [InlineData("ETag: W/\"one\"\r\n", "200")]
    [InlineData("Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT\r\n", "200")]
    [InlineData("ETag: \"one\"\r\n", "200")]
    [InlineData("ETag: \"one\"\r\n", "416")]
    [InlineData("ETag: \"one\"\r\n", "206")]
    public async Task Otherwise_it_begins_again(string validator, string second)
    {
        await using var server = new RawServer(async connection =>
        {
            var head = await connection.ReadHeadAsync();
            if (connection.Number == 1)
            {
                await connection.WriteAsync(
                    $"HTTP/1.1 200 OK\r\n{validator}Content-Length: 5000\r\n\r\n" + new string('x', 2000)
                );
                return;
            }

            if (connection.Number == 2)
            {
                Assert.Equal(validator == "ETag: \"one\"\r\n", head!.Contains("Range:", StringComparison.Ordinal));
                // Another version of the body each time.
                await (
                    second switch
                    {
                        "416" => connection.RespondAsync("", [], "416 Range Not Satisfiable"),
                        "206" => connection.RespondAsync(
                            "ETag: \"two\"\r\nContent-Range: bytes 2000-4999/5000\r\n",
                            Picture[2000..],
                            "206 Partial Content"
                        ),
                        _ => connection.RespondAsync("ETag: \"two\"\r\n", Picture),
                    }
                );
                return;
            }

            await connection.RespondAsync("", Picture);
        });
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Url("/a.png"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(Picture, await File.ReadAllBytesAsync(exchange.Body!.Path, TestContext.Current.CancellationToken));
        Assert.Single(bed.Files);
    }
}
