using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Links;

/// <summary>Asks whether a link is alive: one GET, of whose body only the beginning is read.</summary>
/// <param name="fetcher">The network, or a record of it.</param>
public sealed class LinkChecker(Fetcher fetcher)
{
    private const int BodyLimit = 64 * 1024;

    /// <summary>Checks a link.</summary>
    /// <param name="url">The URL; its fragment is not sent.</param>
    /// <param name="documentUrl">The post's own address, or null.</param>
    /// <param name="policy">The link's effective referrer policy.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<LinkVerdict> CheckAsync(
        WebUrl url,
        WebUrl? documentUrl,
        ReferrerPolicy policy,
        CancellationToken cancellationToken
    )
    {
        var exchange = await fetcher.FetchAsync(
            new FetchRequest(url.WithoutFragment())
            {
                Destination = FetchDestination.Link,
                DocumentUrl = documentUrl,
                ReferrerPolicy = policy,
                BodyLimit = BodyLimit,
                KeepBody = false,
            },
            cancellationToken
        );
        return Judge(url, exchange);
    }

    private static LinkVerdict Judge(WebUrl url, Exchange exchange)
    {
        var redirects = exchange
            .Redirects.Select(redirect => new LinkRedirect(redirect.Status, redirect.Url.Href))
            .ToList();
        var status = StatusOf(exchange.Reason);
        var reason = exchange.Reason;
        string? suggestion = null;
        if (status == LinkStatus.Alive && redirects.Count > 0)
        {
            (status, reason) = Moved(url, exchange, redirects);
            suggestion = status == LinkStatus.Redirected ? PermanentAddress(redirects) : null;
        }

        return new LinkVerdict(
            status,
            reason,
            redirects.Count > 0 ? redirects[0].Status : exchange.HttpStatus,
            exchange.HttpStatus is null ? null : exchange.FinalUrl.Href,
            redirects,
            suggestion
        );
    }

    private static (LinkStatus Status, Reason Reason) Moved(WebUrl url, Exchange exchange, List<LinkRedirect> redirects)
    {
        if (redirects[0].Status is not (301 or 308))
        {
            return (LinkStatus.Alive, Reason.MovedTemporarily);
        }

        var final = exchange.FinalUrl;
        var isSameHost = string.Equals(final.Host, url.Host, StringComparison.Ordinal);
        var isSameResource = isSameHost && final.Query == url.Query;
        if (isSameResource && final.Path == url.Path && final.Scheme == "https" && url.Scheme == "http")
        {
            return (LinkStatus.Redirected, Reason.HttpsUpgrade);
        }

        return isSameResource && final.Path.TrimEnd('/') == url.Path.TrimEnd('/')
            ? (LinkStatus.Redirected, Reason.TrailingSlash)
            : (LinkStatus.Redirected, Reason.MovedPermanently);
    }

    /// <summary>Where the permanent redirects at the chain's beginning lead; what follows a temporary one is not for good.</summary>
    private static string PermanentAddress(List<LinkRedirect> redirects) =>
        redirects.TakeWhile(redirect => redirect.Status is 301 or 308).Last().Url;

    private static LinkStatus StatusOf(Reason reason) =>
        reason switch
        {
            Reason.Ok or Reason.EmptyBody => LinkStatus.Alive,
            Reason.NotFound
            or Reason.Gone
            or Reason.Dns
            or Reason.Refused
            or Reason.InvalidUrl
            or Reason.TooManyRedirects
            or Reason.RedirectLoop
            or Reason.BadRedirect
            or Reason.Soft404
            or Reason.MissingFragment
            or Reason.HttpError => LinkStatus.Dead,
            Reason.Forbidden or Reason.Unauthorized or Reason.RateLimited or Reason.LegalReasons or Reason.BotWall =>
                LinkStatus.Blocked,
            Reason.PrivateNetwork
            or Reason.NotRecorded
            or Reason.UnsupportedScheme
            or Reason.Excluded
            or Reason.WouldCountAClick
            or Reason.Beacon
            or Reason.Interrupted => LinkStatus.Skipped,
            _ => LinkStatus.Unverifiable,
        };
}
