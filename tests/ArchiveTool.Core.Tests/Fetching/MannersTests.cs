using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Testing;

namespace ArchiveTool.Core.Tests.Fetching;

public sealed class MannersTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        await using var server = await TestServer.StartAsync();
        var asked = 0;
        server.Map(
            "/a.png",
            async context =>
            {
                context.Response.StatusCode = ++asked < 3 ? status : 200;
                await context.Response.Body.WriteAsync("picture"u8.ToArray(), context.RequestAborted);
            }
        );
        await using var bed = new FetchBed(time: new JumpingTime());

        var exchange = await bed.ImageAsync(server.Http("/a.png"));

        Assert.Equal(Reason.Ok, exchange.Reason);
        Assert.Equal([status, status, 200], exchange.Attempts.Select(attempt => attempt.Status!.Value));
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400, Reason.HttpError)]
    [InlineData(404, Reason.NotFound)]
    [InlineData(410, Reason.Gone)]
    [InlineData(501, Reason.ServerError)]
    [InlineData(407, Reason.Unauthorized)]
    public async Task What_stays_is_not(int status, Reason reason)
    {
        var transport = new ScriptedTransport((_, _) => ScriptedTransport.Response(status));
        await using var bed = new FetchBed(time: new JumpingTime(), transport: _ => transport);

        var exchange = await bed.ImageAsync("http://example.org/a");

        Assert.Equal((reason, status), (exchange.Reason, exchange.HttpStatus));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task Pauses_double_with_jitter()
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport((_, _) => ScriptedTransport.Response(500));
        await using var bed = new FetchBed(
            options => options with { RetryDelay = TimeSpan.FromSeconds(1), Retries = 4, Randomness = () => 0.5 },
            time,
            _ => transport
        );

        var exchange = await bed.ImageAsync("http://example.org/a");

        Assert.Equal(Reason.ServerError, exchange.Reason);
        Assert.Equal(5, transport.Requests.Count);
        Assert.Equal(4, time.Waits.Count);
        Assert.Equal(time.Waits.Order(), time.Waits);
        Assert.True(time.Waits[3] > 4 * time.Waits[0], string.Join(", ", time.Waits));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("60", 60)]
    [InlineData("Thu, 01 Jan 2026 00:00:09 GMT", 9)]
    [InlineData("Thursday, 01-Jan-26 00:00:09 GMT", 9)]
    [InlineData("Thu Jan  1 00:00:09 2026", 9)]
    [InlineData("Thu, 01 Jan 2015 00:00:00 GMT", 0)]
    public async Task A_server_that_says_when_is_waited_for(string retryAfter, int seconds)
    {
        foreach (var status in new[] { 429, 503 })
        {
            var time = new JumpingTime();
            var transport = new ScriptedTransport(
                (_, number) =>
                    number == 1
                        ? ScriptedTransport.Response(status, "", ("Retry-After", retryAfter))
                        : ScriptedTransport.Response(200, "picture")
            );
            await using var bed = new FetchBed(time: time, transport: _ => transport);
            var start = time.GetUtcNow();

            var exchange = await bed.ImageAsync("http://example.org/a");

            Assert.Equal(Reason.Ok, exchange.Reason);
            Assert.Equal(2, exchange.Attempts.Count);
            Assert.InRange((time.GetUtcNow() - start).TotalSeconds, seconds, seconds + 1.5);
        }
    }

    [Theory]
    [InlineData(429, "61")]
    [InlineData(503, "3600")]
    [InlineData(429, "99999999999999999999")]
    [InlineData(429, "Fri, 02 Jan 2026 00:00:00 GMT")]
    public async Task But_not_for_long(int status, string retryAfter)
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport(
            (_, _) => ScriptedTransport.Response(status, "", ("Retry-After", retryAfter))
        );
        await using var bed = new FetchBed(time: time, transport: _ => transport);

        var exchange = await bed.ImageAsync("http://example.org/a");

        Assert.Equal(Reason.RateLimited, exchange.Reason);
        Assert.Single(transport.Requests);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task A_host_that_refuses_everybody_for_long_is_left_in_peace_and_others_are_not()
    {
        var transport = new ScriptedTransport(
            (request, _) =>
                request.Url.Host == "example.org"
                    ? ScriptedTransport.Response(429, "", ("Retry-After", "3600"))
                    : ScriptedTransport.Response(200, "picture")
        );
        await using var bed = new FetchBed(time: new JumpingTime(), transport: _ => transport);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(Reason.RateLimited, (await bed.ImageAsync($"http://example.org/{i}")).Reason);
        }

        Assert.Equal(3, transport.Requests.Count);
        Assert.Equal(Reason.Ok, (await bed.ImageAsync("http://example.com/a")).Reason);
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_given_up_at_once_for_the_rest()
    {
        var transport = new ScriptedTransport(
            (request, _) =>
                request.Url.Host == "example.org"
                    ? TransportResponse.Failed(Reason.Refused, "nobody there")
                    : ScriptedTransport.Response(200, "picture")
        );
        await using var bed = new FetchBed(time: new JumpingTime(), transport: _ => transport);

        var exchanges = new List<Exchange>();
        for (var i = 0; i < 50; i++)
        {
            exchanges.Add(await bed.ImageAsync($"http://example.org/{i}"));
        }

        Assert.Equal(Reason.Refused, exchanges[0].Reason);
        Assert.Equal(20, transport.Requests.Count);
        Assert.All(exchanges.Skip(5), exchange => Assert.Equal(Reason.HostFailing, exchange.Reason));
        Assert.All(exchanges.Skip(5), exchange => Assert.Empty(exchange.Attempts));
        Assert.Equal(Reason.Ok, (await bed.ImageAsync("http://example.com/a")).Reason);
    }

    [Fact]
    public async Task A_few_bad_urls_cost_the_good_ones_nothing()
    {
        // No answer before all wait: else the bad ones' retries, which come at once here, may go before the good ones.
        var allWait = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync();
        server.MapRest(async context =>
        {
            await allWait.Task.WaitAsync(context.RequestAborted);
            if (context.Request.Path.StartsWithSegments("/bad", StringComparison.Ordinal))
            {
                context.Response.StatusCode = 500;
                return;
            }

            await context.Response.Body.WriteAsync("picture"u8.ToArray(), context.RequestAborted);
        });
        await using var bed = new FetchBed();

        var waiting = Enumerable
            .Range(0, 110)
            .Select(i => bed.ImageAsync(server.Http(i < 10 ? $"/bad/{i}" : $"/good/{i}")))
            .ToList();
        allWait.SetResult();
        var exchanges = await Task.WhenAll(waiting);

        Assert.All(exchanges.Take(10), exchange => Assert.Equal(Reason.ServerError, exchange.Reason));
        Assert.All(exchanges.Skip(10), exchange => Assert.Equal(Reason.Ok, exchange.Reason));
    }

    [Fact]
    public async Task No_host_gets_more_at_a_time_than_allowed_and_all_together_neither()
    {
        var (inFlight, most, mostOfOne) = (0, 0, 0);
        var ofHost = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var gate = new Lock();
        var full = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync();
        server.MapRest(async context =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++inFlight);
                var here = ofHost.AddOrUpdate(context.Request.Host.Host, 1, (_, count) => count + 1);
                mostOfOne = Math.Max(mostOfOne, here);
                if (inFlight == 8)
                {
                    full.TrySetResult();
                }
            }

            // The first wait until as many are there as may be; a ninth would show in the figures.
            await full.Task.WaitAsync(context.RequestAborted);
            await Task.Yield();
            lock (gate)
            {
                inFlight--;
                ofHost.AddOrUpdate(context.Request.Host.Host, 0, (_, count) => count - 1);
            }

            await context.Response.Body.WriteAsync("picture"u8.ToArray(), context.RequestAborted);
        });
        string[] hosts = ["a.test", "b.test", "c.test", "d.test"];
        await using var bed = new FetchBed(options =>
            options with
            {
                Concurrency = 8,
                PerHost = 3,
                ConnectTo = [.. hosts.SelectMany(server.ConnectTo).Select(FetchBed.Route)],
            }
        );

        var exchanges = await Task.WhenAll(
            Enumerable.Range(0, 80).Select(i => bed.ImageAsync($"http://{hosts[i % 4]}/{i}"))
        );

        Assert.All(exchanges, exchange => Assert.Equal(Reason.Ok, exchange.Reason));
        Assert.Equal(8, most);
        Assert.InRange(mostOfOne, 2, 3);
    }

    [Fact]
    public async Task A_host_that_never_answers_holds_up_no_other()
    {
        await using var stuck = new RawServer(connection => connection.HangAsync());
        await using var server = await TestServer.StartAsync();
        server.Map("/a.png", "picture"u8.ToArray());
        var time = new JumpingTime();
        await using var bed = new FetchBed(options => options with { Concurrency = 8, PerHost = 4, Retries = 0 }, time);

        var slow = Enumerable.Range(0, 4).Select(i => bed.ImageAsync(stuck.Url($"/{i}"))).ToList();
        var quick = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => bed.ImageAsync(server.Http("/a.png"))));

        Assert.All(quick, exchange => Assert.Equal(Reason.Ok, exchange.Reason));
        Assert.All(slow, task => Assert.False(task.IsCompleted));
        var ended = await time.EndWindowsUntilAsync(Task.WhenAll(slow), begunAnew: false);
        Assert.All(ended, exchange => Assert.Equal(Reason.Timeout, exchange.Reason));
    }

    [Fact]
    public async Task Between_the_starts_of_two_requests_to_one_host_is_the_delay()
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport((_, _) => ScriptedTransport.Response(200, "picture"));
        await using var bed = new FetchBed(
            options => options with { Delay = TimeSpan.FromSeconds(5) },
            time,
            _ => transport
        );
        var start = time.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => bed.ImageAsync($"http://example.org/{i}")));
        var one = time.GetUtcNow() - start;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => bed.ImageAsync($"http://{i}.example.com/")));

        Assert.InRange(one.TotalSeconds, 20, 20.1);
        Assert.Equal(one, time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_host_that_asks_for_less_gets_less_and_more_again_when_it_is_well()
    {
        var time = new JumpingTime();
        var transport = new ScriptedTransport(
            (_, number) => ScriptedTransport.Response(number <= 3 ? 429 : 200, "picture")
        );
        await using var bed = new FetchBed(options => options with { Retries = 0 }, time, _ => transport);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Reason.RateLimited, (await bed.ImageAsync($"http://example.org/{i}")).Reason);
        }

        var slowed = time.Waits.Count;
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(Reason.Ok, (await bed.ImageAsync($"http://example.org/{i}")).Reason);
        }

        var recovering = time.Waits.Count;
        await bed.ImageAsync("http://example.org/last");

        Assert.True(slowed > 0, "it was not slowed down");
        Assert.Equal(recovering, time.Waits.Count);
    }

    [Fact]
    public async Task At_the_deadline_what_is_not_done_is_interrupted()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/a.png", "picture"u8.ToArray());
        server.Map("/never", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var bed = new FetchBed(options => options with { Deadline = TimeSpan.FromSeconds(1) });

        var done = await bed.ImageAsync(server.Http("/a.png"));
        var late = await bed.ImageAsync(server.Http("/never"));
        var after = await bed.ImageAsync(server.Http("/a.png"));

        Assert.Equal(
            [Reason.Ok, Reason.Interrupted, Reason.Interrupted],
            new[] { done, late, after }.Select(exchange => exchange.Reason)
        );
    }

    [Fact]
    public async Task Who_cancels_is_told_so()
    {
        await using var server = await TestServer.StartAsync();
        var began = new TaskCompletionSource();
        server.Map(
            "/never",
            async context =>
            {
                await context.Response.Body.WriteAsync(new byte[10], context.RequestAborted);
                began.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        );
        var options = new FetchBed();
        await using var bed = options;
        await using var fetcher = new Fetcher(bed.Options, new NetworkTransport(bed.Options), TimeProvider.System);
        using var cancellation = new CancellationTokenSource();

        var fetching = fetcher.FetchAsync(FetchBed.Image(server.Http("/never")), cancellation.Token);
        await began.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Empty(bed.Files);
    }
}
