using System.Text;
using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Core.Fetching.Cookies;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;
using Polly.CircuitBreaker;
using Polly.RateLimiting;

namespace ArchiveTool.Core.Fetching;

/// <summary>Follows one chain of redirects to its end; referrer, policy, cookies and headers are decided anew at each hop.</summary>
internal sealed class RedirectFollower(Fetcher fetcher, FetchRequest request, CookieJar jar, TimeProvider time)
{
    private readonly List<Hop> hops = [];
    private readonly List<Attempt> attempts = [];
    private readonly List<FollowedRedirect> redirects = [];
    private readonly List<string> visited = [];
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private readonly long begun = time.GetTimestamp();
    private WebUrl url = request.Url;
    private ReferrerPolicy policy = request.ReferrerPolicy;
    private WebUrl? referrerSource = request.DocumentUrl;
    private bool hasDowngrade;
    private bool wasSecure = request.Url.Scheme == "https";
    private bool wasTriedWithoutReferrer;
    private Queue<string>? ownSites;
    private (string Host, string Referrer)? ownSite;

    public async Task<Exchange> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!url.IsHttp)
            {
                return Finish(Reason.UnsupportedScheme, null, $"{url.Scheme} is not fetched");
            }

            // A second visit is a loop unless a cookie was set on the way: some hosts answer only then.
            var visit =
                $"{wasTriedWithoutReferrer} {ownSite?.Referrer} {url.WithoutFragment().Href} {jar.HeaderFor(url, time.GetUtcNow())}";
            if (visited.Contains(visit))
            {
                return Finish(Reason.RedirectLoop, null, null);
            }

            visited.Add(visit);

            using var hop = new HopState(request, url, NextReferrer(), wasSecure && url.Scheme == "http");
            var (outcome, refusal) = await AskAsync(hop, cancellationToken);
            // Behind whatever waits for this thread: other answers have come, and their hosts' next requests go first.
            await Task.Yield();
            foreach (var attempt in hop.Attempts)
            {
                attempts.Add(attempt.ToAttempt());
            }

            if (outcome is null)
            {
                return Finish(refusal, null, null);
            }

            if (MayTryWithoutReferrer(outcome))
            {
                wasTriedWithoutReferrer = true;
                referrerSource = null;
                continue;
            }

            if (TakeOwnSite(outcome) is { } next)
            {
                ownSite = (url.Host, next);
                continue;
            }

            hops.Add(outcome.Hop);
            if (!outcome.IsRedirect)
            {
                return Finish(outcome.Reason, outcome, outcome.Detail, hop.Received?.Complete());
            }

            if (Follow(outcome) is { } end)
            {
                return Finish(end, outcome, outcome.Hop.Location is { } said ? $"Location: {said}" : "no Location");
            }
        }
    }

    /// <summary>What the run's end left of the chain.</summary>
    public Exchange Interrupted() => Finish(Reason.Interrupted, null, null);

    private async Task<(HopOutcome? Outcome, Reason Refusal)> AskAsync(
        HopState hop,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var outcome = await fetcher.AskAsync(hop, cancellationToken);
            // Longer than we wait: whatever the status, the server named a time.
            var isAskedAway =
                outcome is { IsSlowDown: true, RetryAfter: { } asked } && asked > fetcher.Options.LongestRetryAfter;
            return (isAskedAway ? outcome with { Reason = Reason.RateLimited } : outcome, Reason.Ok);
        }
        catch (Exception exception) when (exception is BrokenCircuitException or RateLimiterRejectedException)
        {
            // Its own attempt says more than that the host is given up meanwhile.
            return hop.Attempts.Count > 0
                ? (hop.Attempts[^1], Reason.Ok)
                : (null, exception is BrokenCircuitException ? Reason.HostFailing : Reason.RateLimited);
        }
    }

    // https://fetch.spec.whatwg.org/#main-fetch: a referrer dropped on one hop stays dropped.
    private string? NextReferrer()
    {
        if (ownSite is var (host, own) && host == url.Host)
        {
            return own;
        }

        var referrer = Referrer.Compute(referrerSource, policy, url);
        referrerSource = referrer is not null && WebUrl.TryParse(referrer, null, out var narrowed) ? narrowed : null;
        return referrer;
    }

    /// <summary>A hotlink refusal, where a referrer was sent: once more with none, never with more.</summary>
    private bool MayTryWithoutReferrer(HopOutcome outcome) =>
        request.Destination == FetchDestination.Image
        && outcome.Hop.Status is 401 or 403
        && outcome.Hop.ReferrerSent is not null
        && !wasTriedWithoutReferrer
        && ownSite is null;

    /// <summary>What a refused picture is asked for with next, where the user allows more than the policy; else null.</summary>
    private string? TakeOwnSite(HopOutcome outcome)
    {
        if (
            !fetcher.Options.HotlinkFallback
            || request.Destination != FetchDestination.Image
            || outcome.Hop.Status is not (401 or 403)
        )
        {
            return null;
        }

        ownSites ??= new Queue<string>(OwnSites.Find(url));
        return ownSites.TryDequeue(out var next) ? next : null;
    }

    private ReferrerRung Rung =>
        ownSite is not null ? ReferrerRung.OwnSite
        : wasTriedWithoutReferrer ? ReferrerRung.None
        : ReferrerRung.Policy;

    /// <summary>Goes where a redirect leads; a reason where it leads nowhere.</summary>
    private Reason? Follow(HopOutcome outcome)
    {
        if (outcome.Hop.Location is not { } location || !WebUrl.TryParse(LocationText(location), url, out var next))
        {
            return Reason.BadRedirect;
        }

        if (redirects.Count >= fetcher.Options.MaxRedirects)
        {
            return Reason.TooManyRedirects;
        }

        // https://fetch.spec.whatwg.org/#concept-response-location-url
        if (
            next.Fragment is null
            && url.Fragment is { } fragment
            && WebUrl.TryParse("#" + fragment, next, out var carried)
        )
        {
            next = carried;
        }

        // https://w3c.github.io/webappsec-referrer-policy/#set-requests-referrer-policy-on-redirect
        policy = ReferrerPolicies.AfterRedirect(policy, HeaderValues(outcome.Hop, "Referrer-Policy"));
        hasDowngrade |= url.Scheme == "https" && next.Scheme == "http";
        wasSecure |= next.Scheme == "https";
        redirects.Add(new FollowedRedirect(outcome.Hop.Status!.Value, next));
        if (request.Refuses?.Invoke(next) is { } refusal and not Reason.Ok)
        {
            return refusal;
        }

        url = next;
        return null;
    }

    private static IEnumerable<string> HeaderValues(Hop hop, string name) =>
        hop
            .Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value);

    /// <summary>Header bytes come as Latin-1; what is UTF-8 underneath was meant so, and browsers read it so.</summary>
    private static string LocationText(string location)
    {
        if (Ascii.IsValid(location) || location.Any(c => c > '\u00FF'))
        {
            return location;
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(location));
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(location.Select(c => c < '\u0080' ? c.ToString() : $"%{(int)c:X2}"));
        }
    }

    private Exchange Finish(Reason reason, HopOutcome? last, string? detail, FetchedBody? body = null) =>
        new()
        {
            Request = request,
            Reason = reason,
            FinalUrl = url,
            HttpStatus = hops.Count > 0 ? hops[^1].Status : null,
            Hops = hops,
            Attempts = attempts,
            Redirects = redirects,
            HasDowngrade = hasDowngrade,
            Body = body,
            Head = last?.Head ?? default,
            BytesReceived = attempts.Sum(static attempt => attempt.Bytes),
            StartedAt = startedAt,
            Elapsed = time.GetElapsedTime(begun),
            IsNotModified = last?.IsNotModified ?? false,
            Detail = detail,
            ReferrerRung = Rung,
        };
}
