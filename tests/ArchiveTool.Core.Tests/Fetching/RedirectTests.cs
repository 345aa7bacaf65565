using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class RedirectTests
{
    private static readonly byte[] Picture = "picture"u8.ToArray();

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_and_told(int status)
    {
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/old", "new?x=%7E", status);
        server.Map("/new", Picture, "image/png");
        await using var bed = new FetchBed();

        var exchange = await bed.FetchAsync(FetchBed.Image(server.Http("/old#part")));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(200, exchange.HttpStatus);
        Assert.Equal(server.Http("/new?x=%7E#part"), exchange.FinalUrl.Href);
        Assert.Equal((status, exchange.FinalUrl), (exchange.Redirects[0].Status, exchange.Redirects[0].Url));
        Assert.Equal([status, 200], exchange.Hops.Select(hop => hop.Status!.Value));
        Assert.Equal("new?x=%7E", exchange.Hops[0].Location);
        // On the wire exactly as the URL standard writes it: signed URLs depend on it.
        Assert.Equal(["/old", "/new?x=%7E"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task A_heads_redirect_is_followed_with_head()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/old", "/new", 303);
        server.Map("/new", Picture);
        await using var bed = new FetchBed();

        var exchange = await bed.FetchAsync(FetchBed.Link(server.Http("/old")) with { Method = FetchMethod.Head });

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(["HEAD", "HEAD"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("/b c", "/b%20c")]
    [InlineData("/\u00C3\u00A9", "/%C3%A9")]
    [InlineData("/\u00E9", "/%E9")]
    [InlineData("/x\ty", "/xy")]
    [InlineData("?q", "/from?q")]
    [InlineData("./../up", "/up")]
    public async Task A_location_is_read_as_browsers_read_it(string location, string target)
    {
        string? asked = null;
        await using var server = new RawServer(async connection =>
        {
            while (await connection.ReadHeadAsync() is { } head)
            {
                var path = head.Split(' ')[1];
                asked = path == "/from" ? null : path;
                await (
                    asked is null
                        ? connection.RespondAsync($"Location: {location}\r\n", [], "302 Found")
                        : connection.RespondAsync("", Picture)
                );
            }
        });
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Url("/from"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(target, asked);
    }

    [Fact]
    public async Task A_loop_is_a_loop_and_a_long_chain_is_too_long()
    {
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/a", "/b");
        server.MapRedirect("/b", "/a#x");
        server.MapRest(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = context.Request.Path.Value + "x";
            return Task.CompletedTask;
        });
        await using var bed = new FetchBed();

        var loop = await bed.ImageAsync(server.Http("/a"));
        var chain = await bed.ImageAsync(server.Http("/chain"));

        Assert.Equal(Reason.RedirectLoop, loop.Reason);
        Assert.Equal(2, loop.Hops.Count);
        Assert.Equal(302, loop.HttpStatus);
        Assert.Equal(Reason.TooManyRedirects, chain.Reason);
        Assert.Equal(20, chain.Redirects.Count);
        Assert.Equal(21, chain.Hops.Count);
    }

    [Theory]
    [InlineData(0, Reason.TooManyRedirects)]
    [InlineData(1, Reason.Ok)]
    public async Task The_limit_counts_redirects(int limit, Reason reason)
    {
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/a", "/b");
        server.Map("/b", Picture);
        await using var bed = new FetchBed(options => options with { MaxRedirects = limit });

        Assert.Equal(reason, (await bed.ImageAsync(server.Http("/a"))).Reason);
    }

    [Fact]
    public async Task A_host_that_answers_only_who_brings_its_cookie_back_is_answered()
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/wall",
            async context =>
            {
                if (context.Request.Headers.Cookie == "seen=1")
                {
                    await context.Response.Body.WriteAsync(Picture, context.RequestAborted);
                    return;
                }

                context.Response.Headers.SetCookie = "seen=1; Path=/";
                context.Response.Redirect("/wall");
            }
        );
        await using var bed = new FetchBed();

        var exchange = await bed.ImageAsync(server.Http("/wall"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(2, exchange.Hops.Count);
    }

    [Fact]
    public async Task What_was_given_for_a_host_goes_to_no_other_and_not_over_http_after_https()
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/start",
            context =>
            {
                context.Response.Redirect("https://other.test/away");
                return Task.CompletedTask;
            }
        );
        server.Map(
            "/away",
            context =>
            {
                context.Response.Redirect("http://one.test/plain");
                return Task.CompletedTask;
            }
        );
        server.Map("/plain", Picture);
        Assert.True(HostHeader.TryParse("one.test: Authorization: secret", out var header));
        await using var bed = new FetchBed(options =>
            options with
            {
                Headers = [header],
                ConnectTo =
                [
                    .. server.ConnectTo("one.test").Concat(server.ConnectTo("other.test")).Select(FetchBed.Route),
                ],
            }
        );

        var exchange = await bed.ImageAsync("https://one.test/start");

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.True(exchange.HasDowngrade);
        Assert.Equal("secret", server.RequestsFor("/start")[0]["Authorization"]);
        Assert.Null(server.RequestsFor("/away")[0]["Authorization"]);
        Assert.Null(server.RequestsFor("/plain")[0]["Authorization"]);
        Assert.Equal("one.test", server.RequestsFor("/plain")[0].Host);
    }

    [Theory]
    [InlineData(ReferrerPolicy.NoReferrer, null, new string?[] { null, null })]
    [InlineData(ReferrerPolicy.UnsafeUrl, null, new[] { "https://blog.test/post?a", "https://blog.test/post?a" })]
    [InlineData(ReferrerPolicy.UnsafeUrl, "no-referrer", new[] { "https://blog.test/post?a", null })]
    [InlineData(ReferrerPolicy.UnsafeUrl, "origin", new[] { "https://blog.test/post?a", "https://blog.test/" })]
    [InlineData(ReferrerPolicy.NoReferrer, "unsafe-url", new string?[] { null, null })]
    [InlineData(ReferrerPolicy.StrictOrigin, "unsafe-url", new[] { "https://blog.test/", "https://blog.test/" })]
    [InlineData(ReferrerPolicy.SameOrigin, null, new string?[] { null, null })]
    public async Task The_referrer_is_decided_anew_at_each_hop_and_never_grows(
        ReferrerPolicy policy,
        string? said,
        string?[] referrers
    )
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/start",
            context =>
            {
                context.Response.Headers["Referrer-Policy"] = said;
                context.Response.Redirect("/end");
                return Task.CompletedTask;
            }
        );
        server.Map("/end", Picture);
        await using var bed = new FetchBed();

        var exchange = await bed.FetchAsync(
            FetchBed.Image(server.Https("/start")) with
            {
                DocumentUrl = FetchBed.Url("https://blog.test/post?a#b"),
                ReferrerPolicy = policy,
            }
        );

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal(referrers, server.Requests.Select(request => request["Referer"]));
        Assert.Equal(referrers, exchange.Hops.Select(hop => hop.ReferrerSent));
        Assert.Equal(referrers[0], exchange.ReferrerSent);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    public async Task A_hotlink_refusal_is_tried_once_more_with_no_referrer(int status)
    {
        await using var server = await TestServer.StartAsync();
        server.Map(
            "/a.png",
            async context =>
            {
                if (context.Request.Headers.Referer.Count > 0)
                {
                    context.Response.StatusCode = status;
                    return;
                }

                await context.Response.Body.WriteAsync(Picture, context.RequestAborted);
            }
        );
        await using var bed = new FetchBed();
        var request = FetchBed.Image(server.Https("/a.png")) with { DocumentUrl = FetchBed.Url("https://blog.test/p") };

        var image = await bed.FetchAsync(request);
        var link = await bed.FetchAsync(request with { Destination = FetchDestination.Link, KeepBody = false });

        Assert.Equal(Reason.Ok, image.Reason);
        Assert.Equal(["https://blog.test/", null], image.Attempts.Select(attempt => attempt.ReferrerSent));
        Assert.Equal([status, 200], image.Attempts.Select(attempt => attempt.Status!.Value));
        Assert.Null(image.ReferrerSent);
        Assert.Equal(status, link.HttpStatus);
        Assert.Single(link.Attempts);
    }

    [Fact]
    public async Task A_refusal_that_stands_is_tried_no_third_time_and_one_without_referrer_no_second()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/no.png", [], status: 403);
        await using var bed = new FetchBed();

        var told = await bed.FetchAsync(
            FetchBed.Image(server.Https("/no.png")) with
            {
                DocumentUrl = FetchBed.Url("https://blog.test/p"),
            }
        );
        var untold = await bed.ImageAsync(server.Https("/no.png"));

        Assert.Equal((Reason.Forbidden, 2), (told.Reason, told.Attempts.Count));
        Assert.Equal((Reason.Forbidden, 1), (untold.Reason, untold.Attempts.Count));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Schemes_that_are_not_fetched_are_not()
    {
        await using var bed = new FetchBed();

        foreach (var url in new[] { "file:///etc/passwd", "ftp://example.org/a", "data:image/png,x", "mailto:a@b" })
        {
            var exchange = await bed.ImageAsync(url);

            Assert.Equal(Reason.UnsupportedScheme, exchange.Reason);
            Assert.Empty(exchange.Attempts);
        }
    }
}
