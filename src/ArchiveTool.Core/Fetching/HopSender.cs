using System.Collections.Concurrent;
using System.Collections.Frozen;
using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Fetching.Hosts;
using ArchiveTool.Core.Fetching.Options;
using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching;

/// <summary>Makes one attempt at one hop: request, response, body.</summary>
internal sealed class HopSender(FetchOptions options, ITransport transport, CookieJar jar, TimeProvider time)
{
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "accept-ranges",
        "cache-control",
        "cf-mitigated",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "etag",
        "last-modified",
        "link",
        "referrer-policy",
        "refresh",
        "retry-after",
        "server",
        "x-amzn-waf-action",
        "x-datadome",
        "x-robots-tag"
    );

    private readonly ConcurrentDictionary<HostHeader, WebUrl> withheld = new();
    private readonly BodyReceiver receiver = new(options);

    /// <summary>The user's headers that were not sent because they would have gone over plain http.</summary>
    public IReadOnlyList<Problem> Withheld =>
        [
            .. withheld.Select(pair => new Problem(
                ProblemCode.Input,
                Reason.NotAskedFor,
                pair.Value.Href,
                $"the header {pair.Key.Name} for {pair.Key.Host} was not sent to {pair.Value.Href}, which is plain http; name it 'http://{pair.Key.Host}: …' to send it all the same"
            )),
        ];

    /// <summary>Network trouble is in the outcome.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public async Task<HopOutcome> AttemptAsync(HopState hop, CancellationToken cancellationToken)
    {
        using var clock = new AttemptTimeout(GetTimeout(hop), time, cancellationToken);
        var (at, begun) = (time.GetUtcNow(), time.GetTimestamp());
        var cookies = jar.HeaderFor(hop.Url, at);
        foreach (var header in options.Headers)
        {
            if (header.IsFor(hop.Url) && !header.MayBeSentTo(hop.Url))
            {
                withheld.TryAdd(header, hop.Url);
            }
        }

        var request = new TransportRequest(
            hop.Request.Method == FetchMethod.Head ? "HEAD" : "GET",
            hop.Url,
            RequestHeaders.Build(options, hop, cookies)
        );
        await using var response = await SendAsync(hop, request, clock);
        var headersAfter = time.GetElapsedTime(begun);
        HopOutcome outcome;
        if (response.Reason != Reason.Ok)
        {
            outcome = Unanswered(hop, at, response);
        }
        else
        {
            foreach (var (name, value) in response.Headers)
            {
                if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
                {
                    jar.Store(hop.Url, value, time.GetUtcNow());
                }
            }

            clock.EnterBody();
            outcome = await ReceiveAsync(hop, Answered(hop, at, response), response, clock);
            cancellationToken.ThrowIfCancellationRequested();
        }

        var whole = time.GetElapsedTime(begun);
        return outcome with
        {
            Hop = outcome.Hop with { HeadersAfter = headersAfter, Elapsed = whole },
            IsTransient = outcome.IsTransient && !hop.Request.IsTriedOnce,
            // A server that fails at such a request alone is in no trouble.
            IsHostTrouble = outcome.IsHostTrouble && !hop.Request.IsTriedOnce,
        };
    }

    private TimeSpan GetTimeout(HopState hop) =>
        hop.Request.Timeout is { } shorter && shorter < options.Timeout ? shorter : options.Timeout;

    private async Task<TransportResponse> SendAsync(HopState hop, TransportRequest request, AttemptTimeout clock)
    {
        try
        {
            return await transport.SendAsync(request, clock.Token);
        }
        catch (OperationCanceledException) when (!clock.IsOuter)
        {
            return TransportResponse.Failed(
                Reason.Timeout,
                $"no response within {GetTimeout(hop).TotalSeconds:0.###} s"
            );
        }
    }

    private static HopOutcome Unanswered(HopState hop, DateTimeOffset at, TransportResponse response) =>
        new()
        {
            Hop = new Hop { Url = hop.Url, ReferrerSent = hop.Referrer },
            At = at,
            Reason = response.Reason,
            Detail = response.Detail,
            IsTransient = response.Reason.GetInfo().Retry == RetryClass.Transient && !response.IsLasting,
            IsHostTrouble =
                response.Reason
                    is Reason.Timeout
                        or Reason.Refused
                        or Reason.Unreachable
                        or Reason.ConnectionCut
                        or Reason.DnsFailure,
        };

    private HopOutcome Answered(HopState hop, DateTimeOffset at, TransportResponse response)
    {
        var isRedirect = StatusReason.IsRedirect(response);
        var isNotModified = response.Status == 304 && hop.Request.Validators is not null;
        var status = response.Status;
        // Never retry a bot wall.
        var isWall = StatusReason.Classify(response) == Reason.BotWall;
        return new HopOutcome
        {
            Hop = new Hop
            {
                Url = hop.Url,
                Status = status,
                Address = response.Address,
                Protocol = response.Protocol,
                ReferrerSent = hop.Referrer,
                Location = isRedirect ? UrlPassword.Mask(response.Values("Location").FirstOrDefault()) : null,
                Headers = GetKept(response),
            },
            At = at,
            Reason = isRedirect || isNotModified ? Reason.Ok : StatusReason.Classify(response),
            IsRedirect = isRedirect,
            IsNotModified = isNotModified,
            IsTransient = StatusReason.IsTransient(status) && !isWall,
            IsHostTrouble = status is 500 or 502 or 503 or 504 && !isWall,
            IsSlowDown = status is 429 or 503 && !isWall,
            RetryAfter = status is 429 or 503
                ? RetryAfter.Parse(response.Header("Retry-After"), time.GetUtcNow())
                : null,
        };
    }

    private static List<KeyValuePair<string, string>> GetKept(TransportResponse response)
    {
        var kept = new List<KeyValuePair<string, string>>(response.Headers.Count);
        foreach (var header in response.Headers)
        {
            if (Kept.Contains(header.Key))
            {
                kept.Add(header);
            }
        }

        return kept;
    }

    private async Task<HopOutcome> ReceiveAsync(
        HopState hop,
        HopOutcome outcome,
        TransportResponse response,
        AttemptTimeout clock
    )
    {
        if (outcome.IsRedirect || outcome.IsNotModified || (outcome.Reason != Reason.Ok && hop.Request.KeepBody))
        {
            var passed = await BodyReceiver.DrainAsync(response, clock);
            return response.Status == 416 && hop.Partial is not null
                ? Unresumable(hop, outcome)
                : outcome with
                {
                    Received = passed,
                };
        }

        if (!hop.Request.KeepBody)
        {
            var beginning = await receiver.BeginningAsync(response, hop.Request.BodyLimit, clock);
            var reason = outcome.Reason == Reason.Ok ? beginning.Reason : outcome.Reason;
            return outcome with
            {
                Reason = reason,
                Head = beginning.Head,
                Received = beginning.Received,
                IsTransient = outcome.IsTransient || (outcome.Reason == Reason.Ok && beginning.IsTransient),
                Detail = beginning.Detail,
            };
        }

        return hop.Request.Method == FetchMethod.Head ? outcome : await KeepAsync(hop, outcome, response, clock);
    }

    private async Task<HopOutcome> KeepAsync(
        HopState hop,
        HopOutcome outcome,
        TransportResponse response,
        AttemptTimeout clock
    )
    {
        var range = ContentRange.Read(response);
        if (response.Status == 206 && !(hop.Partial is { } partial ? range.Continues(partial) : range.IsWhole))
        {
            return hop.Partial is null
                ? outcome with
                {
                    Reason = Reason.IncompleteBody,
                    Detail = "206: a part that nobody asked for",
                }
                : Unresumable(hop, outcome);
        }

        if (response.Status != 206)
        {
            hop.DropPartial();
        }

        var sink = hop.Partial?.Sink ?? new BodySink(options.TemporaryFolder);
        hop.Partial = null;
        var isKept = false;
        try
        {
            var result = await receiver.KeepAsync(response, sink, clock);
            var isResumable = result.IsTransient && sink.Length > 0 && IsResumable(response);
            hop.Partial = isResumable ? new PartialBody(sink, response.Header("ETag")!) : null;
            var isEmpty = result.Reason == Reason.Ok && sink.Length == 0;
            // It is stored when the host has been asked for the next thing.
            hop.Received = result.Reason == Reason.Ok && !isEmpty ? sink : null;
            isKept = isResumable || hop.Received is not null;
            return outcome with
            {
                Reason = isEmpty ? Reason.EmptyBody : result.Reason,
                Received = result.Received,
                IsTransient = result.IsTransient,
                Detail = result.Detail,
            };
        }
        finally
        {
            if (!isKept)
            {
                sink.Dispose();
            }
        }
    }

    /// <summary>The server cannot go on where it broke off: from the beginning again.</summary>
    private static HopOutcome Unresumable(HopState hop, HopOutcome outcome)
    {
        hop.DropPartial();
        return outcome with
        {
            Reason = Reason.IncompleteBody,
            IsTransient = true,
            Detail = "the body could not be resumed",
        };
    }

    // https://www.rfc-editor.org/rfc/rfc9110#field.if-range: a weak validator would glue two versions together.
    private bool IsResumable(TransportResponse response) =>
        options.ResumeBodies && response.Header("ETag") is ['"', .., '"'] && ContentCodings.Read(response).Length == 0;
}
