namespace ArchiveTool.Core.Findings;

/// <summary>
/// What each <see cref="Reason"/> means, in one place: its words, a link's status, whether it is retried, and where the
/// documentation explains it. <c>docs/reasons.md</c> is the same table.
/// </summary>
public static class ReasonTable
{
    private const string Statuses = "audit.md#statuses-and-reasons";
    private const string SoftErrors = "audit.md#soft-404s";
    private const string Clicks = "audit.md#clicks";
    private const string Fragments = "audit.md#fragments";
    private const string LocalLinks = "audit.md#links-between-files";
    private const string IgnoreMarks = "audit.md#leaving-things-alone";
    private const string Network = "command-line.md#network-proxies-and-credentials";
    private const string Replay = "command-line.md#record-and-replay";
    private const string Inputs = "command-line.md#inputs";
    private const string Reading = "references.md#reading";
    private const string Thumbnails = "command-line.md#thumbnails";
    private const string ImageMemory = "image-engines.md#memory";
    private const string Values = "command-line.md#values";
    private const string Feeds = "feeds.md#what-is-mended";
    private const string FullText = "feeds.md#full-text";
    private const string FeedMemory = "feeds.md#asking-again";
    private const string Robots = "feeds.md#robotstxt";
    private const string FeedLimits = "feeds.md#limits";
    private const string Templates = "references.md#templates";
    private const string Choices = "references.md#choices";

