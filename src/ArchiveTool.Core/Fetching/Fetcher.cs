using System.Collections.Concurrent;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Urls;
using Polly;
using Polly.Retry;

namespace ArchiveTool.Core.Fetching;

/// <summary>
/// Fetches: one pipeline a host around the whole exchange, body included; redirects followed by our own code, so that
/// referrer, policy and address are judged anew at each hop. Network trouble is a value, never an exception.
/// </summary>
public sealed class Fetcher : IAsyncDisposable
{
    private static readonly Reason[] Transient =
    [
        Reason.Timeout,
        Reason.ConnectionCut,
        Reason.IncompleteBody,
        Reason.TooSlow,
        Reason.ServerError,
        Reason.RateLimited,
        Reason.DnsFailure,
        Reason.Refused,
    ];

    private readonly FetchOptions options;
    private readonly ITransport transport;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim slots;
    private readonly ConcurrentDictionary<string, HostLane> lanes = new(StringComparer.Ordinal);

    /// <summary>A fetcher over a transport.</summary>
    public Fetcher(FetchOptions options, ITransport transport, TimeProvider time)
    {
        this.options = options;
        this.transport = transport;
        this.time = time;
        slots = new SemaphoreSlim(options.Concurrency);
    }

    /// <summary>Fetches one thing.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<Exchange> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var lane = lanes.GetOrAdd(request.Url.Origin, _ => new HostLane(options.PerHost, Pipeline()));
        await lane.Slots.WaitAsync(cancellationToken);
        try
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                return await lane.Pipeline.ExecuteAsync(
                    async token => await FollowAsync(request, token),
                    cancellationToken
                );
            }
            finally
            {
                slots.Release();
            }
        }
        finally
        {
            lane.Slots.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await transport.DisposeAsync();
        slots.Dispose();
        foreach (var lane in lanes.Values)
        {
            lane.Dispose();
        }
    }

    private ResiliencePipeline<Exchange> Pipeline()
    {
        var builder = new ResiliencePipelineBuilder<Exchange> { TimeProvider = time };
        if (options.Retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions<Exchange>
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(200),
                    MaxDelay = TimeSpan.FromSeconds(10),
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Result is { } exchange && Array.IndexOf(Transient, exchange.Reason) >= 0
                        ),
                }
            );
        }

        return builder.Build();
    }

    private async Task<Exchange> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var url = request.Url.WithoutFragment();
        var policy = request.ReferrerPolicy;
        var redirects = new List<FollowedRedirect>();
        var referrerSent = Referrer.Compute(request.DocumentUrl, policy, url);
        while (true)
        {
            using var response = await transport.SendAsync(Hop(request, policy, url), cancellationToken);
            var exchange = Describe(request, url, response, redirects, referrerSent);
            if (response.Reason != Reason.Ok || response.Status is not (301 or 302 or 303 or 307 or 308))
            {
                return response.Reason == Reason.Ok
                    ? await ReceiveAsync(exchange, response, cancellationToken)
                    : exchange;
            }

            if (
                !WebUrl.TryParse(response.Header("Location") ?? "", url, out var next)
                || response.Header("Location") is null
                || !next.IsHttp
            )
            {
                return exchange with { Reason = Reason.BadRedirect };
            }

            next = next.WithoutFragment();
            if (redirects.Count >= options.MaxRedirects)
            {
                return exchange with { Reason = Reason.TooManyRedirects };
            }

            // https://w3c.github.io/webappsec-referrer-policy/#set-requests-referrer-policy-on-redirect
            var said = ReferrerPolicies.FromHeader(response.Header("Referrer-Policy"));
            policy = said == ReferrerPolicy.None ? policy : said;
            redirects.Add(new FollowedRedirect(response.Status, next));
            url = next;
        }
    }

    private TransportRequest Hop(FetchRequest request, ReferrerPolicy policy, WebUrl url)
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new("User-Agent", options.UserAgent),
            new("Accept", AcceptHeader.For(request.Destination)),
            new("Accept-Encoding", "gzip, br, deflate"),
        };
        if (Referrer.Compute(request.DocumentUrl, policy, url) is { } referrer)
        {
            headers.Add(new("Referer", referrer));
        }

        if (request.Validators?.ETag is { } etag)
        {
            headers.Add(new("If-None-Match", etag));
        }

        if (request.Validators?.LastModified is { } lastModified)
        {
            headers.Add(new("If-Modified-Since", lastModified));
        }

        headers.AddRange(
            options
                .Headers.Where(header => string.Equals(header.Host, url.Host, StringComparison.Ordinal))
                .Select(header => new KeyValuePair<string, string>(header.Name, header.Value))
        );
        return new TransportRequest("GET", url, headers);
    }

    private static Exchange Describe(
        FetchRequest request,
        WebUrl url,
        TransportResponse response,
        List<FollowedRedirect> redirects,
        string? referrerSent
    ) =>
        new()
        {
            Request = request,
            Reason = response.Reason == Reason.Ok ? StatusReason.Of(response.Status) : response.Reason,
            FinalUrl = url,
            HttpStatus = response.Reason == Reason.Ok ? response.Status : null,
            Redirects = [.. redirects],
            ReferrerSent = referrerSent,
            Etag = response.Header("ETag"),
            LastModified = response.Header("Last-Modified"),
            ContentType = response.Header("Content-Type"),
            ReferrerPolicyHeader = response.Header("Referrer-Policy"),
            IsNotModified = response.Status == 304,
            Detail = response.Detail,
        };

    private async Task<Exchange> ReceiveAsync(
        Exchange exchange,
        TransportResponse response,
        CancellationToken cancellationToken
    )
    {
        if (exchange.Reason != Reason.Ok)
        {
            return exchange;
        }

        var (body, reason) = await BodyReceiver.ReceiveAsync(response, exchange.Request, options, cancellationToken);
        return exchange with { Body = body, Reason = reason };
    }
}
