using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;

namespace ArchiveTool.Core.Fetching.Hosts;

/// <summary>
/// One host's pipeline, around a whole request and its body: retry, then the host's gate, then its circuit breaker. A
/// retry gives its place at the gate back and asks for a new one, so a URL that fails holds up no other.
/// </summary>
internal sealed class HostPipeline
{
    private const int MostWaits = 100;
    private static readonly ResiliencePropertyKey<int> Failures = new("failures");
    private static readonly ResiliencePropertyKey<int> Waits = new("waits");

    private readonly ResiliencePipeline<HopOutcome> pipeline;
    private readonly IHostGate gate;

    public HostPipeline(FetchOptions options, IHostGate gate, TimeProvider time)
    {
        this.gate = gate;
        var builder = new ResiliencePipelineBuilder<HopOutcome> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(Retry(options));
        }

        pipeline = builder
            .AddRateLimiter(
                new RateLimiterStrategyOptions
                {
                    RateLimiter = arguments => gate.AcquireAsync(arguments.Context.CancellationToken),
                }
            )
            .AddCircuitBreaker(Breaker())
            .Build();
    }

    /// <summary>Makes attempts until one is good or none can help; null if the host was not asked at all.</summary>
    /// <exception cref="RateLimiterRejectedException">The host asked to be left in peace for long.</exception>
    /// <exception cref="BrokenCircuitException">The host keeps failing.</exception>
    public ValueTask<HopOutcome> RunAsync<TState>(
        Func<TState, CancellationToken, ValueTask<HopOutcome>> attempt,
        TState state,
        CancellationToken cancellationToken
    ) => pipeline.ExecuteAsync(attempt, state, cancellationToken);

    /// <summary>Learns from an attempt, and says whether the host's limit is waited for.</summary>
    public HopOutcome Learn(HopOutcome outcome) => gate.Learn(outcome) ? outcome with { IsWaitedFor = true } : outcome;

    private static RetryStrategyOptions<HopOutcome> Retry(FetchOptions options) =>
        new()
        {
            // Counted below: what a limit refused was never tried.
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.IsPaced ? options.RetryDelay : TimeSpan.Zero,
            MaxDelay = TimeSpan.FromSeconds(30),
            Randomizer = options.Randomness,
            ShouldHandle = arguments =>
                ValueTask.FromResult(
                    arguments.Outcome.Result is { IsTransient: true } outcome
                        && IsWorthIt(outcome, options)
                        && Count(arguments.Context, outcome, options.Retries)
                ),
            // The server's own word goes before our guess.
            DelayGenerator = arguments =>
                ValueTask.FromResult<TimeSpan?>(
                    !options.IsPaced ? null
                    : arguments.Outcome.Result is { IsWaitedFor: true } ? TimeSpan.Zero
                    : arguments.Outcome.Result?.RetryAfter
                ),
        };

    /// <summary>Whether one more attempt is allowed; what a limit refused waits at the gate and counts apart.</summary>
    private static bool Count(ResilienceContext context, HopOutcome outcome, int retries)
    {
        var (key, most) = outcome.IsWaitedFor ? (Waits, MostWaits) : (Failures, retries);
        var count = context.Properties.GetValue(key, 0) + 1;
        context.Properties.Set(key, count);
        return count <= most;
    }

    private static bool IsWorthIt(HopOutcome outcome, FetchOptions options) =>
        outcome.RetryAfter is not { } asked || !options.IsPaced || asked <= options.LongestRetryAfter;

    // A host is given up when all but one in twenty of a minute's requests fail, and asked again after half a minute.
    // Twenty: a few bad URLs at a post's beginning must not cost the good ones behind them.
    private static CircuitBreakerStrategyOptions<HopOutcome> Breaker() =>
        new()
        {
            FailureRatio = 0.95,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = TimeSpan.FromSeconds(30),
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsHostTrouble: true }),
        };
}
