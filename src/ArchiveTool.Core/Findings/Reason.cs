using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Findings;

/// <summary>
/// Why something is as it is: one vocabulary for exchanges, links, references and problems. The stable code that
/// reports carry is the name in kebab case (see <see cref="FindingCodes"/>), so a member, once released, is never renamed.
/// What each one means is in <see cref="ReasonTable"/>.
/// </summary>
[JsonConverter(typeof(CodeConverter<Reason>))]
public enum Reason
{
    /// <summary>Nothing to say: it worked.</summary>
    Ok,

    /// <summary>404, or a file that does not exist.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>The name does not exist.</summary>
    Dns,

    /// <summary>The resolver failed to say whether the name exists.</summary>
    DnsFailure,

    /// <summary>The connection was refused.</summary>
    Refused,

    /// <summary>No route to the address from here.</summary>
    Unreachable,

    /// <summary>Connection reset or closed before the response was complete.</summary>
    ConnectionCut,

    /// <summary>Connect, TLS or headers took too long.</summary>
    Timeout,

    /// <summary>The body came slower than the least rate.</summary>
    TooSlow,

    /// <summary>TLS: the certificate or the handshake failed.</summary>
    Tls,

    /// <summary>The response is not HTTP, or breaks its rules (RFC 9112).</summary>
    ProtocolError,

    /// <summary>More redirects than allowed.</summary>
    TooManyRedirects,

    /// <summary>A redirect chain that comes back to where it was.</summary>
    RedirectLoop,

    /// <summary>A redirect without a usable <c>Location</c>.</summary>
    BadRedirect,

    /// <summary>A success behind a permanent redirect (301, 308).</summary>
    MovedPermanently,

    /// <summary>A success behind temporary redirects only (302, 303, 307).</summary>
    MovedTemporarily,

    /// <summary>Redirected only from http to https.</summary>
    HttpsUpgrade,

    /// <summary>Redirected only to the same path with or without its trailing slash.</summary>
    TrailingSlash,

    /// <summary>A success whose page says that there is nothing, or a deep page redirected to the home page.</summary>
    Soft404,

    /// <summary>429, or a <c>Retry-After</c> longer than we wait.</summary>
    RateLimited,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>401 or 407.</summary>
    Unauthorized,

    /// <summary>451.</summary>
    LegalReasons,

    /// <summary>A wall against robots: 999, a challenge page.</summary>
    BotWall,

    /// <summary>5xx after all retries.</summary>
    ServerError,

    /// <summary>Any other status that is not a success.</summary>
    HttpError,

    /// <summary>The host failed so often that the rest of its URLs was not asked for.</summary>
    HostFailing,

    /// <summary>The proxy refused, failed or was not there: nothing is known of the site.</summary>
    ProxyFailed,

    /// <summary>No host of the run could be reached, all for the same reason: nothing is known of this one.</summary>
    NoNetwork,

    /// <summary>The address is not a public one and <c>--allow-private-network</c> was not given.</summary>
    PrivateNetwork,

    /// <summary>The page has no element with the fragment's name.</summary>
    MissingFragment,

    /// <summary>Not a URL by the URL standard.</summary>
    InvalidUrl,

    /// <summary>A scheme that is not fetched.</summary>
    UnsupportedScheme,

    /// <summary>The replayed record lacks it.</summary>
    NotRecorded,

    /// <summary>An affiliate or tracking redirector whose destination only a counted click would show.</summary>
    WouldCountAClick,

    /// <summary>A tracking pixel: never fetched.</summary>
    Beacon,

    /// <summary>Excluded by <c>--include</c>, <c>--exclude</c> or an ignore mark.</summary>
    Excluded,

    /// <summary>Not asked for by the options.</summary>
    NotAskedFor,

    /// <summary>Larger than <c>--max-bytes</c>, received or decoded.</summary>
    TooLarge,

    /// <summary>The body broke off or its coding is damaged.</summary>
    IncompleteBody,

    /// <summary>A success without a body where one is needed.</summary>
    EmptyBody,

    /// <summary>The bytes are not of the wanted kind (an HTML error page in place of an image).</summary>
    NotAnImage,

    /// <summary>The bytes are an image that no decoder here reads, or a damaged one.</summary>
    NotDecodable,

    /// <summary>More pixels than <c>--max-pixels</c>.</summary>
    TooManyPixels,

    /// <summary>A picture that takes more memory to decode than <c>--image-memory</c> allows.</summary>
    TooMuchMemory,

    /// <summary>A local file outside the post's folder and the site's root.</summary>
    OutsideRoot,

    /// <summary>A relative reference, and nothing to resolve it against.</summary>
    NoBaseUrl,

    /// <summary>A local file that cannot be read.</summary>
    Unreadable,

    /// <summary>The run's deadline passed, or it was interrupted, before this was done.</summary>
    Interrupted,

    /// <summary>The front matter is not valid and was passed over.</summary>
    FrontMatterBroken,

    /// <summary>The body is nested too deep for its parser.</summary>
    TooDeep,

    /// <summary>The charset is a guess.</summary>
    CharsetGuessed,

    /// <summary>The input is not text.</summary>
    NotText,

    /// <summary>The input is empty.</summary>
    EmptyInput,

    /// <summary>A comment of the author that marks nothing, or that nothing ends.</summary>
    BadMark,

    /// <summary>A page in place of a domain's former one: for sale, or nothing but advertising.</summary>
    Parked,

    /// <summary>A host that stands in documentation only, such as <c>example.com</c>.</summary>
    Example,

    /// <summary>A success whose page leads on by <c>meta refresh</c> or the <c>Refresh</c> header.</summary>
    MetaRefresh,

    /// <summary>A feed, sitemap or list that is damaged or names nothing.</summary>
    BadFeed,

    /// <summary>A template in a post that no table knows: what it refers to was not collected.</summary>
    TemplateLeftAlone,

    /// <summary>A feed, sitemap or list with more entries than <c>--max-entries</c> allows.</summary>
    EntriesLeft,

    /// <summary>A page in which no article was found, or one shorter than what the feed says.</summary>
    NoArticle,

    /// <summary>A feed that is as it was when the last run read it.</summary>
    NothingNew,

    /// <summary>An address of a sitemap or of OPML that its site's <c>robots.txt</c> disallows.</summary>
    RobotsDisallowed,
}
