using ArchiveTool.Core.Fetching.Transports;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>Maps an HTTP status to a reason.</summary>
internal static class StatusReason
{
    public static Reason Classify(TransportResponse response) =>
        response.Status switch
        {
            >= 200 and < 300 => Reason.Ok,
            // https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
            >= 400 when response.Header("cf-mitigated") is "challenge" => Reason.BotWall,
            401 or 407 => Reason.Unauthorized,
            403 => Reason.Forbidden,
            404 => Reason.NotFound,
            410 => Reason.Gone,
            408 => Reason.Timeout,
            429 => Reason.RateLimited,
            451 => Reason.LegalReasons,
            999 => Reason.BotWall,
            >= 500 and < 600 => Reason.ServerError,
            _ => Reason.HttpError,
        };

    /// <summary>Statuses after which the same request may succeed.</summary>
    public static bool IsTransient(int status) => status is 408 or 425 or 429 or 500 or 502 or 503 or 504;

    /// <summary>
    /// Statuses that send us on (https://fetch.spec.whatwg.org/#redirect-status), and 300 where it names its choice
    /// (https://www.rfc-editor.org/rfc/rfc9110#status.300).
    /// </summary>
    public static bool IsRedirect(TransportResponse response) =>
        response.Status is 301 or 302 or 303 or 307 or 308
        || (response.Status == 300 && response.Header("Location") is not null);
}
