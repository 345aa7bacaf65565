using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Fetching;

/// <summary>What a status means for whoever asked.</summary>
internal static class StatusReason
{
    public static Reason Of(int status) =>
        status switch
        {
            >= 200 and < 300 => Reason.Ok,
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
}
