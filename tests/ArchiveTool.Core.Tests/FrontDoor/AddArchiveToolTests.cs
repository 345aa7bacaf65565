using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Findings;
using ArchiveTool.Extensions;
using ArchiveTool.Testing;
using ArchiveTool.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ArchiveTool.Core.Tests.FrontDoor;

/// <summary>What a program with a container writes, against a server on loopback.</summary>
public sealed class AddArchiveToolTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_handler_of_the_program_sees_every_request_of_an_archive_run()
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = await TestServer.StartAsync();
        server.MapRedirect("/moved.png", "/picture.png");
        server.Map("/picture.png", ImageMaker.Png(8, 8), "image/png");
        server.Map("/page", "<p>here</p>"u8.ToArray(), "text/html");
        var post = Write($"<img src='{server.Http("/moved.png")}'><a href='{server.Http("/page")}'>page</a>");

        var seen = new SeenRequests();
        await using var provider = Services(seen, allowsLoopback: true);
        await using (
            var archiver = await provider
                .GetRequiredService<ArchiveService>()
                .OpenLibraryAsync(folder["library"], token)
        )
        {
            var archived = await archiver.ArchiveAsync([post], token);
            Assert.Empty(archived.Failures);
            Assert.Equal(1, archived.Images);
        }

        Assert.Equal(server.Requests.Count, seen.Count);
        Assert.True(seen.Count >= 3, $"{seen.Count} requests");
        Assert.NotEmpty(Directory.GetFiles(folder["library"], "*.webp", SearchOption.AllDirectories));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_address_guard_stands_below_the_handlers()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/page", "<p>here</p>"u8.ToArray(), "text/html");

        var seen = new SeenRequests();
        await using var provider = Services(seen, allowsLoopback: false);
        var audited = await provider
            .GetRequiredService<ArchiveService>()
            .AuditAsync([Write($"<a href='{server.Http("/page")}'>page</a>")], TestContext.Current.CancellationToken);

        Assert.True(seen.Count > 0);
        Assert.Empty(server.Requests);
        Assert.Equal(Reason.PrivateNetwork, Assert.Single(audited.Report.Links).Reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task Requests_are_logged_without_what_may_be_secret_in_their_urls()
    {
        await using var server = await TestServer.StartAsync();
        server.Map("/page", "<p>here</p>"u8.ToArray(), "text/html");
        using var log = new KeptLog();
        await using var provider = Services(new SeenRequests(), allowsLoopback: true, log);
        var url = server.Http("/page?key=hush").Replace("http://", "http://me:whisper@", StringComparison.Ordinal);
        await provider
            .GetRequiredService<ArchiveService>()
            .AuditAsync([Write($"<a href='{url}'>page</a>")], TestContext.Current.CancellationToken);

        Assert.Contains(log.Lines, static line => line == "GET to 127.0.0.1 was answered with 200.");
        Assert.Contains(log.Lines, static line => line.StartsWith("Audited: 1 links", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => line.Contains("hush", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => line.Contains("whisper", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task Requests_retries_and_bytes_are_counted_and_fetches_are_activities()
    {
        await using var server = await TestServer.StartAsync();
        var asked = 0;
        server.Map(
            "/flaky",
            async context =>
            {
                context.Response.StatusCode = Interlocked.Increment(ref asked) == 1 ? 500 : 200;
                context.Response.ContentType = "text/html";
                await context.Response.Body.WriteAsync("<p>twelve</p>"u8.ToArray());
            }
        );

        // Other tests fetch at the same time, so these are lower bounds.
        var sums = new ConcurrentDictionary<string, long>();
        using var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == FetchTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value)
        );
        meters.Start();
        var fetches = 0;
        using var activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == FetchTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => Interlocked.Increment(ref fetches),
        };
        ActivitySource.AddActivityListener(activities);

        await using var provider = Services(new SeenRequests(), allowsLoopback: true);
        var audited = await provider
            .GetRequiredService<ArchiveService>()
            .AuditAsync([Write($"<a href='{server.Http("/flaky")}'>page</a>")], TestContext.Current.CancellationToken);

        Assert.Single(audited.Report.Links);
        Assert.True(sums["archivetool.requests"] >= 2);
        Assert.True(sums["archivetool.retries"] >= 1);
        Assert.True(sums["archivetool.received"] >= 13);
        Assert.True(fetches >= 1);
    }

    [Fact]
    public void The_catalogue_of_the_options_is_injected()
    {
        var services = new ServiceCollection();
        services.AddArchiveTool();
        using var provider = services.BuildServiceProvider(validateScopes: true);
        Assert.Same(TrackingCatalogue.Default, provider.GetRequiredService<TrackingCatalogue>());
    }

    private string Write(string post)
    {
        var path = folder["post.html"];
        File.WriteAllText(path, post);
        return path;
    }

    private static ServiceProvider Services(SeenRequests seen, bool allowsLoopback, KeptLog? log = null)
    {
        var services = new ServiceCollection();
        if (log is not null)
        {
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        }

        services
            .AddArchiveTool(options =>
                options.Exchanges = new ExchangeSettings
                {
                    Fetch = new FetchOptions { AllowPrivateNetwork = allowsLoopback, RetryDelay = TimeSpan.Zero },
                }
            )
            .AddHttpMessageHandler(() => new CountingHandler(seen));
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class SeenRequests
    {
        private int count;

        public int Count => count;

        public void Add() => Interlocked.Increment(ref count);
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyList<string> Lines => [.. lines];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }

    private sealed class CountingHandler(SeenRequests seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            seen.Add();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
