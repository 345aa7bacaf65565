using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links;

/// <summary>What a reason says of a link. What is not sure to be dead is not called so.</summary>
internal static class LinkStatusMap
{
    public static LinkStatus Reason(Reason reason) =>
        reason switch
        {
            // Of a large body only the beginning was wanted.
            Findings.Reason.Ok or Findings.Reason.EmptyBody or Findings.Reason.TooLarge => LinkStatus.Alive,
            Findings.Reason.NotFound
            or Findings.Reason.Gone
            or Findings.Reason.Dns
            or Findings.Reason.Refused
            or Findings.Reason.InvalidUrl
            or Findings.Reason.TooManyRedirects
            or Findings.Reason.RedirectLoop
            or Findings.Reason.BadRedirect
            or Findings.Reason.Soft404
            or Findings.Reason.NotAnImage
            or Findings.Reason.MissingFragment
            or Findings.Reason.Parked => LinkStatus.Dead,
            Findings.Reason.Forbidden
            or Findings.Reason.Unauthorized
            or Findings.Reason.RateLimited
            or Findings.Reason.LegalReasons
            or Findings.Reason.BotWall => LinkStatus.Blocked,
            Findings.Reason.PrivateNetwork
            or Findings.Reason.NotRecorded
            or Findings.Reason.UnsupportedScheme
            or Findings.Reason.Excluded
            or Findings.Reason.NotAskedFor
            or Findings.Reason.NoBaseUrl
            or Findings.Reason.WouldCountAClick
            or Findings.Reason.Beacon
            or Findings.Reason.Example
            or Findings.Reason.Interrupted => LinkStatus.Skipped,
            _ => LinkStatus.Unverifiable,
        };
}
