using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class BodyTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);

    public static TheoryData<string, byte[]> Coded =>
        new()
        {
            { "gzip", Coding(Content, inner => new GZipStream(inner, CompressionLevel.Fastest)) },
            { "x-gzip", Coding(Content, inner => new GZipStream(inner, CompressionLevel.Fastest)) },
            { "BR", Coding(Content, inner => new BrotliStream(inner, CompressionLevel.Fastest)) },
            { "deflate", Coding(Content, inner => new ZLibStream(inner, CompressionLevel.Fastest)) },
            { "deflate", Coding(Content, inner => new DeflateStream(inner, CompressionLevel.Fastest)) },
            { "identity", Content },
            { "utf-8", Content },
            {
                "gzip, br",
                Coding(
                    Coding(Content, inner => new GZipStream(inner, CompressionLevel.Fastest)),
                    inner => new BrotliStream(inner, CompressionLevel.Fastest)
                )
            },
        };

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public async Task A_body_is_stored_and_hashed_as_it_came(int length)
    {
        await using var server = await TestServer.StartAsync();
        var bytes = RandomNumberGenerator.GetBytes(length);
        server.Map("/a.png", bytes, "image/png");
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Https("/a.png"));

        Assert.Equal((Reason.Ok, null), (exchange.Reason, exchange.Detail));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(exchange.Body!.Path, TestContext.Current.CancellationToken));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), exchange.Body.Sha256);
        Assert.Equal(length, exchange.Body.Length);
        Assert.Equal("image/png", exchange.ContentType);
        Assert.Equal(new Version(2, 0), exchange.Hops[0].Protocol);
        Assert.Equal("127.0.0.1", exchange.Hops[0].Address!.ToString());
    }

    [Theory]
    [MemberData(nameof(Coded))]
    public async Task Content_codings_are_undone(string coding, byte[] coded)
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/a",
            async context =>
            {
                context.Response.Headers.ContentEncoding = coding;
                await context.Response.Body.WriteAsync(coded, context.RequestAborted);
            }
        );
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Http("/a"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(Content, await File.ReadAllBytesAsync(exchange.Body!.Path, TestContext.Current.CancellationToken));
        Assert.Equal(coded.Length, exchange.BytesReceived);
    }

    [Theory]
    [InlineData("gzip", 1000)]
    [InlineData("gzip", 7)]
    [InlineData("br", 1000)]
    [InlineData("deflate", 1000)]
    public async Task A_coded_body_that_ends_early_is_incomplete(string coding, int lost)
    {
        await using var server = await TestServer.StartAsync();
        var whole = Coding(
            Content,
            inner =>
                coding == "gzip" ? new GZipStream(inner, CompressionLevel.Fastest)
                : coding == "br" ? new BrotliStream(inner, CompressionLevel.Fastest)
                : new ZLibStream(inner, CompressionLevel.Fastest)
        );
        server.Map(
            "/a",
            async context =>
            {
                context.Response.Headers.ContentEncoding = coding;
                await context.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length - lost), context.RequestAborted);
            }
        );
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Http("/a"));

        Assert.Equal(Reason.IncompleteBody, exchange.Reason);
        Assert.Empty(bed.Files);
        Assert.Single(exchange.Attempts);
    }

    [Fact]
    public async Task What_is_not_in_its_coding_is_incomplete()
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/a",
            async context =>
            {
                context.Response.Headers.ContentEncoding = context.Request.Query["coding"].ToString();
                await context.Response.Body.WriteAsync(
                    "this is in no coding at all"u8.ToArray(),
                    context.RequestAborted
                );
            }
        );
        await using var bed = new FetchBed();

        foreach (var coding in new[] { "gzip", "br", "deflate", "zstd", "gzip, gzip, gzip" })
        {
            var exchange = await bed.ImageAsync(server.Http("/a?coding=" + Uri.EscapeDataString(coding)));

            Assert.Equal(Reason.IncompleteBody, exchange.Reason);
            Assert.NotNull(exchange.Detail);
        }

        Assert.Empty(bed.Files);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bomb_ends_at_the_limit(bool isBrotli)
    {
        await using var server = await TestServer.StartAsync();
        var bomb = Coding(
            new byte[200_000_000],
            inner =>
                isBrotli
                    ? new BrotliStream(inner, CompressionLevel.Fastest)
                    : new GZipStream(inner, CompressionLevel.Fastest)
        );
        server.Map(
            "/bomb",
            async context =>
            {
                context.Response.Headers.ContentEncoding = isBrotli ? "br" : "gzip";
                await context.Response.Body.WriteAsync(bomb, context.RequestAborted);
            }
        );
        await using var bed = new FetchBed(options => options with { MaxBytes = 5_000_000 });

        var exchange = await bed.ImageAsync(server.Http("/bomb"));

        Assert.Equal(Reason.TooLarge, exchange.Reason);
        Assert.Equal(200, exchange.HttpStatus);
        Assert.InRange(exchange.BytesReceived, 1, 5_000_000);
        Assert.Empty(bed.Files);
        Assert.Single(exchange.Attempts);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_good_and_one_more_byte_is_not()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/fits", new byte[1000]);
        server.Map("/not", new byte[1001]);
        await using var bed = new FetchBed(options => options with { MaxBytes = 1000 });

        Assert.Equal(Reason.Ok, (await bed.ImageAsync(server.Http("/fits"))).Reason);
        Assert.Equal(Reason.TooLarge, (await bed.ImageAsync(server.Http("/not"))).Reason);
    }

    [Fact]
    public async Task A_success_without_a_body_is_empty_where_one_is_wanted()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/empty", []);
        server.Map("/204", [], status: 204);
        await using var bed = new FetchBed();

        Assert.Equal(Reason.EmptyBody, (await bed.ImageAsync(server.Http("/empty"))).Reason);
        Assert.Equal(Reason.EmptyBody, (await bed.ImageAsync(server.Http("/204"))).Reason);
        Assert.Equal(Reason.Ok, (await bed.FetchAsync(FetchBed.Link(server.Http("/empty")))).Reason);
        Assert.Empty(bed.Files);
    }

    [Fact]
    public async Task Of_a_link_only_the_beginning_is_read_and_that_of_an_error_page_too()
    {
        await using var server = await TestServer.StartAsync();
        var page = Encoding.UTF8.GetBytes(new string('x', 1_000_000));
        server.Map("/page", page, "text/html");
        server.Map("/gone", page, "text/html", 404);
        await using var bed = new FetchBed();

        var page1 = await bed.FetchAsync(FetchBed.Link(server.Http("/page")) with { BodyLimit = 1000 });
        var gone = await bed.FetchAsync(FetchBed.Link(server.Http("/gone")));

        Assert.Equal(Reason.Ok, page1.Reason);
        Assert.Equal(page[..1000], page1.Head.ToArray());
        Assert.Null(page1.Body);
        Assert.Equal(Reason.NotFound, gone.Reason);
        Assert.Equal(65536, gone.Head.Length);
        Assert.Empty(bed.Files);
    }

    [Fact]
    public async Task A_304_to_a_conditional_request_costs_no_body()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/old", "/a");
        server.Map(
            "/a",
            context =>
            {
                context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
                return Task.CompletedTask;
            }
        );
        await using var bed = new FetchBed();
        var validators = new Validators(FetchBed.Url(server.Http("/a")), "\"v1\"", "yesterday");

        var exchange = await bed.FetchAsync(FetchBed.Image(server.Http("/old")) with { Validators = validators });

        Assert.True(exchange.IsNotModified);
        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(304, exchange.HttpStatus);
        Assert.Null(server.RequestsFor("/old")[0]["If-None-Match"]);
        Assert.Equal("yesterday", server.RequestsFor("/a")[0]["If-Modified-Since"]);
    }

    private static byte[] Coding(byte[] bytes, Func<Stream, Stream> coder)
    {
        using var coded = new MemoryStream();
        using (var stream = coder(coded))
        {
            stream.Write(bytes);
        }

        return coded.ToArray();
    }
}
