using System.Collections.Concurrent;
using System.Globalization;
using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Hosts;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>
/// Fetches: one pipeline a host around each request, body included; redirects followed by our own code, so that
/// referrer, policy and address are judged anew at each hop. Network trouble is a value, never an exception. Callers
/// may start many at once: concurrency and the hosts' pace are kept here.
/// </summary>
internal sealed class Fetcher : IAsyncDisposable
{
    private readonly ITransport transport;
    private readonly TimeProvider time;
    private readonly IHostPacing pacing;
    private readonly SemaphoreSlim slots;
    private readonly CookieJar jar = new();
    private readonly HopSender sender;
    private readonly CancellationTokenSource? deadline;
    private readonly ConcurrentDictionary<string, HostPipeline> lanes = new(StringComparer.Ordinal);

    /// <summary>A fetcher over a transport, which it closes. A deadline counts from here.</summary>
    /// <param name="options">How requests are sent.</param>
    /// <param name="transport">The network, or a record of it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pacing">The hosts' pace, which it closes; null for one of this process.</param>
    public Fetcher(FetchOptions options, ITransport transport, TimeProvider time, IHostPacing? pacing = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        this.transport = transport;
        this.time = time;
        this.pacing = pacing ?? new HostPacing(options, time);
        slots = new SemaphoreSlim(options.Concurrency);
        sender = new HopSender(options, transport, jar, time);
        deadline = options.Deadline is { } limit ? new CancellationTokenSource(limit, time) : null;
        foreach (var cookie in options.Cookies)
        {
            jar.Add(cookie);
        }
    }

    internal FetchOptions Options { get; }

    /// <summary>What was done otherwise than asked: headers that were held back.</summary>
    internal IReadOnlyList<Problem> Notes => sender.Withheld;

    /// <summary>
    /// What is wrong with the network itself or a proxy by what was fetched so far; null if nothing is. Asked at a run's
    /// end: what failed meanwhile is then no fault of the links.
    /// </summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    public ValueTask<NetworkFault?> FindFaultAsync(CancellationToken cancellationToken) =>
        transport.FindFaultAsync(cancellationToken);

    /// <summary>Fetches one thing. The exchange's body, where there is one, belongs to the caller.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    public async Task<Exchange> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var run = new RedirectFollower(this, request, jar, time);
        using var activity = FetchTelemetry.Start(request);
        using var either = deadline is null
            ? null
            : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var exchange = await run.RunAsync(either?.Token ?? cancellationToken);
            FetchTelemetry.Finish(activity, exchange);
            return exchange;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return run.Interrupted();
        }
        catch (BodyNotStoredException exception)
        {
            throw new IOException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transport.DisposeAsync();
        slots.Dispose();
        deadline?.Dispose();
        pacing.Dispose();
    }

    /// <summary>Makes one hop's attempts, in its host's lane.</summary>
    internal ValueTask<HopOutcome> AskAsync(HopState hop, CancellationToken cancellationToken)
    {
        var host = string.Create(CultureInfo.InvariantCulture, $"{hop.Url.Host}:{hop.Url.EffectivePort}");
        var lane = lanes.GetOrAdd(
            host,
            static (host, self) => new HostPipeline(self.Options, self.pacing.GetGate(host), self.time),
            this
        );
        return lane.RunAsync(
            static (state, token) => state.Self.AttemptAsync(state.Lane, state.Hop, token),
            (Self: this, Lane: lane, Hop: hop),
            cancellationToken
        );
    }

    private async ValueTask<HopOutcome> AttemptAsync(
        HostPipeline lane,
        HopState hop,
        CancellationToken cancellationToken
    )
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            var outcome = await sender.AttemptAsync(hop, cancellationToken);
            FetchTelemetry.Count(outcome, isRetry: hop.Attempts.Count > 0);
            hop.Attempts.Add(outcome);
            return lane.Learn(outcome);
        }
        finally
        {
            if (hop.Received is null)
            {
                slots.Release();
            }
            else
            {
                hop.Hold(slots);
            }
        }
    }
}