    /// <summary>What a reason means.</summary>
    // Without a discard, so that a new reason does not compile until it has its row.
    // A table has as many rows as there are reasons.
#pragma warning disable CS8524, MA0051
    public static ReasonInfo GetInfo(this Reason reason) =>
        reason switch
        {
            Reason.Ok => new("ok", LinkStatus.Alive, RetryClass.Never, Statuses),
            Reason.NotFound => new("not found", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.Gone => new("gone", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.Dns => new("no such host", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.DnsFailure => new(
                "the name could not be looked up",
                LinkStatus.Unverifiable,
                RetryClass.Transient,
                Statuses
            ),
            Reason.Refused => new("connection refused", LinkStatus.Dead, RetryClass.Transient, Statuses),
            Reason.Unreachable => new(
                "no route to its address",
                LinkStatus.Unverifiable,
                RetryClass.Transient,
                Statuses
            ),
            Reason.ConnectionCut => new("connection cut", LinkStatus.Unverifiable, RetryClass.Transient, Statuses),
            Reason.Timeout => new("no answer in time", LinkStatus.Unverifiable, RetryClass.Transient, Statuses),
            Reason.TooSlow => new("too slow", LinkStatus.Unverifiable, RetryClass.Transient, Statuses),
            Reason.Tls => new("no trusted TLS connection", LinkStatus.Unverifiable, RetryClass.Never, Network),
            Reason.ProtocolError => new("protocol error", LinkStatus.Unverifiable, RetryClass.Never, Statuses),
            Reason.TooManyRedirects => new("too many redirects", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.RedirectLoop => new("redirect loop", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.BadRedirect => new("bad redirect", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.MovedPermanently => new("moved permanently", LinkStatus.Redirected, RetryClass.Never, Statuses),
            Reason.MovedTemporarily => new("moved temporarily", LinkStatus.Alive, RetryClass.Never, Statuses),
            Reason.HttpsUpgrade => new("moved to https", LinkStatus.Redirected, RetryClass.Never, Statuses),
            Reason.TrailingSlash => new("moved by a trailing slash", LinkStatus.Redirected, RetryClass.Never, Statuses),
            Reason.Soft404 => new("says “not found” with a success", LinkStatus.Dead, RetryClass.Never, SoftErrors),
            Reason.RateLimited => new("rate limited", LinkStatus.Blocked, RetryClass.ByStatus, Statuses),
            Reason.Forbidden => new("forbidden", LinkStatus.Blocked, RetryClass.Never, Statuses),
            Reason.Unauthorized => new("unauthorized", LinkStatus.Blocked, RetryClass.Never, Statuses),
            Reason.LegalReasons => new("withheld for legal reasons", LinkStatus.Blocked, RetryClass.Never, Statuses),
            Reason.BotWall => new("a wall against robots", LinkStatus.Blocked, RetryClass.Never, Statuses),
            Reason.ServerError => new("a server error", LinkStatus.Unverifiable, RetryClass.ByStatus, Statuses),
            Reason.HttpError => new("an HTTP error", LinkStatus.Unverifiable, RetryClass.ByStatus, Statuses),
            Reason.HostFailing => new("its host failed too often", LinkStatus.Unverifiable, RetryClass.Never, Statuses),
            Reason.ProxyFailed => new("the proxy failed", LinkStatus.Unverifiable, RetryClass.Transient, Network),
            Reason.NoNetwork => new("no host could be reached", LinkStatus.Unverifiable, RetryClass.Never, Network),
            Reason.PrivateNetwork => new("a private address", LinkStatus.Skipped, RetryClass.Never, Network),
            Reason.MissingFragment => new("the page lacks the fragment", LinkStatus.Dead, RetryClass.Never, Fragments),
            Reason.InvalidUrl => new("not a valid URL", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.UnsupportedScheme => new("unsupported scheme", LinkStatus.Skipped, RetryClass.Never, Statuses),
            Reason.NotRecorded => new("not in the record", LinkStatus.Skipped, RetryClass.Never, Replay),
            Reason.WouldCountAClick => new(
                "asking would count as a click",
                LinkStatus.Skipped,
                RetryClass.Never,
                Clicks
            ),
            Reason.Beacon => new("a tracking pixel", LinkStatus.Skipped, RetryClass.Never, Clicks),
            Reason.Excluded => new("excluded", LinkStatus.Skipped, RetryClass.Never, IgnoreMarks),
            Reason.NotAskedFor => new("not asked for", LinkStatus.Skipped, RetryClass.Never, Choices),
            Reason.TooLarge => new("too large", LinkStatus.Alive, RetryClass.Never, Values),
            Reason.IncompleteBody => new("an incomplete body", LinkStatus.Unverifiable, RetryClass.Transient, Statuses),
            Reason.EmptyBody => new("an empty response", LinkStatus.Alive, RetryClass.Never, Statuses),
            Reason.NotAnImage => new("not an image", LinkStatus.Dead, RetryClass.Never, Statuses),
            Reason.NotDecodable => new("no decoder reads it", LinkStatus.Unverifiable, RetryClass.Never, Thumbnails),
            Reason.TooManyPixels => new("too many pixels", LinkStatus.Unverifiable, RetryClass.Never, Thumbnails),
            Reason.TooMuchMemory => new("too much memory", LinkStatus.Unverifiable, RetryClass.Never, ImageMemory),
            Reason.OutsideRoot => new("outside the site’s root", LinkStatus.Skipped, RetryClass.Never, LocalLinks),
            Reason.NoBaseUrl => new(
                "relative, and nothing to resolve it against",
                LinkStatus.Skipped,
                RetryClass.Never,
                LocalLinks
            ),
            Reason.Unreadable => new("cannot be read", LinkStatus.Unverifiable, RetryClass.Never, LocalLinks),
            Reason.Interrupted => new("interrupted", LinkStatus.Skipped, RetryClass.Never, Inputs),
            Reason.FrontMatterBroken => new(
                "front matter that is not valid",
                LinkStatus.Unverifiable,
                RetryClass.Never,
                Reading
            ),
            Reason.TooDeep => new("nested too deep", LinkStatus.Unverifiable, RetryClass.Never, Reading),
            Reason.CharsetGuessed => new("the charset is a guess", LinkStatus.Unverifiable, RetryClass.Never, Reading),
            Reason.NotText => new("not text", LinkStatus.Unverifiable, RetryClass.Never, Inputs),
            Reason.EmptyInput => new("empty input", LinkStatus.Unverifiable, RetryClass.Never, Inputs),
            Reason.BadMark => new(
                "an ignore mark that is not valid",
                LinkStatus.Unverifiable,
                RetryClass.Never,
                IgnoreMarks
            ),
            Reason.Parked => new("the domain is parked", LinkStatus.Dead, RetryClass.Never, SoftErrors),
            Reason.Example => new("a host of documentation", LinkStatus.Skipped, RetryClass.Never, Statuses),
            Reason.BadFeed => new("a damaged or empty feed", LinkStatus.Unverifiable, RetryClass.Never, Feeds),
            Reason.TemplateLeftAlone => new(
                "a template that was left alone",
                LinkStatus.Unverifiable,
                RetryClass.Never,
                Templates
            ),
            Reason.NoArticle => new("no article in the page", LinkStatus.Unverifiable, RetryClass.Never, FullText),
            Reason.NothingNew => new("nothing new", LinkStatus.Alive, RetryClass.Never, FeedMemory),
            Reason.RobotsDisallowed => new("disallowed by robots.txt", LinkStatus.Skipped, RetryClass.Never, Robots),
            Reason.EntriesLeft => new(
                "more entries than asked for",
                LinkStatus.Unverifiable,
                RetryClass.Never,
                FeedLimits
            ),
            Reason.MetaRefresh => new("moved by a refresh", LinkStatus.Redirected, RetryClass.Never, Statuses),
        };
#pragma warning restore CS8524, MA0051

    /// <summary>The status of a link with a reason.</summary>
    public static LinkStatus ToLinkStatus(this Reason reason) => reason.GetInfo().LinkStatus;
}
